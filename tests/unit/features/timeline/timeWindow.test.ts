import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { monthAt } from '#domain/period.ts'
import { limitsOf, movedWindow, windowChoices, windowWith } from '#features/timeline/useDockTime.ts'

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
  })

  test('always stay within the limits', () => {
    fc.assert(
      fc.property(window, fc.integer({ min: -40, max: 40 }), (shown, by) => {
        const moved = movedWindow(shown, by, LIMITS)
        isWithin(moved)
        expect(moved.lastYear - moved.firstYear).toBe(shown.lastYear - shown.firstYear)
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

test('the windows to choose from are the default years, all years, and each default year', () => {
  expect(windowChoices(HOME, LIMITS)).toEqual([
    HOME,
    LIMITS,
    of(2023, 2023),
    of(2024, 2024),
    of(2025, 2025),
    of(2026, 2026),
    of(2027, 2027),
  ])
  expect(windowChoices(HOME, HOME)).toHaveLength(6)
})
