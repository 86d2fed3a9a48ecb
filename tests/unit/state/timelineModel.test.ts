import { describe, expect, test } from 'vitest'
import type { Period } from '#domain/period.ts'
import { NO_FILTERS } from '#domain/view.ts'
import {
  allLanes,
  dayNumber,
  hairlineEnd,
  hasUndatedThings,
  isBefore,
  lanesInUse,
  publishedMarks,
  signSpan,
  type TimelineLane,
  timelineModel,
  timelineSpan,
} from '#state/selectors/timelineModel.ts'
import { eventOf, measureOf, on } from '#tests/support/builders.ts'

const days = (period: Period) => signSpan(period).end - signSpan(period).start

function modelOf(things: {
  measures?: ReturnType<typeof measureOf>[]
  events?: ReturnType<typeof eventOf>[]
}) {
  return timelineModel({
    measures: things.measures ?? [],
    events: things.events ?? [],
    numbers: new Map((things.measures ?? []).map((measure, index) => [measure.id, index + 1])),
    isNumbered: false,
  })
}

describe('the width of a mark shows its precision', () => {
  test('a year spans its twelve months', () => {
    expect(signSpan(on('2025'))).toEqual({ start: dayNumber('2025-01-01'), end: dayNumber('2026-01-01') })
    expect(days(on('2024'))).toBe(366)
  })

  test('a month spans that month, also in December and in a leap year', () => {
    expect(signSpan(on('2025-03'))).toEqual({ start: dayNumber('2025-03-01'), end: dayNumber('2025-04-01') })
    expect(days(on('2024-02'))).toBe(29)
    expect(signSpan(on('2024-12')).end).toBe(dayNumber('2025-01-01'))
  })

  test('a day spans one day', () => {
    expect(days(on('2025-03-11'))).toBe(1)
  })

  test('a closed period continues past its mark as a hairline, an open one does not', () => {
    const closed: Period = { start: '2025-03-11', end: '2027-03-31', precision: 'day' }
    expect(days(closed)).toBe(1)
    expect(hairlineEnd(closed)).toBe(dayNumber('2027-04-01'))
    expect(hairlineEnd({ ...closed, end: null })).toBeNull()
    expect(hairlineEnd({ start: '2023-10-01', end: '2024-09-30', precision: 'month' })).toBe(
      dayNumber('2024-10-01'),
    )
    expect(hairlineEnd(on('2025-03'))).toBeNull()
    expect(hairlineEnd(on('2025'))).toBeNull()
  })

  test('several whole years are one mark over all of them', () => {
    const years: Period = { start: '2025-01-01', end: '2027-12-31', precision: 'year' }
    expect(signSpan(years).end).toBe(dayNumber('2028-01-01'))
    expect(hairlineEnd(years)).toBeNull()
  })
})

describe('the marks', () => {
  const year = measureOf({ id: 'year', period: on('2025') })
  const day = measureOf({ id: 'day', period: on('2024-12-09') })
  const stated = measureOf({ id: 'stated', statedOn: on('2023-11-28'), status: 'planned' })
  const none = measureOf({ id: 'none', status: 'gap' })
  const meeting = eventOf({ id: 'meeting', date: on('2024-12-10') })
  const report = eventOf({ id: 'report', date: on('2024') })
  const model = modelOf({ measures: [stated, day, year, none], events: [meeting, report] })

  test('are sorted by date, undated last', () => {
    expect(model.marks.map(({ id }) => id)).toEqual(['stated', 'report', 'day', 'meeting', 'year', 'none'])
    expect(model.undatedCount).toBe(1)
    expect(model.byKey.get('event:report')).toBe(model.marks[1])
  })

  test('without a period are placed by their statement, and flagged', () => {
    expect(model.marks[0]).toMatchObject({ isStatedOnly: true, period: on('2023-11-28') })
    expect(model.marks.filter((mark) => mark.isStatedOnly)).toHaveLength(1)
  })

  test('have numbers only where the view numbers measures', () => {
    expect(model.marks.every(({ number }) => number === null)).toBe(true)
    const numbered = timelineModel({
      measures: [day],
      events: [meeting],
      numbers: new Map([['day', 7]]),
      isNumbered: true,
    })
    expect(numbered.marks.map(({ number }) => number)).toEqual([7, null])
  })
})

