import { describe, expect, test } from 'vitest'
import {
  lanesOf,
  planLanesOf,
  sideOf,
  timeInMonth,
  timelineMarks,
  timelineSpan,
} from '#content/timelineModel.ts'
import { eventOf, measureOf, on } from '#tests/support/builders.ts'

function marksOf(things: {
  measures?: ReturnType<typeof measureOf>[]
  events?: ReturnType<typeof eventOf>[]
}) {
  return timelineMarks({
    measures: things.measures ?? [],
    events: things.events ?? [],
    numbers: new Map((things.measures ?? []).map((measure, index) => [measure.id, index + 1])),
    isNumbered: false,
  })
}

describe('the marks', () => {
  const year = measureOf({ id: 'year', period: on('2025') })
  const day = measureOf({ id: 'day', period: on('2024-12-09') })
  const stated = measureOf({ id: 'stated', statedOn: on('2023-11-28'), status: 'planned' })
  const none = measureOf({ id: 'none', status: 'gap' })
  const meeting = eventOf({ id: 'meeting', date: on('2024-12-10') })
  const report = eventOf({ id: 'report', date: on('2024') })
  const marks = marksOf({ measures: [stated, day, year, none], events: [meeting, report] })

  test('are sorted by date, undated last', () => {
    expect(marks.map(({ id }) => id)).toEqual(['stated', 'report', 'day', 'meeting', 'year', 'none'])
    expect(marks.filter((mark) => mark.period === null)).toHaveLength(1)
  })

  test('without a period are placed by their statement, and flagged', () => {
    expect(marks[0]).toMatchObject({ isStatedOnly: true, period: on('2023-11-28') })
    expect(marks.filter((mark) => mark.isStatedOnly)).toHaveLength(1)
  })

  test('have numbers only where the view numbers measures', () => {
    expect(marks.every(({ number }) => number === null)).toBe(true)
    const numbered = timelineMarks({
      measures: [day],
      events: [meeting],
      numbers: new Map([['day', 7]]),
      isNumbered: true,
    })
    expect(numbered.map(({ number }) => number)).toEqual([7, null])
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
  const marks = marksOf({ measures: [border, plan], events: [meeting] })

  test('are one for what is done, for gaps and for events, without empty ones, and one for each outcome of plans', () => {
    expect(lanesOf(marks).map(({ id, marks }) => [id, marks.map((mark) => mark.id)])).toEqual([
      ['done', ['border']],
      ['events', ['meeting']],
    ])
    expect(
      planLanesOf(marks).map(({ state, lines }) => [state, lines.map(({ unit }) => unit.plan.id)]),
    ).toEqual([['none', ['plan']]])
  })
})

describe('the month of a mark', () => {
  const monthOf = (measure: Partial<Parameters<typeof measureOf>[0]>) => {
    const [mark] = marksOf({ measures: [measureOf({ id: 'a', ...measure })] })
    return mark && (timeInMonth(mark)?.start.slice(0, 7) ?? null)
  }

  test('is that in which it began, or a plan was announced', () => {
    expect(monthOf({ period: on('2025-03'), statedOn: on('2025-06-01') })).toBe('2025-03')
    expect(monthOf({ period: on('2026'), statedOn: on('2025-06-01'), status: 'planned' })).toBe('2025-06')
    expect(monthOf({ period: on('2025-03-11'), status: 'planned' })).toBe('2025-03')
  })

  test('is not known from a year, nor without a date', () => {
    expect(monthOf({ period: on('2025'), statedOn: on('2025-06-01') })).toBeNull()
    expect(monthOf({ period: on('2025'), status: 'planned' })).toBeNull()
    expect(monthOf({ status: 'gap' })).toBeNull()
  })
})

describe('the axis', () => {
  test('runs from the earliest year to the last in which something begins', () => {
    const until = (end: string) =>
      measureOf({ id: end, period: { start: '2025-03-11', end, precision: 'day' } })
    const early = eventOf({ id: 'b', statedOn: on('2023-06') })
    const spanOf = (end: string) => timelineSpan([until(end), measureOf({ id: 'c' })], [early])
    expect(spanOf('2025-12-31')).toEqual({ firstYear: 2023, lastYear: 2025 })
    expect(spanOf('2028-12-31')).toEqual({ firstYear: 2023, lastYear: 2025 })
  })

  test('starts in 2023 unless asked for earlier years, and flags marks before it', () => {
    const old = measureOf({ id: 'old', period: on('2016-03-18') })
    const late = measureOf({ id: 'late', period: on('2025-03') })
    const axis = timelineSpan([old, late], [])
    expect(axis).toEqual({ firstYear: 2023, lastYear: 2025 })
    expect(timelineSpan([old, late], [], 0)).toEqual({ firstYear: 2016, lastYear: 2025 })
    const sides = marksOf({ measures: [old, late, measureOf({ id: 'none' })] }).map(
      (mark) => axis && sideOf(mark, axis),
    )
    expect(sides).toEqual(['before', 'on', null])
    expect(
      marksOf({ measures: [late] }).map((mark) => sideOf(mark, { firstYear: 2023, lastYear: 2024 })),
    ).toEqual(['after'])
    expect(timelineSpan([late], [])).toEqual({ firstYear: 2025, lastYear: 2025 })
  })

  test('is null when nothing is dated', () => {
    expect(timelineSpan([measureOf({ id: 'a' })], [])).toBeNull()
  })
})
