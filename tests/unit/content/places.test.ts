import { describe, expect, test } from 'vitest'
import { placesTable } from '#content/measureTables.ts'
import { NO_FILTERS } from '#domain/view.ts'
import { measureOf, routeOf } from '#tests/support/builders.ts'

const ROUTES = [routeOf({ id: 'channel' }), routeOf({ id: 'western-balkans' })]

describe('the table of places', () => {
  const measures = [
    measureOf({ id: 'two', scope: 'placed', routes: ['channel', 'western-balkans'] }),
    measureOf({ id: 'land', scope: 'placed', countries: ['LY'] }),
    measureOf({ id: 'all', scope: 'all-routes' }),
    measureOf({ id: 'nowhere' }),
    measureOf({ id: 'both', scope: 'unplaced', categories: ['border-control', 'prevention'] }),
  ]
  const table = placesTable(measures, ['border-control', 'prevention', 'root-causes'], ROUTES, NO_FILTERS)

  test('has a column for every route, then for other places', () => {
    expect(table.columns.map((column) => column.id)).toEqual([
      'channel',
      'western-balkans',
      'elsewhere',
      'all-routes',
      'unplaced',
    ])
  })

  test('lists a measure under each route that it names, and in no other column', () => {
    const row = table.rows[0]
    expect(row?.cells.map((cell) => cell.map((measure) => measure.id))).toEqual([
      ['two'],
      ['two'],
      ['land'],
      ['all'],
      ['nowhere', 'both'],
    ])
  })

  test('counts a measure once per total', () => {
    expect(table.rows.map((row) => row.all.length)).toEqual([5, 1, 0])
    expect(table.total).toBe(5)
  })

  test('has only the rows of the chosen categories', () => {
    const filters = { ...NO_FILTERS, measures: ['prevention'] }
    const rows = placesTable(measures, ['border-control', 'prevention'], ROUTES, filters).rows
    expect(rows.map((row) => row.category)).toEqual(['prevention'])
  })
})
