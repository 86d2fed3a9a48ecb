import { describe, expect, test } from 'vitest'
import { timelineMarks } from '#content/timelineModel.ts'
import { layoutRows, marksAt, ROWS_HEIGHT } from '#features/timeline/layoutRows.ts'
import { timeScale, xOf } from '#features/timeline/timeAxis.ts'
import { eventOf, measureOf, on } from '#tests/support/builders.ts'

const SCALE = timeScale({ firstYear: 2024, lastYear: 2026 }, 100, 460)

const rowsOf = (measures: ReturnType<typeof measureOf>[], events: ReturnType<typeof eventOf>[] = []) =>
  layoutRows({
    marks: timelineMarks({ measures, events, numbers: new Map(), isNumbered: false }),
    scale: SCALE,
    size: 12,
    titleOf: ({ id }) => `Title of ${id}`,
  })
const done = (id: string, date: string) => measureOf({ id, period: on(date) })
const middle = ({ sign }: { sign: { x: number; width: number } } = { sign: { x: Number.NaN, width: 0 } }) =>
  sign.x + sign.width / 2

describe('the rows of measures and events', () => {
  test('have a measure in its month, an event at its day or in the middle of its month', () => {
    const { measures, events } = rowsOf(
      [done('a', '2025-03-11')],
      [eventOf({ id: 'day', date: on('2025-01-01') }), eventOf({ id: 'month', date: on('2025-01') })],
    )
    expect(middle(measures[0])).toBeCloseTo(xOf(2025 * 12 + 2.5, SCALE))
    expect(events.map(middle)).toEqual([xOf(2025 * 12, SCALE), xOf(2025 * 12 + 0.5, SCALE)])
  })

  test('leave out what has no month or lies beyond the axis, and releases of data', () => {
    const release = eventOf({ id: 'r', date: on('2025-01-01'), category: 'data-release' })
    const { measures, events } = rowsOf(
      [done('a', '2025'), done('b', '2023-12'), measureOf({ id: 'c' })],
      [release],
    )
    expect([measures, events]).toEqual([[], []])
  })

  test('give the measures all the height where there is no event', () => {
    expect(rowsOf([done('a', '2025-03')]).ground).toBe(ROWS_HEIGHT)
    const event = eventOf({ id: 'e', date: on('2025-01-01') })
    expect(rowsOf([done('a', '2025-03')], [event]).ground).toBeLessThan(ROWS_HEIGHT)
  })

  test('have titles with eight measures, not with nine', () => {
    const some = (count: number) =>
      rowsOf(Array.from({ length: count }, (_, index) => done(`m${index}`, `2025-0${index + 1}`)))
    expect(some(8).titles.length).toBeGreaterThan(4)
    expect(some(9).titles).toEqual([])
  })
})

describe('a pointer', () => {
  const march = Array.from({ length: 9 }, (_, index) => done(`m${index}`, '2025-03'))
  const layout = rowsOf([...march, done('april', '2025-04')])
  const [first] = layout.measures
  const at = { x: middle(first), y: (first?.sign.y ?? 0) + 3 }

  test('meets the square under it', () => {
    expect(marksAt(layout, at).hit?.mark.id).toBe('m0')
    expect(marksAt(layout, { x: at.x, y: 4 }).hit).toBeNull()
  })

  test('has the marks within the reach of a finger', () => {
    expect(marksAt(layout, { x: at.x, y: 4 }).near).toHaveLength(10)
    expect(marksAt(layout, { x: at.x + 30, y: 4 }).near).toEqual([])
  })

  test('meets a title as its square', () => {
    const { titles, ...rest } = rowsOf([done('a', '2025-03')])
    const [title] = titles
    const onTitle = { x: (title?.left ?? 0) + 5, y: (title?.top ?? 0) + 5 }
    expect(marksAt({ titles, ...rest }, onTitle).hit?.mark.id).toBe('a')
  })
})
