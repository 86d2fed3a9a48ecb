import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { monthAt } from '#domain/months.ts'
import { draggedWindow, rangeArea, windowAt, windowOfKey } from '#features/timeline/LongRange.tsx'
import {
  containsYears,
  limitsOf,
  movedWindow,
  windowAround,
  windowWith,
  windowWithEnd,
  yearsIn,
} from '#features/timeline/timeWindow.ts'
import type { DockSeries } from '#state/selectors/dockSeries.ts'

const LIMITS = { firstYear: 2009, lastYear: 2027 }
const HOME = { firstYear: 2023, lastYear: 2027 }
const of = (firstYear: number, lastYear: number) => ({ firstYear, lastYear })

const years = fc.integer({ min: LIMITS.firstYear, max: LIMITS.lastYear })
const window = fc.tuple(years, years).map(([a, b]) => of(Math.min(a, b), Math.max(a, b)))
const months = fc.integer({ min: 2005 * 12, max: 2030 * 12 })
const span = fc
  .tuple(months, months)
  .map(([a, b]) => ({ from: monthAt(Math.min(a, b)), to: monthAt(Math.max(a, b)) }))
const isWithin = ({ firstYear, lastYear }: typeof HOME) => {
  expect(firstYear).toBeLessThanOrEqual(lastYear)
  expect(firstYear).toBeGreaterThanOrEqual(LIMITS.firstYear)
  expect(lastYear).toBeLessThanOrEqual(LIMITS.lastYear)
}

describe('the years of the axis', () => {
  test('keep their width when moved, and stop at the limits', () => {
    expect(movedWindow(HOME, -3, LIMITS)).toEqual(of(2020, 2024))
    expect(movedWindow(HOME, 1, LIMITS)).toEqual(HOME)
    expect(movedWindow(HOME, -99, LIMITS)).toEqual(of(2009, 2013))
    expect(windowAround(HOME, 2015, LIMITS)).toEqual(of(2013, 2017))
  })

  test('resize at either end, never empty', () => {
    expect(windowWithEnd(HOME, 'first', 2014, LIMITS)).toEqual(of(2014, 2027))
    expect(windowWithEnd(HOME, 'first', 2040, LIMITS)).toEqual(of(2027, 2027))
    expect(windowWithEnd(HOME, 'last', 1999, LIMITS)).toEqual(of(2023, 2023))
  })

  test('contain other years or not', () => {
    expect(containsYears(LIMITS, HOME)).toBe(true)
    expect(containsYears(of(2020, 2026), HOME)).toBe(false)
  })

  test('always stay within the limits', () => {
    fc.assert(
      fc.property(window, fc.integer({ min: -40, max: 40 }), years, (shown, by, year) => {
        const moved = movedWindow(shown, by, LIMITS)
        isWithin(moved)
        expect(yearsIn(moved)).toBe(yearsIn(shown))
        isWithin(windowWithEnd(shown, 'first', year, LIMITS))
        isWithin(windowWithEnd(shown, 'last', year, LIMITS))
      }),
    )
  })
})

describe('a period', () => {
  const seen = (from: string, to: string, shown = HOME) => windowWith(shown, { from, to }, LIMITS)

  test('inside keeps the axis', () => {
    expect(seen('2023-01', '2027-12')).toBe(HOME)
  })

  test('outside moves the axis by whole pages, and back to the same page', () => {
    expect(seen('2022-12', '2022-12')).toEqual(of(2018, 2022))
    expect(seen('2018-03', '2018-05')).toEqual(of(2018, 2022))
    expect(seen('2017-12', '2017-12')).toEqual(of(2013, 2017))
    expect(seen('2009-02', '2010-03')).toEqual(of(2009, 2013))
    expect(seen('2023-01', '2023-01')).toEqual(HOME)
  })

  test('across a page edge moves the axis as little as needed', () => {
    expect(seen('2022-11', '2023-02')).toEqual(of(2022, 2026))
  })

  test('longer than the axis widens it', () => {
    expect(seen('2015-06', '2022-06')).toEqual(of(2015, 2027))
  })

  test('is in view as far as the limits allow', () => {
    fc.assert(
      fc.property(window, span, (shown, asked) => {
        const result = windowWith(shown, asked, LIMITS)
        isWithin(result)
        const clamp = (year: number) => Math.min(Math.max(year, LIMITS.firstYear), LIMITS.lastYear)
        const first = clamp(Number(asked.from.slice(0, 4)))
        const last = clamp(Number(asked.to.slice(0, 4)))
        expect(result.firstYear).toBeLessThanOrEqual(first)
        expect(result.lastYear).toBeGreaterThanOrEqual(last)
      }),
    )
  })
})

