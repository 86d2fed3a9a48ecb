import { describe, expect, test } from 'vitest'
import type { PictureShape } from '#lib/picture.ts'
import { cutToWidth, textWidth } from '#lib/textWidth.ts'
import { type ChartDrawing, chartPicture } from '#picture/charts/chartPicture.ts'
import { hatch } from '#picture/charts/marks.ts'
import { type PlotSeries, uncoveredRuns } from '#picture/charts/plotModel.ts'
import { MAP_COLOURS, ROUTE_COLOURS } from '#picture/palette.ts'

const WHOLE = ['whole', 'whole', 'whole'] as const
const columns = ['A', 'B', 'C'].map((label) => ({ key: label, label, name: label }))
const published: PlotSeries = {
  id: 'now',
  name: 'This year',
  colour: 'var(--route-channel, var(--bar))',
  look: 'solid',
  values: [30, 60, null],
  states: ['whole', 'partial', 'uncovered'],
  months: [null, null, null],
}
const before: PlotSeries = {
  ...published,
  id: 'before',
  name: 'Before',
  look: 'dashed',
  values: [10, 20, 30],
  states: WHOLE,
}
const own: PlotSeries = { ...before, id: 'own', name: 'Yours', look: 'points', values: [null, 45, null] }
const number = (value: number) => `${value}`

const DRAWINGS: readonly ChartDrawing[] = [
  {
    kind: 'series',
    form: 'bars',
    columns,
    series: [published, before, own],
    height: 144,
    number,
    axisNumber: number,
  },
  {
    kind: 'series',
    form: 'lines',
    columns,
    series: [published, before, own],
    height: 144,
    number,
    axisNumber: number,
  },
  { kind: 'multiples', columns, series: [published, before], isOneScale: false, number },
  {
    kind: 'bars',
    number,
    groups: [{ heading: 'Detections', bars: [{ key: 'a', label: 'Name', count: 7 }] }],
  },
  {
    kind: 'statuses',
    bars: [{ key: '1', label: '2025', done: 3, planned: 2, gap: 1 }],
    names: { done: 'Done', planned: 'Planned', gap: 'Gap' },
  },
  {
    kind: 'flows',
    sources: [{ key: 's', name: 'Syria', text: '3', values: [{ value: 3, text: '3' }, null] }],
    targets: [
      { key: 'a', name: 'First', text: '3', colour: 'var(--route-channel)' },
      { key: 'b', name: 'Second', text: '0', colour: 'var(--bar)' },
    ],
  },
  {
    kind: 'dumbbells',
    times: { before: '2024', after: '2025' },
    rows: [
      {
        key: 'a',
        name: 'Here',
        before: 10,
        after: 20,
        text: '10 → 20',
        colour: 'var(--bar)',
        isHollow: false,
      },
      {
        key: 'b',
        name: 'There',
        before: null,
        after: 5,
        text: '5',
        colour: 'var(--route-nowhere, var(--ink-3))',
        isHollow: true,
      },
    ],
    number,
  },
]
const drawn = (drawing: ChartDrawing | undefined, theme: 'light' | 'dark' = 'light') => {
  if (!drawing) throw new Error('no drawing')
  const picture = chartPicture(drawing, { title: 'Title', description: 'Description', theme })
  return {
    ...picture,
    shapes: picture.panels.flatMap((panel) => panel.shapes),
    texts: picture.panels.flatMap((panel) => panel.texts.map(({ text }) => text)),
  }
}
/** Heights of filled bars: `M x y h width v height`. */
const heights = (shapes: readonly PictureShape[], fill: string) =>
  shapes.flatMap((shape) => {
    const height = /^M[\d.]+ [\d.]+h[\d.]+v([\d.]+)/.exec(shape.d)?.[1]
    return shape.fill === fill && height !== undefined ? [Number(height)] : []
  })

