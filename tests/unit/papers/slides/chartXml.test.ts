import { expect, test } from 'vitest'
import type { FigureUnit } from '#domain/figureUnit.ts'
import { chartXml } from '#papers/slides/shapesXml.ts'
import { CHART, OWN_TEMPLATE } from '#tests/support/slideTalks.ts'

/** The inside of the bars of each series of a written chart, and whether they have an outline. */
function looksOf(unit: FigureUnit, periods: 1 | 2): readonly string[] {
  const { chart: slot } = OWN_TEMPLATE.frames['text-chart'].slots
  if (!slot) throw new Error('the layout has a chart')
  const item = {
    kind: 'chart' as const,
    name: 'Chart',
    slot,
    chart: { ...CHART, unit, series: CHART.series.slice(-periods) },
    categories: CHART.categories,
    colours: ['#6a1b9a', '#8d959d'] as const,
    isRanked: false,
    labels: null,
    unit,
    alt: '',
  }
  const series = chartXml(item, 'en', false).match(/<c:ser>.*?<\/c:ser>/gs) ?? []
  return series.map((one) => {
    const look = /<c:spPr>(.*?)<\/c:spPr>/s.exec(one)?.[1] ?? ''
    const inside = look.startsWith('<a:noFill/>')
      ? 'none'
      : look.split('<a:ln')[0]?.includes('<a:alpha')
        ? 'pale'
        : 'full'
    return look.includes('<a:ln') ? `${inside}, outlined` : inside
  })
}

test('bars of arrivals alone are hollow; of two periods the later is full and the earlier pale, whatever they count', () => {
  expect(looksOf('arrivals', 1)).toEqual(['none, outlined'])
  expect(looksOf('detections', 1)).toEqual(['full'])
  for (const unit of ['arrivals', 'detections'] as const)
    expect(looksOf(unit, 2)).toEqual(['pale, outlined', 'full'])
})

test('months below narrow columns are named as far as they do not run together', () => {
  const { chart: slot } = OWN_TEMPLATE.frames['text-chart'].slots
  if (!slot) throw new Error('the layout has a chart')
  const skipIn = (w: number) => {
    const categories = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec']
    const chart = { ...CHART, over: 'months' as const }
    const item = {
      kind: 'chart' as const,
      name: 'Chart',
      slot: { ...slot, box: { ...slot.box, w } },
      chart,
      categories,
    }
    const rest = { colours: ['#6a1b9a', '#8d959d'] as const, isRanked: false, labels: null, alt: '' }
    return /tickLblSkip val="(\d+)"/.exec(chartXml({ ...item, ...rest, unit: 'detections' }, 'en', true))?.[1]
  }
  expect([8, 4.5, 3].map(skipIn)).toEqual([undefined, '2', '3'])
})
