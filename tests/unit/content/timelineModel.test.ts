import { describe, expect, test } from 'vitest'
import {
  lanesOf,
  marksAtAnyTime,
  planLanesOf,
  sideOf,
  timelineModel,
  timelineSpan,
} from '#content/timelineModel.ts'
import { NO_FILTERS, type Selection } from '#domain/view.ts'
import { eventOf, measureOf, on } from '#tests/support/builders.ts'

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
    expect(model.marks.filter((mark) => mark.period === null)).toHaveLength(1)
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
  const at = (filters: Partial<typeof NO_FILTERS> = {}, selected: Selection | null = null) =>
    marksAtAnyTime(
      { measures: [border, plan], events: [meeting], routes: [], filters: { ...NO_FILTERS, ...filters } },
      selected,
    )

  test('are one for what is done, for gaps and for events, without empty ones, and one for each outcome of plans', () => {
    expect(lanesOf(at()).map(({ id, marks }) => [id, marks.map((mark) => mark.id)])).toEqual([
      ['done', ['border']],
      ['events', ['meeting']],
    ])
    expect(
      planLanesOf(at()).map(({ state, lines }) => [state, lines.map(({ unit }) => unit.plan.id)]),
    ).toEqual([['none', ['plan']]])
  })

  test('have what passes the filters, whatever the time', () => {
    const ids = (filters: Partial<typeof NO_FILTERS>) => at(filters).map(({ id }) => id)
    expect(ids({ status: ['planned'] })).toEqual(['plan', 'meeting'])
    expect(ids({ years: [2023] })).toEqual(['plan', 'meeting', 'border'])
    expect(ids({ months: { from: '2023-01', to: '2023-02' } })).toEqual(['plan', 'meeting', 'border'])
  })

  test('with a route selected have only what names it; another selection changes nothing', () => {
    const ids = (selected: Selection) => at({}, selected).map(({ id }) => id)
    expect(ids({ kind: 'route', id: 'balkans' })).toEqual(['plan'])
    expect(ids({ kind: 'measure', id: 'border' })).toEqual(['plan', 'meeting', 'border'])
  })
})

describe('the axis', () => {
  test('runs from the earliest to the last year of any dated item, one past the last beginning at most', () => {
    const until = (end: string) =>
      measureOf({ id: end, period: { start: '2025-03-11', end, precision: 'day' } })
    const early = eventOf({ id: 'b', statedOn: on('2023-06') })
    const spanOf = (end: string) => timelineSpan([until(end), measureOf({ id: 'c' })], [early])
    expect(spanOf('2025-12-31')).toEqual({ firstYear: 2023, lastYear: 2025 })
    expect(spanOf('2026-03-31')).toEqual({ firstYear: 2023, lastYear: 2026 })
    expect(spanOf('2028-12-31')).toEqual({ firstYear: 2023, lastYear: 2026 })
  })

  test('starts in 2023 unless asked for earlier years, and flags marks before it', () => {
    const old = measureOf({ id: 'old', period: on('2016-03-18') })
    const late = measureOf({ id: 'late', period: on('2025-03') })
    const axis = timelineSpan([old, late], [])
    expect(axis).toEqual({ firstYear: 2023, lastYear: 2025 })
    expect(timelineSpan([old, late], [], 0)).toEqual({ firstYear: 2016, lastYear: 2025 })
    const sides = modelOf({ measures: [old, late, measureOf({ id: 'none' })] }).marks.map(
      (mark) => axis && sideOf(mark, axis),
    )
    expect(sides).toEqual(['before', 'on', null])
    expect(
      modelOf({ measures: [late] }).marks.map((mark) => sideOf(mark, { firstYear: 2023, lastYear: 2024 })),
    ).toEqual(['after'])
    expect(timelineSpan([late], [])).toEqual({ firstYear: 2025, lastYear: 2025 })
  })

  test('is null when nothing is dated', () => {
    expect(timelineSpan([measureOf({ id: 'a' })], [])).toBeNull()
  })
})
