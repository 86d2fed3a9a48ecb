import { describe, expect, test } from 'vitest'
import { loadFigures } from '#content/loadedFigures.ts'
import { cellsOfSeries, dockFigures, filteredRoutes, valueOfMonth } from '#content/timelineModel.ts'
import type { Figures } from '#domain/figures.ts'
import { routeOf, words } from '#tests/support/builders.ts'
import { declaredAs } from '#tests/support/declaredTables.ts'

type Rows = readonly (readonly [place: string, month: string, value: number | null])[]

const sourceOf = (
  id: 'frontex-detections' | 'uk-small-boats-monthly',
  publisher: string,
  coverage: { from: string; to: string },
  partialMonths: string[] = [],
): Figures['sources'][number] => ({
  id,
  ...declaredAs(id),
  title: words(id),
  publisher,
  definition: words(id),
  licence: { name: { en: 'none' }, url: null, credit: { en: publisher } },
  asOf: null,
  page: null,
  coverage,
  partialMonths,
  schema: { fields: [] },
})

const columnOf = (name: string, keys: readonly string[]) => {
  const all = [...new Set(keys)]
  return { name, keys: all, codes: keys.map((key) => all.indexOf(key)) }
}

/** Detections of the rows, and three months of the Channel, the last of them incomplete. */
function figuresOf(rows: Rows) {
  const months = rows.map(([, month]) => month).sort()
  return loadFigures({
    sources: [
      sourceOf('frontex-detections', 'Frontex', { from: months[0] ?? '', to: months.at(-1) ?? '' }),
      sourceOf('uk-small-boats-monthly', 'UK Home Office', { from: '2024-01', to: '2024-03' }, ['2024-03']),
    ],
    otherPlaces: [],
    crosswalk: [],
    stated: [],
    tables: [
      {
        id: 'frontex-detections',
        role: 'series',
        addsUp: true,
        dimensions: [
          columnOf(
            'route',
            rows.map(([place]) => place),
          ),
          columnOf(
            'month',
            rows.map(([, month]) => month),
          ),
        ],
        counts: [{ name: 'detections', unit: 'detections', values: rows.map(([, , value]) => value) }],
      },
      {
        id: 'uk-small-boats-monthly',
        role: 'series',
        addsUp: true,
        dimensions: [columnOf('month', ['2024-01', '2024-02', '2024-03'])],
        counts: [
          { name: 'arrivals', unit: 'arrivals', values: [7, 8, 9] },
          { name: 'boats', unit: 'boats', values: [1, 1, 1] },
        ],
      },
    ],
  })
}

const FIGURES = figuresOf([
  ['west', '2024-01', 10],
  ['east', '2024-01', 100],
  ['black-sea', '2024-01', 1000],
  ['west', '2024-02', 0],
  ['east', '2024-02', null],
  ['black-sea', '2024-02', 2000],
])

describe('the routes of the dock', () => {
  const routes = [
    routeOf({ id: 'west', region: 'north' }),
    routeOf({ id: 'east', region: 'levant' }),
    routeOf({ id: 'channel', region: null }),
  ]
  const none = { routes: [], regions: [] }

  test('are empty without a choice, which means all', () => {
    expect(filteredRoutes(null, none, routes)).toEqual([])
    expect(filteredRoutes({ kind: 'measure', id: 'west' }, none, routes)).toEqual([])
  })

  test('are the selected route, else those of the filters', () => {
    const filters = { routes: ['east'], regions: [] }
    expect(filteredRoutes({ kind: 'route', id: 'west' }, filters, routes)).toEqual(['west'])
    expect(filteredRoutes({ kind: 'route', id: 'no-such' }, filters, routes)).toEqual(['east'])
  })

  test('combine filtered routes and regions without duplicates, in published order', () => {
    expect(
      filteredRoutes(null, { routes: ['channel', 'west'], regions: ['north', 'levant'] }, routes),
    ).toEqual(['west', 'east', 'channel'])
  })
})

describe('the series of the dock', () => {
  test('sums every place of the table without a choice, also places off the routes', () => {
    const { series, otherUnit, uncounted } = dockFigures(FIGURES, [])
    expect(series).toMatchObject({ unit: 'detections', routes: null, publisher: 'Frontex' })
    expect(series?.values).toEqual([1110, null])
    expect([otherUnit, uncounted]).toEqual([[], []])
  })

  test('is the route’s own for one route, and zero stays zero', () => {
    const { series } = dockFigures(FIGURES, ['west'])
    expect(series?.values).toEqual([10, 0])
    expect(series?.routes).toEqual(['west'])
  })

  test('is null where a part is not stated', () => {
    expect(dockFigures(FIGURES, ['west', 'east']).series?.values).toEqual([110, null])
    expect(dockFigures(FIGURES, ['east']).series?.values).toEqual([100, null])
  })

  test('is arrivals for the Channel alone, with its incomplete month', () => {
    const { series, otherUnit } = dockFigures(FIGURES, ['channel'])
    expect(series).toMatchObject({ unit: 'arrivals', publisher: 'UK Home Office', values: [7, 8, 9] })
    expect([...(series?.partial ?? [])]).toEqual(['2024-03'])
    expect(otherUnit).toEqual([])
  })

  test('excludes the Channel and uncounted routes from a sum, and lists them', () => {
    const { series, otherUnit, uncounted } = dockFigures(FIGURES, ['west', 'channel', 'not-counted'])
    expect(series).toMatchObject({ unit: 'detections', routes: ['west'], values: [10, 0] })
    expect(otherUnit).toEqual(['channel'])
    expect(uncounted).toEqual(['not-counted'])
  })

  test('is null for uncounted routes', () => {
    expect(dockFigures(FIGURES, ['not-counted'])).toEqual({
      series: null,
      otherUnit: [],
      uncounted: ['not-counted'],
    })
  })

  test('is undefined outside the coverage and null where not stated', () => {
    const { series } = dockFigures(FIGURES, ['east'])
    if (!series) throw new Error('no series')
    expect(['2023-12', '2024-01', '2024-02', '2024-03'].map((month) => valueOfMonth(series, month))).toEqual([
      undefined,
      100,
      null,
      undefined,
    ])
  })

  test('names the cells of its months, restricted to its routes unless it has all', () => {
    const span = { from: '2024-01', to: '2024-01' }
    const cells = (asked: string[]) => {
      const { series } = dockFigures(FIGURES, asked)
      return series && cellsOfSeries(series, [span])
    }
    expect(cells([])).toEqual({ table: 'frontex-detections', count: 'detections', spans: [span], where: {} })
    expect(cells(['west', 'channel'])?.where).toEqual({ route: ['west'] })
    expect(cells(['channel'])).toEqual({
      table: 'uk-small-boats-monthly',
      count: 'arrivals',
      spans: [span],
      where: {},
    })
  })
})