describe('a chart in a file', () => {
  test.each(DRAWINGS.map((drawing) => [drawing.kind, drawing] as const))(
    '%s: has colours of its theme alone, inside the page',
    (_, drawing) => {
      for (const theme of ['light', 'dark'] as const) {
        const { shapes, panels, width, scale } = drawn(drawing, theme)
        const texts = panels.flatMap((panel) => panel.texts)
        for (const colour of [
          ...shapes.flatMap(({ fill, stroke }) => [fill, stroke]),
          ...texts.map(({ fill }) => fill),
        ])
          expect(colour ?? '#000000').toMatch(/^#[0-9a-f]{6}$/)
        expect(shapes.map(({ d }) => d).join()).not.toMatch(/NaN|undefined|Infinity/)
        for (const panel of panels)
          for (const { x, y } of panel.texts) {
            expect(x).toBeLessThanOrEqual(width / scale)
            expect(y).toBeLessThanOrEqual(panel.height)
          }
      }
    },
  )

  test('bars are as high as their values; a partial one is hatched, and what is not covered is not drawn', () => {
    const { shapes, texts } = drawn(DRAWINGS[0])
    const { channel } = ROUTE_COLOURS.light
    // The scale ends at 60: 116 px.
    expect(heights(shapes, channel ?? '')[1]).toBeCloseTo(58, 0)
    const outline = shapes.find(({ stroke, dash }) => stroke === channel && dash !== null)
    expect(outline?.d).toMatch(/^M[\d.]+ 8\.75h/)
    expect(texts).toEqual(
      expect.arrayContaining(['This year', 'Before', 'Yours', '0', '20', '60', 'A', 'B', 'C']),
    )
  })

  test('lines break where a value is missing, have their names, and own values beside their signs', () => {
    const { shapes, texts } = drawn(DRAWINGS[1])
    const line = shapes.find(
      ({ stroke, strokeWidth }) => stroke === ROUTE_COLOURS.light.channel && strokeWidth === 1.75,
    )
    expect(line?.d.match(/[ML]/g)).toEqual(['M', 'L'])
    expect(texts).toEqual(expect.arrayContaining(['This year', 'Before', 'Yours', '45']))
  })

  test('each small plot has its own scale, or all have one', () => {
    const tops = (isOneScale: boolean) => {
      const drawing = DRAWINGS[2]
      return drawn(drawing?.kind === 'multiples' ? { ...drawing, isOneScale } : undefined).texts.filter(
        (text) => /^\d+$/.test(text),
      )
    }
    expect(tops(false)).toEqual(['60', '30'])
    expect(tops(true)).toEqual(['60', '60'])
  })

  test('a value that is not stated has its words and no bar', () => {
    const bars = [
      { key: 'a', label: 'First', count: 8 },
      { key: 'b', label: 'Second', count: null, text: 'not stated' },
    ]
    const { shapes, texts } = drawn({ kind: 'bars', number: null, groups: [{ heading: null, bars }] })
    expect(heights(shapes, '#454d57')).toHaveLength(1)
    expect(texts).toContain('not stated')
  })

  test('statuses stack by number; a done part is filled, a planned one outlined, a gap hatched', () => {
    const { shapes, texts } = drawn(DRAWINGS[4])
    const [key, done] = heights(shapes, '#454d57')
    const planned = heights(shapes, MAP_COLOURS.light.paper)[2]
    expect(key).toBe(10)
    expect((done ?? 0) / ((planned ?? 0) + 1.2)).toBeCloseTo(1.5, 1)
    expect(texts).toEqual(expect.arrayContaining(['Done', 'Planned', 'Gap', '2025']))
  })

  test('a band has the colour of its target, and no value draws none', () => {
    const bands = drawn(DRAWINGS[5]).shapes.filter(({ opacity }) => opacity < 1)
    expect(bands.map(({ fill }) => fill)).toEqual([ROUTE_COLOURS.light.channel])
  })

  test('a dumbbell with one value draws that one', () => {
    const { shapes, texts } = drawn(DRAWINGS[6])
    // Two signs of the key, two of the first row, one of the second.
    expect(shapes.filter(({ d }) => d.includes('a'))).toHaveLength(5)
    expect(texts).toEqual(expect.arrayContaining(['2024', '2025', 'Here', '10 → 20', 'There', '5']))
  })

  test('a colour that no theme has is refused', () => {
    const bars = [{ key: 'a', label: 'a', count: 1, colour: 'var(--none)' }]
    const drawing = { kind: 'bars', number: null, groups: [{ heading: null, bars }] } as const
    expect(() => drawn(drawing)).toThrow('no theme has the colour var(--none)')
  })
})

test('a hatch stays inside its rectangle', () => {
  const numbers = hatch({ x: 10, y: 20, width: 6, height: 30 }, 'red', 4, 1).d.match(/[\d.]+ [\d.]+/g) ?? []
  expect(numbers.length).toBeGreaterThan(6)
  for (const [x = 0, y = 0] of numbers.map((pair) => pair.split(' ').map(Number))) {
    expect(x).toBeGreaterThanOrEqual(10)
    expect(x).toBeLessThanOrEqual(16)
    expect(y).toBeGreaterThanOrEqual(20)
    expect(y).toBeLessThanOrEqual(50)
  }
})

test('groups adjacent columns without data into runs', () => {
  const states: PlotSeries['states'] = ['uncovered', 'uncovered', 'whole', 'partial', 'uncovered']
  expect(uncoveredRuns([{ ...published, values: [], states }])).toEqual([
    { from: 0, to: 1 },
    { from: 4, to: 4 },
  ])
  expect(uncoveredRuns([])).toEqual([])
})

test('a text is truncated only without room, and then fits', () => {
  expect(cutToWidth('Short', 100, 11)).toBe('Short')
  const cut = cutToWidth('A name that is far too long', 60, 11)
  expect(cut).toMatch(/^A name.*…$/)
  expect(textWidth(cut, 11)).toBeLessThanOrEqual(60)
})
