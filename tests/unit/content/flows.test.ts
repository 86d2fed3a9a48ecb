import { describe, expect, test } from 'vitest'
import { flowsOf } from '#content/dossierCharts.ts'
import { type CellQuery, rowsOfQuery, sumOfRows } from '#domain/cellQuery.ts'
import type { FigureTable } from '#domain/figureTable.ts'
import { tableOf } from '#tests/support/publishedFigures.ts'

const sumOf = (table: FigureTable, query: CellQuery) => {
  const column = table.counts.find(({ name }) => name === query.count)
  return column && sumOfRows(column, rowsOfQuery(table, query)).value
}

const nationalities = tableOf('frontex-nationalities')
const YEAR: CellQuery = {
  table: 'frontex-nationalities',
  count: 'detections',
  spans: [{ from: '2024-01', to: '2024-12' }],
  where: {},
}
const origins = tableOf('unhcr-origins')
const ALL: CellQuery = { table: 'unhcr-origins', count: 'arrivals', spans: [], where: {} }

describe.each([
  {
    name: 'from nationality to route',
    table: nationalities,
    query: YEAR,
    flows: flowsOf({
      table: nationalities,
      query: YEAR,
      unit: 'detections',
      to: 'route',
      hasRemainder: false,
    }),
  },
  {
    name: 'from origin to country',
    table: origins,
    query: ALL,
    flows: flowsOf({ table: origins, query: ALL, unit: 'persons', to: 'country', hasRemainder: true }),
  },
])('$name', ({ table, query, flows: { sources, targets } }) => {
  const total = sumOf(table, query)

  test('sources and targets each add up to the whole', () => {
    expect(sources.reduce((sum, one) => sum + one.total.value, 0)).toBe(total)
    expect(targets.reduce((sum, { value }) => sum + value, 0)).toBe(total)
  })

  test('every number is the sum of its cells, and the numbers of a source add up to it', () => {
    for (const { total: own, values, cells } of sources) {
      expect(sumOf(table, cells)).toBe(own.value)
      expect(values.reduce((sum, found) => sum + (found?.value ?? 0), 0)).toBe(own.value)
      for (const found of values) if (found) expect(sumOf(table, found.cells)).toBe(found.value)
    }
    for (const { cells, value } of targets) expect(sumOf(table, cells)).toBe(value)
  })

  test('ten countries stand alone, largest first, before all others', () => {
    expect(sources.slice(0, 11).map(({ kind }) => kind)).toEqual([...Array(10).fill('country'), 'others'])
    const named = sources.slice(0, 10).map(({ total: own }) => own.value)
    expect(named).toEqual([...named].sort((a, b) => b - a))
  })
})

test('Frontex’s unknown nationalities stand apart; UNHCR’s remainder and stateless persons are others', () => {
  const frontex = flowsOf({
    table: nationalities,
    query: YEAR,
    unit: 'detections',
    to: 'route',
    hasRemainder: false,
  })
  expect(frontex.sources.at(-1)?.kind).toBe('unknown')
  const { sources } = flowsOf({
    table: origins,
    query: ALL,
    unit: 'persons',
    to: 'country',
    hasRemainder: true,
  })
  expect(sources.map(({ kind }) => kind)).not.toContain('unknown')
  expect(sources.at(-1)?.total.keys).toEqual(expect.arrayContaining(['OTH', 'STL']))
})

test('where a table lists nothing for a source and a target there is no number, not zero', () => {
  const { sources, targets } = flowsOf({
    table: origins,
    query: ALL,
    unit: 'persons',
    to: 'country',
    hasRemainder: true,
  })
  const cyprus = targets.findIndex(({ key }) => key === 'CY')
  const bangladesh = sources.find(({ total }) => total.keys.join() === 'BD')
  expect(bangladesh?.values[cyprus]).toBeNull()
})
