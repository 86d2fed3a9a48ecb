import { passesMeasure, withoutQuestions } from '#domain/filters.ts'
import { type Measure, measureYears } from '#domain/measure.ts'
import type { PlanUnit } from '#domain/planList.ts'
import type { Route, RouteRegions } from '#domain/route.ts'
import type { Filters } from '#domain/view.ts'

/** Plans without a stated time: time filters find them by the date of the statement only. */
export function plansOnlyStated(measures: readonly Measure[]): readonly Measure[] {
  return measures.filter(
    ({ status, period, statedOn }) => status === 'planned' && period === null && statedOn !== null,
  )
}

/** Categories with a row: the selected ones, or all. */
function rowCategories(categories: readonly string[], filters: Filters): readonly string[] {
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

/** A kind of measure on the board: what was done, what a text says is missing, and the plans. */
export interface PlanBoardRow {
  category: string
  done: readonly Measure[]
  gaps: readonly Measure[]
  plans: readonly PlanUnit[]
}

/** The year whose plans the board shows, if one alone is chosen. */
export function boardYearOf({ years }: Pick<Filters, 'years'>): number | null {
  const [year] = years
  return years.length === 1 && year !== undefined && year !== 'not-stated' ? year : null
}

/**
 * A row for each kind, in the order of the categories; only chosen ones, if any. Done is what was done in the year before
 * `year`, in any year without one; a gap counts in any year. A measure of several kinds stands in each row.
 */
export function planBoard(
  measures: readonly Measure[],
  units: readonly PlanUnit[],
  { categories, year, filters, routeRegions }: PlanBoardInput,
): readonly PlanBoardRow[] {
  const requested = withoutQuestions(filters, 'when', 'status', 'outcome', 'tie')
  const shown = measures.filter((measure) => passesMeasure(measure, requested, routeRegions))
  const done = shown.filter(
    (measure) => measure.status === 'done' && (year === null || measureYears(measure).includes(year - 1)),
  )
  const gaps = shown.filter(({ status }) => status === 'gap')
  return rowCategories(categories, filters).map((category) => {
    const isOfKind = (measure: Measure) => measure.categories.includes(category)
    return {
      category,
      done: done.filter(isOfKind),
      gaps: gaps.filter(isOfKind),
      plans: units.filter(({ plan }) => isOfKind(plan)),
    }
  })
}

interface PlanBoardInput {
  categories: readonly string[]
  year: number | null
  filters: Filters
  routeRegions: RouteRegions
}
