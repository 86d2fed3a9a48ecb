import { describe, expect, test } from 'vitest'
import { type CellsModel, cellsInOrder, cellsModel } from '#content/cellsModel.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { FigureSource, FigureTable } from '#domain/figureTable.ts'
import { figureSourceOf, tableOf } from '#tests/support/figureTables.ts'

const MONTHS = ['2023-01', '2023-02', '2024-01', '2024-02']
const detections = tableOf('frontex-detections', { detections: 'detections' }, [
  ...MONTHS.map((month, at) => ({ route: 'north', month, detections: 10 + at })),
  ...MONTHS.map((month, at) => ({ route: 'south', month, detections: at === 3 ? null : 100 })),
])
const source = figureSourceOf({ id: 'frontex-detections', coverage: { from: '2023-01', to: '2024-02' } })

function ask(part: Partial<CellQuery>): CellQuery {
  return { table: 'frontex-detections', count: 'detections', spans: [], where: {}, ...part }
}

function read(
  part: Partial<CellQuery>,
  table: FigureTable = detections,
  of: FigureSource = source,
): CellsModel {
  const reading = cellsModel(table, of, ask(part))
  if (!reading.ok) throw new Error(reading.fault.code)
  return reading.model
}

function faultOf(part: Partial<CellQuery>, table = detections, of = source) {
  const reading = cellsModel(table, of, ask(part))
  return reading.ok ? null : reading.fault
}

describe('the cells of a number', () => {
  test('add up to it by group, the largest group first', () => {
    const { spans, total, groupedBy, columns } = read({ spans: [{ from: '2023-01', to: '2023-02' }] })
    expect(total).toEqual({ value: 221, notStated: 0, cells: 4 })
    expect(groupedBy).toBe('route')
    expect(columns).toEqual([])
    expect(spans[0]?.groups.map(({ key, sum }) => [key, sum.value])).toEqual([
      ['south', 200],
      ['north', 21],
    ])
  })

  test('that are not stated are counted separately, not as zero', () => {
    expect(read({ where: { route: ['south'] } }).total).toEqual({ value: 300, notStated: 1, cells: 4 })
    const none = read({ where: { route: ['south'] }, spans: [{ from: '2024-02', to: '2024-02' }] })
    expect(none.total).toEqual({ value: null, notStated: 1, cells: 1 })
  })

  test('of two spans of equal length have a change and no sum, and no share of fewer than 20', () => {
    const two = [
      { from: '2023-01', to: '2023-01' },
      { from: '2024-01', to: '2024-01' },
    ]
    const { change, spans, total } = read({ where: { route: ['north'] }, spans: two })
    expect(change?.difference).toBe(2)
    expect(change?.ratio).toBeNull()
    expect(spans.map(({ sum }) => sum.value)).toEqual([10, 12])
    expect(total).toMatchObject({ value: null, cells: 2 })
  })

  test('of two spans of different length have no change', () => {
    const spans = [
      { from: '2023-01', to: '2023-02' },
      { from: '2024-01', to: '2024-01' },
    ]
    expect(read({ spans }).change).toBeNull()
  })

  test('list their incomplete months and count those not covered', () => {
    const partly = { ...source, partialMonths: ['2024-02'] }
    const [span] = read({ spans: [{ from: '2024-01', to: '2024-06' }] }, detections, partly).spans
    expect(span?.partial).toEqual(['2024-02'])
    expect(span?.notCovered).toBe(4)
  })

  test('are each listed once, in display order', () => {
    const rows = cellsInOrder(read({})).map(({ cell }) => cell.row)
    expect(rows).toHaveLength(detections.rows)
    expect(new Set(rows).size).toBe(detections.rows)
  })

  test('are grouped by year when there are many', () => {
    const days = Array.from({ length: 60 }, (_, at) => {
      const date = new Date(Date.UTC(2023, 11, 1 + at)).toISOString().slice(0, 10)
      return { date, arrivals: 1 }
    })
    const table = tableOf('uk-small-boats-daily', { arrivals: 'arrivals' }, days, 'date')
    const of = figureSourceOf({ id: 'uk-small-boats-daily', coverage: { from: '2023-12', to: '2024-01' } })
    const { groupedBy, spans, time } = read({ table: table.id, count: 'arrivals' }, table, of)
    expect(groupedBy).toBe('calendar-year')
    expect(time).toBe('date')
    expect(spans[0]?.groups.map(({ key, sum }) => [key, sum.value])).toEqual([
      ['2023', 31],
      ['2024', 29],
    ])
  })
})

describe('a query without matching cells', () => {
  test('names the unknown column, dimension or key', () => {
    expect(faultOf({ count: 'persons' })).toEqual({ code: 'column', asked: 'persons', known: ['detections'] })
    expect(faultOf({ where: { nationality: ['SY'] } })).toEqual({
      code: 'dimension',
      asked: 'nationality',
      known: ['route', 'month'],
    })
    expect(faultOf({ where: { route: ['north', 'east'] } })).toEqual({
      code: 'key',
      dimension: 'route',
      asked: ['east'],
    })
  })

  test('outside the coverage names the coverage', () => {
    expect(faultOf({ spans: [{ from: '2030-01', to: '2030-12' }] })).toEqual({
      code: 'not-covered',
      coverage: { from: '2023-01', to: '2024-02' },
    })
  })

  test('for part of a year is rejected by a yearly table', () => {
    const table = tableOf(
      'missing-migrants-annual',
      { world: 'dead-and-missing' },
      [{ year: '2024', world: 5 }],
      'year',
    )
    const of = figureSourceOf({ id: table.id, coverage: { from: '2024-01', to: '2024-12' } })
    const spans = [{ from: '2024-01', to: '2024-06' }]
    expect(faultOf({ table: table.id, count: 'world', spans }, table, of)).toEqual({ code: 'part-of-year' })
    expect(read({ table: table.id, count: 'world' }, table, of).total.value).toBe(5)
  })

  test('sums to zero when the publisher lists only non-zero counts', () => {
    const table: FigureTable = { ...detections, id: 'frontex-nationalities', role: 'nationalities' }
    const of = { ...source, coverage: { from: '2023-01', to: '2024-12' }, id: table.id }
    const { total } = read({ spans: [{ from: '2024-06', to: '2024-07' }] }, table, of)
    expect(total).toEqual({ value: 0, notStated: 0, cells: 0 })
    expect(
      faultOf({ spans: [{ from: '2024-06', to: '2024-07' }] }, detections, { ...of, id: detections.id }),
    ).toEqual({ code: 'empty' })
  })
})
