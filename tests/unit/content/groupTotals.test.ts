import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tableMonths, tableWeeks } from '#content/monthlySeries.ts'
import { cellsOfGroup, groupTotals } from '#content/nationalities.ts'
import { rowsOfQuery, sumOfRows } from '#domain/cellQuery.ts'
import { countOf, loadTable } from '#domain/figureTable.ts'
import { published } from '#tests/support/published.ts'
import { codedTable } from '#tests/support/smallFigures.ts'

const { sources } = published('figures')
const coded = published('nationalities').tables[0]
const weekly = published('channel').tables.find(({ id }) => id === 'uk-small-boats-weekly')
if (!coded || !weekly) throw new Error('a table is missing')
const nationalities = loadTable(coded)
const weeks = loadTable(weekly)
const sourceOf = (id: string) => {
  const source = sources.find((one) => one.id === id)
  if (!source) throw new Error(`no source ${id}`)
  return source
}
const ALL = { table: nationalities.id, count: 'detections', spans: [], where: {} }
const routes = nationalities.dimensions.find(({ name }) => name === 'route')?.keys ?? []

const sum = (values: readonly (number | null)[]) =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0)

describe('group totals', () => {
  test('add up to the whole by any dimension, and each to the cells it opens', () => {
    const column = countOf(nationalities, 'detections', 'detections')
    fc.assert(
      fc.property(
        fc.subarray([...routes], { minLength: 1 }),
        fc.integer({ min: 2010, max: 2025 }),
        fc.constantFrom('nationality', 'border', 'route'),
        (chosen, year, dimension) => {
          const query = {
            ...ALL,
            spans: [{ from: `${year}-01`, to: `${year}-12` }],
            where: { route: chosen },
          }
          const whole = sumOfRows(column, rowsOfQuery(nationalities, query)).value ?? 0
          const totals = groupTotals(nationalities, query, 'detections', dimension)
          expect(sum(totals.map(({ value }) => value))).toBe(whole)
          for (const total of totals.slice(0, 10)) {
            const rows = rowsOfQuery(nationalities, cellsOfGroup(query, dimension, total))
            expect(sumOfRows(column, rows).value).toBe(total.value)
          }
        },
      ),
      { numRuns: 12 },
    )
  })

  test('are the same whichever filter comes first', () => {
    const year = { from: '2023-01', to: '2023-12' }
    const byRoute = groupTotals(nationalities, { ...ALL, spans: [year] }, 'detections', 'route')
    for (const route of routes) {
      const months = tableMonths(nationalities, sourceOf('frontex-nationalities'), {
        place: route,
        count: 'detections',
        unit: 'detections',
        where: { route: [route] },
        span: year,
      })
      expect(sum(months.values.map(({ value }) => value))).toBe(
        byRoute.find(({ keys }) => keys[0] === route)?.value ?? 0,
      )
    }
  })

  test('are a minimum where values are missing, which never count as zero', () => {
    const table = loadTable(
      codedTable('missing-migrants-incidents', ['cause', 'date'], 'dead-and-missing', [
        { keys: ['drowning', '2024-01-03'], value: 4 },
        { keys: ['drowning', '2024-01-09'], value: null },
        { keys: ['violence', '2024-02-01'], value: 4 },
      ]),
    )
    const query = { table: table.id, count: 'dead-and-missing', spans: [], where: {} }
    expect(groupTotals(table, query, 'dead-and-missing', 'cause')).toEqual([
      { keys: ['drowning'], value: 4, notStated: 1 },
      { keys: ['violence'], value: 4, notStated: 0 },
    ])
  })
})

describe('the series of a table', () => {
  const border = (key: string, span = { from: '2024-01', to: '2025-06' }) =>
    tableMonths(nationalities, sourceOf('frontex-nationalities'), {
      place: key,
      count: 'detections',
      unit: 'detections',
      where: { border: [key] },
      span,
    })

  test('end with their table, land and sea before the series by route', () => {
    const { values } = border('sea')
    expect(values.find(({ state }) => state === 'uncovered')?.month).toBe('2025-05')
    expect(values.every(({ value, state }) => (state === 'uncovered') === (value === null))).toBe(true)
  })

  test('are not covered before the first week of data, rather than zero', () => {
    const prevented = tableWeeks(weeks, sourceOf('uk-small-boats-weekly'), {
      place: 'prevented',
      count: 'prevented',
      unit: 'persons',
      where: {},
      span: { from: '2024-04', to: '2024-05' },
    })
    expect(prevented.values.map(({ key, state }) => [key, state]).slice(3, 6)).toEqual([
      ['2024-04-28', 'uncovered'],
      ['2024-05-05', 'whole'],
      ['2024-05-12', 'whole'],
    ])
  })
})
