import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cutSpan,
  daysOfSpan,
  hullOf,
  joinedSpans,
  type MonthSpan,
  monthAt,
  monthCount,
  monthIndex,
  movedSpan,
  spanBetween,
  spanWithEnd,
} from '#domain/period.ts'

const BOUNDS: MonthSpan = { from: '2023-01', to: '2027-12' }
const FIRST = monthIndex(BOUNDS.from)
const LAST = monthIndex(BOUNDS.to)

const span = fc
  .tuple(fc.integer({ min: FIRST, max: LAST }), fc.integer({ min: FIRST, max: LAST }))
  .map(([one, other]) => spanBetween(one, other, BOUNDS))

const isInside = ({ from, to }: MonthSpan) => from >= BOUNDS.from && to <= BOUNDS.to && from <= to

describe('month indexes', () => {
  test('continue across the end of a year', () => {
    expect(monthAt(monthIndex('2024-12') + 1)).toBe('2025-01')
    expect(monthAt(monthIndex('2025-01') - 1)).toBe('2024-12')
  })

  test('round-trip', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900 * 12, max: 2099 * 12 + 11 }), (index) => {
        expect(monthIndex(monthAt(index))).toBe(index)
      }),
    )
  })

  test('a span ends, in days, on the first day of the following month', () => {
    expect(daysOfSpan({ from: '2024-02', to: '2024-12' })).toEqual({ start: '2024-02-01', end: '2025-01-01' })
  })
})

describe('moving a period', () => {
  test('keeps its length and stays within the bounds, however far it moves', () => {
    fc.assert(
      fc.property(span, fc.integer({ min: -200, max: 200 }), (asked, by) => {
        const moved = movedSpan(asked, by, BOUNDS)
        expect(isInside(moved)).toBe(true)
        expect(monthCount(moved)).toBe(monthCount(asked))
      }),
    )
  })

  test('shifts both ends by the number of months', () => {
    expect(movedSpan({ from: '2024-11', to: '2025-02' }, 3, BOUNDS)).toEqual({
      from: '2025-02',
      to: '2025-05',
    })
  })

  test('leaves a period wider than the bounds in place', () => {
    const wide = { from: '2020-01', to: '2030-12' }
    expect(movedSpan(wide, 5, BOUNDS)).toEqual(wide)
  })
})

describe('setting one end', () => {
  test('never passes the other end or the bounds', () => {
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

describe('runs of months', () => {
  test('are in order, those that touch or overlap joined', () => {
    const year = (of: number) => ({ from: `${of}-01`, to: `${of}-12` })
    expect(joinedSpans([year(2025), year(2023), year(2024), year(2027)])).toEqual([
      { from: '2023-01', to: '2025-12' },
      year(2027),
    ])
    expect(joinedSpans([year(2025), { from: '2025-03', to: '2025-05' }])).toEqual([year(2025)])
    expect(joinedSpans([])).toEqual([])
  })

  test('have one hull, which is cut to the bounds of the axis', () => {
    const hull = hullOf([
      { from: '2021-01', to: '2021-12' },
      { from: '2024-01', to: '2024-12' },
    ])
    expect(hull).toEqual({ from: '2021-01', to: '2024-12' })
    expect(hull && cutSpan(hull, BOUNDS)).toEqual({ from: '2023-01', to: '2024-12' })
    expect(cutSpan({ from: '2020-01', to: '2020-12' }, BOUNDS)).toBeNull()
    expect(hullOf([])).toBeNull()
  })
})
