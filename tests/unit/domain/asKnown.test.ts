import { describe, expect, it } from 'vitest'
import { incidentsAsKnown, knownState, tablesAsKnown, wasStated } from '#domain/asKnown.ts'
import type { CodedTable, FigureSource } from '#domain/figureTable.ts'
import { periodOfDate } from '#domain/period.ts'
import type { TableVintages } from '#domain/vintage.ts'
import { published } from '#tests/support/published.ts'

const state = (knownOn: string, to: string) => ({
  knownOn,
  dated: knownOn,
  coverage: { from: '2024-01', to },
  partialMonths: [],
  source: { name: 'a copy', url: null },
})

/** March 2024 went from 5 to 7, April from nothing to 9, and February was omitted from the first state. */
const VINTAGES: TableVintages = {
  table: 'counts',
  now: '2024-06-01',
  states: [state('2024-04-02', '2024-03'), state('2024-05-02', '2024-04')],
  cells: [
    { where: { month: '2024-03' }, count: 'persons', values: [5, 6] },
    { where: { month: '2024-04' }, count: 'persons', values: [null, 9] },
    { where: { month: '2024-02' }, count: 'persons', values: [null, 2], omitted: [0] },
  ],
}

const TABLE: CodedTable = {
  id: 'counts',
  role: 'comparison',
  addsUp: true,
  dimensions: [
    { name: 'month', keys: ['2024-01', '2024-02', '2024-03', '2024-04', '2024-05'], codes: [0, 1, 2, 3, 4] },
  ],
  counts: [{ name: 'persons', unit: 'persons', values: [1, 3, 7, 10, 11] }],
}
const SOURCE = published('figures').sources.map((source): FigureSource => ({ ...source, id: 'counts' }))[0]

const valuesOn = (day: string, vintages: readonly TableVintages[] = [VINTAGES]) => {
  const sources = SOURCE ? [{ ...SOURCE, asOf: '2024-06-01' }] : []
  const [table] = tablesAsKnown([TABLE], sources, { tables: [...vintages] }, day)
  return table?.counts[0]?.values
}

describe('a table as known on a day', () => {
  it('is in the last state published by then, with the next value where one was omitted', () => {
    expect(valuesOn('2024-04-30')).toEqual([1, 2, 5])
    expect(valuesOn('2024-05-02')).toEqual([1, 2, 6, 9])
  })

  it('is today’s from its own day on', () => {
    expect(valuesOn('2024-06-01')).toEqual([1, 3, 7, 10, 11])
    expect(knownState({ asOf: '2024-06-01' }, VINTAGES, '2024-06-01')).toEqual({ kind: 'now' })
  })

  it('ends with the month before the day where no state of it is kept', () => {
    expect(valuesOn('2024-03-31')).toEqual([1, 3])
    expect(valuesOn('2024-05-15', [])).toEqual([1, 3, 7, 10])
  })
})

describe('what was stated by a day', () => {
  const stated = (date: string | null, period: string | null = null) => ({
    statedOn: date === null ? null : periodOfDate(date),
    period: period === null ? null : periodOfDate(period),
  })

  it('is only what is known as exactly as the day', () => {
    const days = ['2025-06-03', '2025-06-04', '2025-06', '2025-05', '2025', '2024']
    expect(days.map((date) => wasStated(stated(date), '2025-06-03'))).toEqual([
      true,
      false,
      false,
      true,
      false,
      true,
    ])
  })

  it('goes by when it happened where no day is stated, and is not what has no date', () => {
    expect(wasStated(stated(null, '2025-05-01'), '2025-06-03')).toBe(true)
    expect(wasStated(stated(null), '2025-06-03')).toBe(false)
  })
})

describe('incidents as known on a day', () => {
  it('are those of the months before', () => {
    const columns = published('incidents')
    const { day, id, url } = incidentsAsKnown(columns, '2025-01-15')
    const last = new Date(Date.parse(columns.firstDay) + Math.max(...day) * 86_400_000).toISOString()
    expect(last.slice(0, 7)).toBe('2024-12')
    expect([id.length, url.length]).toEqual([day.length, day.length])
    expect(day.length).toBeLessThan(columns.day.length)
  })
})