test('limits cover all dated marks and every series', () => {
  const series = [
    { from: '2018-01', to: '2026-08' },
    { from: '2009-01', to: '2026-06' },
  ]
  expect(limitsOf(HOME, series)).toEqual(LIMITS)
  expect(limitsOf(HOME, [])).toEqual(HOME)
  expect(limitsOf(null, series)).toEqual(of(2009, 2026))
  expect(limitsOf(null, [])).toBeNull()
})

describe('the long range', () => {
  test('is dragged by its middle and its ends', () => {
    const share = (year: number) => (year - LIMITS.firstYear) / yearsIn(LIMITS)
    const drag = (kind: 'first' | 'last' | 'move', from: number, to: number) =>
      draggedWindow({ kind, start: share(from), window: HOME }, share(to), LIMITS)
    expect(drag('move', 2025, 2020)).toEqual(of(2018, 2022))
    expect(drag('first', 2023, 2015.2)).toEqual(of(2015, 2027))
    expect(drag('last', 2028, 2025)).toEqual(of(2023, 2024))
    expect(drag('first', 2023, 1990)).toEqual(LIMITS)
    expect(windowAt(HOME, share(2015.5), LIMITS)).toEqual(of(2013, 2017))
  })

  test('is moved and resized by keys, ignoring other keys', () => {
    const keys = (...pressed: string[]) =>
      pressed.reduce((shown, key) => windowOfKey(key, shown, LIMITS) ?? shown, HOME)
    expect(keys('ArrowLeft')).toEqual(of(2022, 2026))
    expect(keys('PageDown')).toEqual(of(2018, 2022))
    expect(keys('Home')).toEqual(of(2009, 2013))
    expect(keys('Home', 'End')).toEqual(HOME)
    expect(keys('-')).toEqual(of(2022, 2027))
    expect(keys('+')).toEqual(of(2024, 2027))
    expect(keys('Home', '-')).toEqual(of(2009, 2014))
    expect(windowOfKey('Tab', HOME, LIMITS)).toBeNull()
  })

  const series: DockSeries = {
    unit: 'detections',
    table: 'frontex-detections',
    count: 'detections',
    isByRoute: true,
    publisher: 'Frontex',
    routes: null,
    coverage: { from: '2009-03', to: '2009-06' },
    values: [1, 2, null, 4],
    partial: new Set(),
  }

  test('draws one step per month from the start of the series', () => {
    const area = rangeArea(series, LIMITS, null)
    expect(area).toMatch(/^M2 24V/)
    expect(area.match(/h1/g)).toHaveLength(4)
  })

  test('draws only the covered months of a period', () => {
    const asked = [
      { from: '2008-01', to: '2009-03' },
      { from: '2009-06', to: '2020-01' },
    ]
    const area = rangeArea(series, LIMITS, asked)
    expect(area.match(/M/g)).toHaveLength(2)
    expect(area.match(/h1/g)).toHaveLength(2)
    expect(rangeArea(series, LIMITS, [{ from: '2015-01', to: '2015-02' }])).toBe('')
  })
})
