import { describe, expect, test } from 'vitest'
import { timelineModel } from '#content/timelineModel.ts'
import { DENSITY_HEIGHT, layoutDensity } from '#features/timeline/DensityLane.tsx'
import { timeScale, xOf } from '#features/timeline/timeAxis.ts'
import { eventOf, measureOf, on } from '#tests/support/builders.ts'

const SCALE = timeScale({ firstYear: 2024, lastYear: 2026 }, 100, 460)
const MONTH = 10

const marksOf = (measures: ReturnType<typeof measureOf>[], events: ReturnType<typeof eventOf>[] = []) =>
  timelineModel({ measures, events, numbers: new Map(), isNumbered: false }).marks

const done = (id: string, date: string) => measureOf({ id, period: on(date) })
const planned = (id: string, date: string) => measureOf({ id, status: 'planned', period: on(date) })

/** Left edge, height and side of the baseline of each bar of a path. */
function barsOf(d: string, baseline: number) {
  return [...d.matchAll(/M([\d.]+) ([\d.]+)h[\d.]+v([\d.]+)/g)].map(([, x, y, height]) => ({
    x: Number(x),
    height: Number(height),
    isUp: Number(y) < baseline,
  }))
}

describe('the density lane', () => {
  test('has one bar per month, done up and planned down, on one scale', () => {
    const marks = marksOf([
      done('a', '2024-03-11'),
      done('b', '2024-03'),
      planned('c', '2024-03-20'),
      done('d', '2025-01-01'),
    ])
    const { bars, baseline, byMonth } = layoutDensity(marks, SCALE)
    const [march, january] = barsOf(bars.done, baseline)
    const [plan] = barsOf(bars.planned, baseline)
    expect([march?.isUp, january?.isUp, plan?.isUp]).toEqual([true, true, false])
    expect(march?.height).toBeCloseTo((january?.height ?? 0) * 2)
    expect(march?.x).toBeGreaterThan(xOf(2024 * 12 + 2, SCALE))
    expect(march?.x).toBeLessThan(xOf(2024 * 12 + 2, SCALE) + MONTH / 2)
    expect([...byMonth].map(([month, own]) => [month, own.length])).toEqual([
      [2024 * 12 + 2, 3],
      [2025 * 12, 1],
    ])
  })

  test('keeps the highest month inside', () => {
    const many = Array.from({ length: 40 }, (_, index) => done(`m${index}`, '2024-03-11'))
    const { bars, baseline } = layoutDensity(marksOf(many), SCALE)
    const [bar] = barsOf(bars.done, baseline)
    expect(bar?.height).toBeLessThanOrEqual(baseline)
    expect(baseline).toBeLessThan(DENSITY_HEIGHT)
  })

  test('counts what began before the last year of the axis and counts in it', () => {
    const until = (id: string, start: string, end: string) =>
      measureOf({ id, period: { start, end, precision: 'day' as const } })
    const marks = marksOf([
      until('a', '2025-03-11', '2027-12-31'),
      until('b', '2024-01-01', '2026-01-01'),
      until('c', '2023-03-11', '2026-05-31'),
      until('d', '2026-01-01', '2027-12-31'),
      until('e', '2025-03-11', '2025-12-31'),
      done('f', '2025-03'),
    ])
    expect(layoutDensity(marks, SCALE).carried).toBe(3)
  })

  test('puts what has no month at the head of its first year, not into a month', () => {
    const years = { start: '2025-01-01', end: '2027-12-31', precision: 'year' as const }
    const marks = marksOf([done('a', '2025'), measureOf({ id: 'b', period: years }), measureOf({ id: 'c' })])
    const { heads, byMonth, bars, events } = layoutDensity(marks, SCALE)
    expect(heads.map(({ year, x, marks: own }) => [year, x, own.map(({ id }) => id)])).toEqual([
      [2025, xOf(2025 * 12, SCALE), ['a', 'b']],
    ])
    expect(byMonth.size).toBe(0)
    expect([bars, events]).toEqual([{ done: '', planned: '', gap: '' }, []])
  })

  test('draws an event at its day, or in the middle of its month', () => {
    const centre = (date: string) => {
      const marks = marksOf([], [eventOf({ id: 'e', date: on(date) })])
      const [event] = layoutDensity(marks, SCALE).events
      return Number(/M([\d.]+)/.exec(event?.d ?? '')?.[1]) + 3.6
    }
    expect(centre('2025-01-01')).toBeCloseTo(xOf(2025 * 12, SCALE))
    expect(centre('2025-01')).toBeCloseTo(xOf(2025 * 12 + 0.5, SCALE))
  })

  test('leaves out what starts before or after the axis', () => {
    const marks = marksOf([done('a', '2023-12-31'), done('b', '2027-01-01')])
    expect(layoutDensity(marks, SCALE).byMonth.size).toBe(0)
  })
})
