import { passesMeasure, withoutQuestions } from '#domain/filters.ts'
import { type Measure, measureYears } from '#domain/measure.ts'
import { yearsCounted } from '#domain/period.ts'
import type { RouteRegions } from '#domain/route.ts'
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
