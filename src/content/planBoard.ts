import { passesMeasure, withoutQuestions } from '#domain/filters.ts'
import { type Measure, measureYears } from '#domain/measure.ts'
import type { PlanUnit } from '#domain/planList.ts'
import type { RouteRegions } from '#domain/route.ts'
import type { Filters } from '#domain/view.ts'
import { rowCategories } from './board.ts'

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
