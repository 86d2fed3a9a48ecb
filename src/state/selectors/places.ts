import type { Measure } from '#domain/measure.ts'
import type { Route } from '#domain/route.ts'
import type { Filters } from '#domain/view.ts'
import { rowCategories } from './board.ts'

/** Where the table of places puts measures that name no route. */
export const OTHER_PLACES = ['elsewhere', 'all-routes', 'unplaced'] as const
export type OtherPlace = (typeof OTHER_PLACES)[number]

/** A column of the table of places: a route by its id, or one of the places apart from routes. */
export type PlaceColumn = { kind: 'route'; id: string } | { kind: 'other'; id: OtherPlace }

/** One category with its measures by column, in the order of the table's columns, and all of them once. */
export interface PlacesRow {
  category: string
  cells: readonly (readonly Measure[])[]
  all: readonly Measure[]
}

/** The table of places: categories down, places across. */
export interface PlacesTableModel {
  columns: readonly PlaceColumn[]
  rows: readonly PlacesRow[]
  /** Distinct measures in the table; rows count a measure once each, so that rows need not add up to it. */
  total: number
}

/**
 * The columns in which a measure stands: each route that it names; else, where a text ties it to a country or a
 * region only, `elsewhere`; else its scope.
 */
export function placeColumnsOf(measure: Measure): readonly string[] {
  if (measure.routes.length > 0) return measure.routes
  return [measure.scope === 'placed' ? 'elsewhere' : measure.scope]
}

/** Which kinds of measure the texts place on which route, empty columns included, over the measures in view. */
export function placesTable(
  measures: readonly Measure[],
  categories: readonly string[],
  routes: readonly Route[],
  filters: Filters,
): PlacesTableModel {
  const columns: PlaceColumn[] = [
    ...routes.map((route): PlaceColumn => ({ kind: 'route', id: route.id })),
    ...OTHER_PLACES.map((id): PlaceColumn => ({ kind: 'other', id })),
  ]
  const rows = rowCategories(categories, filters).map((category) => {
    const all = measures.filter((measure) => measure.categories.includes(category))
    const cells = columns.map((column) =>
      all.filter((measure) => placeColumnsOf(measure).includes(column.id)),
    )
    return { category, cells, all }
  })
  return { columns, rows, total: new Set(rows.flatMap((row) => row.all)).size }
}
