import { expect, test } from 'vitest'
import type { FigureUnit } from '#domain/figureUnit.ts'
import { chartXml } from '#papers/slides/shapesXml.ts'
import { CHART, OWN_TEMPLATE } from '#tests/support/slideTalks.ts'

/** Whether the bars of each series of a written chart are hollow. */
function areHollow(unit: FigureUnit): readonly boolean[] {
  const { chart: slot } = OWN_TEMPLATE.frames['text-chart'].slots
  if (!slot) throw new Error('the layout has a chart')
  const item = {
    kind: 'chart' as const,
    name: 'Chart',
    slot,
    chart: { ...CHART, unit },
    categories: CHART.categories,
    colours: ['#6a1b9a', '#8d959d'] as const,
    isRanked: false,
    labels: null,
    unit,
    alt: '',
  }
  const series = chartXml(item, 'en', false).match(/<c:ser>.*?<\/c:ser>/gs) ?? []
  return series.map((one) => one.includes('<c:spPr><a:noFill/><a:ln'))
}

test('bars of arrivals are hollow, those of the year before and of detections filled', () => {
  expect(areHollow('arrivals')).toEqual([true, false])
  expect(areHollow('detections')).toEqual([false, false])
})
