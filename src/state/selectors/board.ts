import { passesMeasure, withoutQuestions } from '#domain/filters.ts'
import { type Measure, measureYears } from '#domain/measure.ts'
import { yearsCounted } from '#domain/period.ts'
import type { Route, RouteRegions } from '#domain/route.ts'
import type { Filters } from '#domain/view.ts'

/** The board's columns in their order of reading: what was done, what was missing, what was planned, what came. */
export const BOARD_COLUMNS = ['doneBefore', 'gap', 'planned', 'since'] as const
export type BoardColumn = (typeof BOARD_COLUMNS)[number]

/** The two years that the board sets side by side. */
export const BOARD_YEARS = { before: 2024, planned: 2025 } as const

/** One category with the measures of each column; an empty list means that nothing says so. */
export interface BoardRow {
  category: string
  cells: Readonly<Record<BoardColumn, readonly Measure[]>>
  /** How many plans were stated in the planned year for no year that is named: the year filter has them, no cell does. */
  statedOnly: number
}

/**
 * The columns in which a measure stands. A gap stands whatever its year. A plan stands only where its own period
 * touches the planned year: when it was said is not when it is meant for. Done measures count as they do in the
 * year filter, so that the board and the filter agree. A done measure that spans both years stands twice.
 */
export function boardColumnsOf(measure: Measure): readonly BoardColumn[] {
  if (measure.status === 'gap') return ['gap']
  if (measure.status === 'planned') {
    return yearsCounted(measure.period, null).includes(BOARD_YEARS.planned) ? ['planned'] : []
  }
  const years = measureYears(measure)
  const columns: BoardColumn[] = []
  if (years.includes(BOARD_YEARS.before)) columns.push('doneBefore')
  if (years.some((year) => year >= BOARD_YEARS.planned)) columns.push('since')
  return columns
}

/** The plans of which no text names a time: a filter of time has them by the date of their statement alone. */
export function plansOnlyStated(measures: readonly Measure[]): readonly Measure[] {
  return measures.filter(
    ({ status, period, statedOn }) => status === 'planned' && period === null && statedOn !== null,
  )
}

/** The filters that the board and its headline follow: year and status are its own columns. */
export function boardFilters(filters: Filters): Filters {
  return withoutQuestions(filters, 'when', 'status')
}

/** The board over the given categories, in their order; with categories chosen, only these have a row. */
export function boardRows(
  measures: readonly Measure[],
  categories: readonly string[],
  filters: Filters,
  routeRegions: RouteRegions,
): readonly BoardRow[] {
  const asked = boardFilters(filters)
  const shown = measures.filter((measure) => passesMeasure(measure, asked, routeRegions))
  return rowCategories(categories, filters).map((category) => {
    const cells: Record<BoardColumn, Measure[]> = { doneBefore: [], gap: [], planned: [], since: [] }
    const ofCategory = shown.filter(({ categories: own }) => own.includes(category))
    for (const measure of ofCategory) {
      for (const column of boardColumnsOf(measure)) cells[column].push(measure)
    }
    const stated = plansOnlyStated(ofCategory).filter((plan) =>
      measureYears(plan).includes(BOARD_YEARS.planned),
    )
    return { category, cells, statedOnly: stated.length }
  })
}

/** How many measures pass the board's filters and still stand in none of its columns. */
export function offBoardCount(
  measures: readonly Measure[],
  filters: Filters,
  routeRegions: RouteRegions,
): number {
  const asked = boardFilters(filters)
  const shown = measures.filter((measure) => passesMeasure(measure, asked, routeRegions))
  return shown.filter((measure) => boardColumnsOf(measure).length === 0).length
}

/** The categories that have a row: those chosen in the filters, or all. */
export function rowCategories(categories: readonly string[], filters: Filters): readonly string[] {
  if (filters.measures.length === 0) return categories
  return categories.filter((category) => filters.measures.includes(category))
}

/**
 * What the overview's headline may say. `plans`: in how many categories something is planned, in how many of
 * these something done is recorded since, and which have nothing. `untied`: routes that no measure names.
 */
export type Finding =
  | { kind: 'plans'; planned: number; since: number; withoutSince: readonly string[] }
  | { kind: 'untied'; untied: readonly string[]; routes: number }

/**
 * The first rule that has something to say: plans against what is recorded since, else routes without a measure.
 * Null when neither has. It counts statements side by side and never says that one fulfils the other.
 */
export function findingOf(
  rows: readonly BoardRow[],
  measures: readonly Measure[],
  routes: readonly Route[],
): Finding | null {
  const planned = rows.filter((row) => row.cells.planned.length > 0)
  if (planned.length > 0) {
    const withoutSince = planned.filter((row) => row.cells.since.length === 0).map((row) => row.category)
    return {
      kind: 'plans',
      planned: planned.length,
      since: planned.length - withoutSince.length,
      withoutSince,
    }
  }
  if (measures.length === 0) return null
  const tied = new Set(measures.flatMap((measure) => measure.routes))
  const untied = routes.filter((route) => !tied.has(route.id)).map((route) => route.id)
  return untied.length > 0 ? { kind: 'untied', untied, routes: routes.length } : null
}

/** Where the table of places puts measures that name no route. */
const OTHER_PLACES = ['elsewhere', 'all-routes', 'unplaced'] as const
type OtherPlace = (typeof OTHER_PLACES)[number]

/** A column of the table of places: a route by its id, or one of the places apart from routes. */
export type PlaceColumn = { kind: 'route'; id: string } | { kind: 'other'; id: OtherPlace }

/** One category with its measures by column, in the order of the table's columns, and all of them once. */
export interface PlacesRow {
  category: string
  cells: readonly (readonly Measure[])[]
  all: readonly Measure[]
}

/** The table of places: categories down, places across. */
interface PlacesTableModel {
  columns: readonly PlaceColumn[]
  rows: readonly PlacesRow[]
  /** Distinct measures in the table; rows count a measure once each, so that rows need not add up to it. */
  total: number
}

/**
 * The columns in which a measure stands: each route that it names; else, where a text ties it to a country or a
 * region only, `elsewhere`; else its scope.
 */
function placeColumnsOf(measure: Measure): readonly string[] {
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
