import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DockSeries } from '#content/timelineModel.ts'
import { type MonthSpan, monthAt, monthIndex, spanBetween } from '#domain/period.ts'
import {
  basePath,
  filledPath,
  hollowPath,
  layoutBars,
  type MonthBar,
  placeOfPeak,
} from '#features/timeline/BarsAxis.tsx'
import { monthRows } from '#features/timeline/DockTable.tsx'
import { monthsOfAxis, stretchesOf, stretchOfSpan, timeScale } from '#features/timeline/timeAxis.ts'

const AXIS = { firstYear: 2023, lastYear: 2027 }
const BOUNDS = monthsOfAxis(AXIS)
const SCALE = timeScale(AXIS, 104, 634)
const HEIGHT = 50

function seriesOf(from: string, values: readonly (number | null)[], partial: string[] = []): DockSeries {
  return {
    unit: 'detections',
    table: 'frontex-detections',
    count: 'detections',
    isByRoute: true,
    publisher: 'Frontex',
    routes: null,
    coverage: { from, to: monthAt(monthIndex(from) + values.length - 1) },
    values,
    partial: new Set(partial),
  }
}

const layoutOf = (series: DockSeries) => layoutBars({ series, bounds: BOUNDS, scale: SCALE, height: HEIGHT })

/** The bars that the clip of a period shows whole; none is cut. */
function barsInside(series: DockSeries, spans: readonly MonthSpan[]): readonly MonthBar[] {
  const clip = stretchesOf(spans, series.coverage, SCALE)
  const { bars } = layoutOf(series)
  for (const { from, to } of clip) {
    for (const bar of bars) expect(bar.from < from && from < bar.to).toBe(false)
    for (const bar of bars) expect(bar.from < to && to < bar.to).toBe(false)
  }
  return bars.filter((bar) => clip.some(({ from, to }) => from <= bar.from && bar.to <= to))
}

describe('bars', () => {
  test('align with their months and have heights in proportion', () => {
    const { bars, isDense } = layoutOf(seriesOf('2024-03', [200, 100, 0]))
    expect(bars.map(({ month }) => month)).toEqual(['2024-03', '2024-04', '2024-05'])
    for (const bar of bars) {
      const { from, to } = stretchOfSpan({ from: bar.month, to: bar.month }, SCALE)
      expect(bar.from).toBeGreaterThan(from)
      expect(bar.to).toBeLessThan(to)
    }
    const [high, half, zero] = bars
    expect(high?.height).toBeLessThan(HEIGHT)
    expect(half?.height).toBeCloseTo((high?.height ?? 0) / 2)
    expect(zero?.height).toBe(0)
    expect(isDense).toBe(false)
  })

  test('are absent outside the series', () => {
    const { bars, end } = layoutOf(seriesOf('2024-03', [5, 5]))
    expect(bars).toHaveLength(2)
    expect(end).toBeCloseTo(stretchOfSpan({ from: '2024-04', to: '2024-04' }, SCALE).to)
  })

  test('a series that continues beyond the axis has no end there', () => {
    const { bars, end } = layoutOf(
      seriesOf(
        '2022-01',
        Array.from({ length: 100 }, () => 1),
      ),
    )
    expect(bars).toHaveLength(60)
    expect(end).toBeNull()
  })

  test('scale to the visible months, of which the highest is known', () => {
    const { most, bars } = layoutOf(seriesOf('2022-12', [90_000, 40, 90]))
    expect([most?.month, most?.value]).toEqual(['2023-02', 90])
    expect(bars[1]?.height).toBeGreaterThan(40)
  })

  test('zero has a baseline, "not stated" has none', () => {
    const { bars } = layoutOf(seriesOf('2024-01', [3, 0, null, 4]))
    expect(bars.map(({ value }) => value)).toEqual([3, 0, null, 4])
    const [x0, , x2, x3] = bars.map(({ from }) => Math.round(from * 100) / 100)
    const line = basePath(bars, HEIGHT)
    expect(line.match(/M[\d.]+/g)).toEqual([`M${x0}`, `M${x3}`])
    expect(line).not.toContain(`M${x2}`)
    expect(filledPath(bars, HEIGHT).match(/M/g)).toHaveLength(2)
  })

  test('a small value still has a visible bar', () => {
    const [, little] = layoutOf(seriesOf('2024-01', [100_000, 1])).bars
    expect(little?.height).toBe(1)
  })

  test('a partial month is marked', () => {
    const { bars } = layoutOf(seriesOf('2026-05', [8, 9], ['2026-06']))
    expect(bars.map(({ isPartial }) => isPartial)).toEqual([false, true])
  })

  test('are inside for any period of the numbers, and outside the rest', () => {
    const series = seriesOf(
      '2023-01',
      Array.from({ length: 36 }, () => 1),
    )
    const inside = (spans: readonly MonthSpan[]) => barsInside(series, spans).map(({ month }) => month)
    expect(inside([BOUNDS])).toHaveLength(36)
    expect(inside([])).toHaveLength(0)
    const runs = [
      { from: '2023-02', to: '2023-02' },
      { from: '2025-11', to: '2026-02' },
    ]
    expect(inside(runs)).toEqual(['2023-02', '2025-11', '2025-12'])
  })

  test('touch when narrow, and hollow ones merge into one line along their tops', () => {
    const axis = { firstYear: 2009, lastYear: 2027 }
    const { bars, isDense } = layoutBars({
      series: seriesOf('2023-01', [1, 2, 3]),
      bounds: monthsOfAxis(axis),
      scale: timeScale(axis, 0, 530),
      height: HEIGHT,
    })
    expect(isDense).toBe(true)
    expect(bars[0]?.to).toBeCloseTo(bars[1]?.from ?? 0)
    expect(hollowPath(bars, HEIGHT, 1.5, true).match(/M/g)).toHaveLength(1)
    expect(hollowPath(bars, HEIGHT, 1.5, false).match(/M/g)).toHaveLength(3)
  })

  test('of an all-zero series have no highest', () => {
    const { most, bars } = layoutOf(seriesOf('2024-01', [0, 0]))
    expect(most).toBeNull()
    expect(filledPath(bars, HEIGHT)).toBe('')
  })
})

