import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  askedSpans,
  cutSpan,
  daysOfSpan,
  hullOf,
  monthAt,
  monthCount,
  monthIndex,
  movedSpan,
  spanBetween,
  spanWithEnd,
} from '#domain/months.ts'
import type { MonthSpan } from '#domain/period.ts'

const BOUNDS: MonthSpan = { from: '2023-01', to: '2027-12' }
const FIRST = monthIndex(BOUNDS.from)
const LAST = monthIndex(BOUNDS.to)

const span = fc
  .tuple(fc.integer({ min: FIRST, max: LAST }), fc.integer({ min: FIRST, max: LAST }))
  .map(([one, other]) => spanBetween(one, other, BOUNDS))

const isInside = ({ from, to }: MonthSpan) => from >= BOUNDS.from && to <= BOUNDS.to && from <= to

describe('months as numbers', () => {
  test('count on over the end of a year', () => {
    expect(monthAt(monthIndex('2024-12') + 1)).toBe('2025-01')
    expect(monthAt(monthIndex('2025-01') - 1)).toBe('2024-12')
  })

  test('come back as they went', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900 * 12, max: 2099 * 12 + 11 }), (index) => {
        expect(monthIndex(monthAt(index))).toBe(index)
      }),
    )
  })

  test('a span runs to the day before the month after it', () => {
    expect(daysOfSpan({ from: '2024-02', to: '2024-12' })).toEqual({ start: '2024-02-01', end: '2025-01-01' })
  })
})

describe('a period that is moved', () => {
  test('keeps its width and stays inside the bounds, however far it is moved', () => {
    fc.assert(
      fc.property(span, fc.integer({ min: -200, max: 200 }), (asked, by) => {
        const moved = movedSpan(asked, by, BOUNDS)
        expect(isInside(moved)).toBe(true)
        expect(monthCount(moved)).toBe(monthCount(asked))
      }),
    )
  })

  test('goes so many months on', () => {
    expect(movedSpan({ from: '2024-11', to: '2025-02' }, 3, BOUNDS)).toEqual({
      from: '2025-02',
      to: '2025-05',
    })
  })

  test('that is wider than the bounds stays where it is', () => {
    const wide = { from: '2020-01', to: '2030-12' }
    expect(movedSpan(wide, 5, BOUNDS)).toEqual(wide)
  })
})

describe('an end that is set', () => {
  test('never passes the other end nor the bounds', () => {
    const end = fc.constantFrom('from' as const, 'to' as const)
    fc.assert(
      fc.property(span, end, fc.integer({ min: FIRST - 99, max: LAST + 99 }), (asked, which, month) => {
        const set = spanWithEnd(asked, which, month, BOUNDS)
        expect(isInside(set)).toBe(true)
        const other = which === 'from' ? 'to' : 'from'
        expect(set[other]).toBe(asked[other])
      }),
    )
  })
})

describe('what the filters ask', () => {
  test('is the period, else each run of years, else nothing', () => {
    expect(askedSpans({ years: [], period: { from: '2025-03', to: '2025-08' } })).toEqual([
      { from: '2025-03', to: '2025-08' },
    ])
    expect(askedSpans({ years: [2025, 2023, 2024, 2027, 'not-stated'], period: null })).toEqual([
      { from: '2023-01', to: '2025-12' },
      { from: '2027-01', to: '2027-12' },
    ])
    expect(askedSpans({ years: ['not-stated'], period: null })).toEqual([])
  })

  test('has one hull, and of a hull only what the axis shows', () => {
    const runs = askedSpans({ years: [2021, 2024], period: null })
    const hull = hullOf(runs)
    expect(hull).toEqual({ from: '2021-01', to: '2024-12' })
    expect(hull && cutSpan(hull, BOUNDS)).toEqual({ from: '2023-01', to: '2024-12' })
    expect(cutSpan({ from: '2020-01', to: '2020-12' }, BOUNDS)).toBeNull()
    expect(hullOf([])).toBeNull()
  })
})
