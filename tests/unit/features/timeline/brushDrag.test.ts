import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type MonthSpan, monthIndex, spanBetween } from '#domain/period.ts'
import { indexOfKey, monthsOfKey } from '#features/timeline/PeriodBrush.tsx'
import {
  draggedSpan,
  monthOfDay,
  monthsOfAxis,
  monthUnder,
  nearestBoundary,
  stretchOfSpan,
  timeScale,
  xOf,
} from '#features/timeline/timeAxis.ts'

const AXIS = { firstYear: 2023, lastYear: 2027 }
const BOUNDS = monthsOfAxis(AXIS)
const LEFT = 104
const scaleOf = (width: number) => timeScale(AXIS, LEFT, LEFT + width)

const months = fc.integer({ min: monthIndex(BOUNDS.from), max: monthIndex(BOUNDS.to) })
const span = fc.tuple(months, months).map(([one, other]) => spanBetween(one, other, BOUNDS))
const width = fc.integer({ min: 240, max: 1600 })

describe('the drawn period', () => {
  test('round-trips: its edges map back to its months at any width', () => {
    fc.assert(
      fc.property(span, width, (asked, drawn) => {
        const scale = scaleOf(drawn)
        const { from, to } = stretchOfSpan(asked, scale)
        expect(nearestBoundary(from, scale)).toBe(monthIndex(asked.from))
        expect(nearestBoundary(to, scale)).toBe(monthIndex(asked.to) + 1)
        expect(monthUnder(from + 0.01, scale)).toBe(monthIndex(asked.from))
        expect(monthUnder(to - 0.01, scale)).toBe(monthIndex(asked.to))
      }),
    )
  })

  test('of a year is as wide as its twelve months together', () => {
    const scale = scaleOf(700)
    const widthOf = (asked: MonthSpan) => stretchOfSpan(asked, scale).to - stretchOfSpan(asked, scale).from
    const single = Array.from({ length: 12 }, (_, index) =>
      widthOf({
        from: `2025-${String(index + 1).padStart(2, '0')}`,
        to: `2025-${String(index + 1).padStart(2, '0')}`,
      }),
    )
    expect(widthOf({ from: '2025-01', to: '2025-12' })).toBeCloseTo(single.reduce((sum, one) => sum + one, 0))
  })
})

describe('a drag', () => {
  const scale = scaleOf(700)
  const x = (day: string) => xOf(monthOfDay(day), scale)

  test('over the axis selects the months under it, in either direction', () => {
    const asked = { from: '2024-03', to: '2024-08' }
    const drag = (from: string, to: string) =>
      draggedSpan({ kind: 'new', startX: x(from), span: BOUNDS }, x(to), scale, BOUNDS)
    expect(drag('2024-03-11', '2024-08-20')).toEqual(asked)
    expect(drag('2024-08-20', '2024-03-11')).toEqual(asked)
  })

  test('of an edge snaps to the nearest month boundary', () => {
    const begun = { kind: 'from' as const, startX: 0, span: { from: '2024-01', to: '2025-06' } }
    expect(draggedSpan(begun, x('2024-04-10'), scale, BOUNDS)).toEqual({ from: '2024-04', to: '2025-06' })
    expect(draggedSpan(begun, x('2024-04-21'), scale, BOUNDS)).toEqual({ from: '2024-05', to: '2025-06' })
    expect(draggedSpan({ ...begun, kind: 'to' }, x('2024-04-10'), scale, BOUNDS).to).toBe('2024-03')
  })

  test('of the middle keeps the length, and returns with the pointer', () => {
    fc.assert(
      fc.property(span, fc.integer({ min: -900, max: 900 }), (asked, by) => {
        const begun = { kind: 'move' as const, startX: 400, span: asked }
        const moved = draggedSpan(begun, 400 + by, scale, BOUNDS)
        expect(monthIndex(moved.to) - monthIndex(moved.from)).toBe(
          monthIndex(asked.to) - monthIndex(asked.from),
        )
        expect(draggedSpan(begun, 400, scale, BOUNDS)).toEqual(asked)
      }),
    )
  })
})

test('keys move a handle by month, by year, and to the ends', () => {
  const at = monthIndex('2024-06')
  const by = (key: string, shiftKey = false) => monthsOfKey({ key, shiftKey }, at, BOUNDS)
  expect([by('ArrowRight'), by('ArrowLeft'), by('ArrowUp'), by('ArrowDown')]).toEqual([1, -1, 1, -1])
  expect([by('ArrowRight', true), by('ArrowLeft', true), by('PageUp'), by('PageDown')]).toEqual([
    12, -12, 12, -12,
  ])
  expect([by('Home'), by('End')]).toEqual([-17, 42])
  expect([by('a'), by('Enter'), by(' ')]).toEqual([null, null, null])
})

test('keys go from mark to mark of a row, by year, and to the ends', () => {
  const months = ['2024-01', '2024-06', '2024-06', '2025-07', '2026-01'].map(monthIndex)
  const from = (index: number, key: string) => indexOfKey({ key }, index, months)
  expect(['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp'].map((key) => from(1, key))).toEqual([2, 0, 2, 0])
  expect([from(4, 'ArrowRight'), from(0, 'ArrowLeft')]).toEqual([4, 0])
  expect([from(1, 'PageUp'), from(4, 'PageUp'), from(3, 'PageDown'), from(1, 'PageDown')]).toEqual([
    3, 4, 2, 0,
  ])
  expect([from(2, 'Home'), from(2, 'End'), from(2, 'a')]).toEqual([0, 4, null])
})