describe('the lanes', () => {
  const border = measureOf({ id: 'border', period: on('2025') })
  const plan = measureOf({
    id: 'plan',
    status: 'planned',
    categories: ['criminal-law', 'border-control'],
    period: on('2024-12-09'),
    routes: ['balkans'],
  })
  const meeting = eventOf({ id: 'meeting', date: on('2024-12-10') })
  const published = publishedMarks([border, plan], [meeting])
  const byStatus = allLanes(published, 'status', [])
  const byCategory = allLanes(published, 'category', ['coordination', 'criminal-law', 'border-control'])
  const idsOf = (lanes: readonly TimelineLane[]) =>
    lanes.map(({ id, marks }) => [id, marks.map((mark) => mark.id)])
  const used = (lanes: readonly TimelineLane[], filters: Partial<typeof NO_FILTERS> = {}) =>
    lanesInUse(lanes, { ...NO_FILTERS, ...filters }, []).map(({ id }) => id)

  test('are one per status, and one for events', () => {
    expect(idsOf(byStatus)).toEqual([
      ['done', ['border']],
      ['planned', ['plan']],
      ['gap', []],
      ['events', ['meeting']],
    ])
  })

  test('by category follow the vocabulary, and repeat a measure of several categories', () => {
    expect(idsOf(byCategory)).toEqual([
      ['coordination', []],
      ['criminal-law', ['plan']],
      ['border-control', ['plan', 'border']],
      ['events', ['meeting']],
    ])
  })

  test('in use are those with something under the filters', () => {
    expect(used(byStatus)).toEqual(['done', 'planned', 'events'])
    expect(used(byStatus, { status: ['planned'] })).toEqual(['planned', 'events'])
    expect(used(byCategory, { routes: ['balkans'] })).toEqual(['criminal-law', 'border-control'])
  })

  test('stay when only the time filter empties them', () => {
    expect(used(byStatus, { years: [2023] })).toEqual(['done', 'planned', 'events'])
    expect(used(byStatus, { period: { from: '2023-01', to: '2023-02' } })).toEqual([
      'done',
      'planned',
      'events',
    ])
  })

  test('are only those of the chosen categories', () => {
    expect(used(byCategory, { measures: ['border-control'] })).toEqual(['border-control'])
  })
})

describe('the axis', () => {
  test('runs from the earliest to the last year of any dated item', () => {
    const long = measureOf({ id: 'a', period: { start: '2025-03-11', end: '2027-03-31', precision: 'day' } })
    const early = eventOf({ id: 'b', statedOn: on('2023-06') })
    expect(timelineSpan([long, measureOf({ id: 'c' })], [early])).toEqual({ firstYear: 2023, lastYear: 2027 })
  })

  test('starts in 2023 unless asked for earlier years, and flags marks before it', () => {
    const old = measureOf({ id: 'old', period: on('2016-03-18') })
    const late = measureOf({ id: 'late', period: on('2025-03') })
    const axis = timelineSpan([old, late], [])
    expect(axis).toEqual({ firstYear: 2023, lastYear: 2025 })
    expect(timelineSpan([old, late], [], 0)).toEqual({ firstYear: 2016, lastYear: 2025 })
    expect(publishedMarks([old, late], []).map((mark) => axis && isBefore(mark, axis))).toEqual([true, false])
    expect(timelineSpan([late], [])).toEqual({ firstYear: 2025, lastYear: 2025 })
  })

  test('is null when nothing is dated', () => {
    expect(timelineSpan([measureOf({ id: 'a' })], [])).toBeNull()
    expect(hasUndatedThings([measureOf({ id: 'a' })], [])).toBe(true)
    expect(hasUndatedThings([measureOf({ id: 'a', statedOn: on('2024') })], [])).toBe(false)
  })
})
