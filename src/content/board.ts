import type { Measure } from '#domain/measure.ts'
import type { Route } from '#domain/route.ts'
import type { Filters } from '#domain/view.ts'

/** Plans without a stated time: time filters find them by the date of the statement only. */
export function plansOnlyStated(measures: readonly Measure[]): readonly Measure[] {
  return measures.filter(
    ({ status, period, statedOn }) => status === 'planned' && period === null && statedOn !== null,
  )
}

/** Categories with a row: the selected ones, or all. */
export function rowCategories(categories: readonly string[], filters: Filters): readonly string[] {
  if (filters.measures.length === 0) return categories
  return categories.filter((category) => filters.measures.includes(category))
}

/** Columns for measures that name no route. */
const OTHER_PLACES = ['elsewhere', 'all-routes', 'unplaced'] as const
type OtherPlace = (typeof OTHER_PLACES)[number]

/** A column of the table of places: a route id, or one of the other columns. */
export type PlaceColumn = { kind: 'route'; id: string } | { kind: 'other'; id: OtherPlace }

/** One category with its measures by column, and all of them without duplicates. */
export interface PlacesRow {
  category: string
  cells: readonly (readonly Measure[])[]
  all: readonly Measure[]
}

/** The table of places: categories down, places across. */
interface PlacesTableModel {
  columns: readonly PlaceColumn[]
  rows: readonly PlacesRow[]
  /** Distinct measures in the table; rows may add up to more, since a measure can be in several. */
  total: number
}

/** The columns of a measure: every route it names; else `elsewhere` if it names a country or region; else its scope. */
function placeColumnsOf(measure: Measure): readonly string[] {
  if (measure.routes.length > 0) return measure.routes
  return [measure.scope === 'placed' ? 'elsewhere' : measure.scope]
}

/** Measures in view by category and route, including empty columns. */
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
