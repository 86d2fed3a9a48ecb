import { passesMeasure, withoutQuestions } from '#domain/filters.ts'
import { type Measure, measureYears } from '#domain/measure.ts'
import { yearsCounted } from '#domain/period.ts'
import type { Route, RouteRegions } from '#domain/route.ts'
import type { Filters } from '#domain/view.ts'

/** The board's columns, in reading order. */
export const BOARD_COLUMNS = ['doneBefore', 'gap', 'planned', 'since'] as const
export type BoardColumn = (typeof BOARD_COLUMNS)[number]

/** The two years that the board compares. */
export const BOARD_YEARS = { before: 2024, planned: 2025 } as const

/** One category with its measures by column. */
export interface BoardRow {
  category: string
  cells: Readonly<Record<BoardColumn, readonly Measure[]>>
  /** Measures of the column `since` that a link ties to an earlier record; the others are of the same kind only. */
  linked: readonly Measure[]
  /** Plans stated in the planned year without a year of their own: the year filter includes them, no cell does. */
  statedOnly: number
}

/**
 * The board columns of a measure. Gaps count in any year. Plans count only if their own period touches the planned year,
 * not by when they were stated. Done measures count as in the year filter; one that spans both years appears twice.
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

/** Plans without a stated time: time filters find them by the date of the statement only. */
export function plansOnlyStated(measures: readonly Measure[]): readonly Measure[] {
  return measures.filter(
    ({ status, period, statedOn }) => status === 'planned' && period === null && statedOn !== null,
  )
}

/** The filters that apply to the board and its headline: year and status are its columns. */
export function boardFilters(filters: Filters): Filters {
  return withoutQuestions(filters, 'when', 'status')
}

/** The board's rows, in the order of the categories; only selected categories, if any. */
export function boardRows(
  measures: readonly Measure[],
  categories: readonly string[],
  filters: Filters,
  routeRegions: RouteRegions,
): readonly BoardRow[] {
  const requested = boardFilters(filters)
  const shown = measures.filter((measure) => passesMeasure(measure, requested, routeRegions))
  const followers = new Set(measures.flatMap(({ followedBy }) => followedBy))
  return rowCategories(categories, filters).map((category) => {
    const cells: Record<BoardColumn, Measure[]> = { doneBefore: [], gap: [], planned: [], since: [] }
    const ofCategory = shown.filter(({ categories: own }) => own.includes(category))
    for (const measure of ofCategory) {
      for (const column of boardColumnsOf(measure)) cells[column].push(measure)
    }
    const stated = plansOnlyStated(ofCategory).filter((plan) =>
      measureYears(plan).includes(BOARD_YEARS.planned),
    )
    const linked = cells.since.filter(({ id }) => followers.has(id))
    return { category, cells, linked, statedOnly: stated.length }
  })
}

/** The measures that pass the board's filters but are in no column. */
export function offBoard(
  measures: readonly Measure[],
  filters: Filters,
  routeRegions: RouteRegions,
): readonly Measure[] {
  const requested = boardFilters(filters)
  const shown = measures.filter((measure) => passesMeasure(measure, requested, routeRegions))
  return shown.filter((measure) => boardColumnsOf(measure).length === 0)
}

/** Categories with a row: the selected ones, or all. */
export function rowCategories(categories: readonly string[], filters: Filters): readonly string[] {
  if (filters.measures.length === 0) return categories
  return categories.filter((category) => filters.measures.includes(category))
}

/**
 * A headline of the overview. `plans`: categories with plans, and how many of them have something done recorded since.
 * `untied`: routes that no measure names.
 */
export type Finding =
  | { kind: 'plans'; planned: number; since: number }
  | { kind: 'untied'; untied: readonly string[]; routes: number }

/**
 * The first rule that applies: plans compared with what was recorded since, else routes without a measure; null if
 * neither. It counts statements; only a link says that one came of another.
 */
export function findingOf(
  rows: readonly BoardRow[],
  measures: readonly Measure[],
  routes: readonly Route[],
): Finding | null {
  const planned = rows.filter((row) => row.cells.planned.length > 0)
  if (planned.length > 0) {
    const since = planned.filter((row) => row.cells.since.length > 0)
    return { kind: 'plans', planned: planned.length, since: since.length }
  }
  if (measures.length === 0) return null
  const tied = new Set(measures.flatMap((measure) => measure.routes))
  const untied = routes.filter((route) => !tied.has(route.id)).map((route) => route.id)
  return untied.length > 0 ? { kind: 'untied', untied, routes: routes.length } : null
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