describe('the table', () => {
  const months = fc.integer({ min: monthIndex(BOUNDS.from), max: monthIndex(BOUNDS.to) })
  const span = fc.tuple(months, months).map(([one, other]) => spanBetween(one, other, BOUNDS))
  const series = fc
    .tuple(months, fc.array(fc.integer({ min: 0, max: 300_000 }), { minLength: 1, maxLength: 60 }))
    .map(([from, values]) => seriesOf(monthAt(from), values))

  test('has the bars of the period, adding up to its sum', () => {
    fc.assert(
      fc.property(series, span, (drawn, asked) => {
        const dark = barsInside(drawn, [asked])
        const { rows, sum } = monthRows(drawn, [asked])
        expect(rows.map(({ month, value }) => [month, value])).toEqual(
          dark.map(({ month, value }) => [month, value]),
        )
        const total = dark.reduce((all, { value }) => all + (value ?? 0), 0)
        expect(sum).toBe(dark.length === 0 ? null : total)
      }),
    )
  })

  test('has all bars of the axis without a period', () => {
    fc.assert(
      fc.property(series, (drawn) => {
        const { bars } = layoutOf(drawn)
        const all = bars.reduce((sum, { value }) => sum + (value ?? 0), 0)
        expect(monthRows(drawn, [BOUNDS]).sum ?? 0).toBe(all)
      }),
    )
  })

  test('has no sum when a month is not stated, and marks a partial one', () => {
    const shown = monthRows(seriesOf('2024-01', [3, null, 4], ['2024-03']), [BOUNDS])
    expect(shown.rows.map(({ value }) => value)).toEqual([3, null, 4])
    expect(shown.sum).toBeNull()
    expect(shown.isPartial).toBe(true)
    expect(shown.spans).toEqual([{ from: '2024-01', to: '2024-03' }])
  })
})

describe('the words about the highest bar', () => {
  const placeIn = (values: readonly number[], width = 60) => {
    const layout = layoutOf(seriesOf('2023-01', values))
    if (!layout.most) throw new Error('no highest bar')
    return { ...layout, most: layout.most, x: placeOfPeak(layout, layout.most, width, SCALE), width }
  }
  const covered = ({ bars, x, width, height }: ReturnType<typeof placeIn>) =>
    bars.filter((bar) => bar.to > x && bar.from < x + width && bar.height > height - 13)

  test('stand right of it over lower bars', () => {
    const { x, most } = placeIn([10, 100, 10, 10, 10, 10, 10, 10, 10, 10])
    expect(x).toBe(most.to + 2)
  })

  test('stand left of it where the next bars are as high', () => {
    const place = placeIn([...Array(12).fill(10), 100, 95, 96, 97, 90, 90, 90, 90, 90, 90, 90])
    expect(place.x + 60).toBeLessThan(place.most.from)
    expect(covered(place)).toEqual([])
  })

  test('stand further off where it is among high bars', () => {
    const place = placeIn([...Array(12).fill(10), 95, 95, 95, 100, 95, 95, 95, 95, ...Array(12).fill(10)])
    expect(covered(place)).toEqual([])
  })

  test('stay on the axis', () => {
    const place = placeIn(Array(60).fill(90))
    expect(place.x).toBeGreaterThanOrEqual(SCALE.left)
    expect(place.x + 60).toBeLessThanOrEqual(SCALE.right)
  })
})
