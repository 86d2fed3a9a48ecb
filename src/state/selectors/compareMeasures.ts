import type { ComparedMonths } from '#domain/comparedMonths.ts'
import { passesMeasure, withoutQuestions } from '#domain/filters.ts'
import type { Measure } from '#domain/measure.ts'
import type { MonthSpan } from '#domain/period.ts'
import type { RouteRegions } from '#domain/route.ts'
import type { Filters } from '#domain/view.ts'

/** The measures of one kind that texts place in each of two periods. */
export interface MeasuresOfKind {
  readonly category: string
  readonly first: readonly Measure[]
  readonly second: readonly Measure[]
}

/** How many measures texts state for two periods, by kind: a count of what they say, not of effect. */
export interface ComparedMeasures {
  /** Kinds that have a measure in one of the periods, in the order of the kinds. */
  readonly kinds: readonly MeasuresOfKind[]
  /** Kinds that have none in either. */
  readonly empty: readonly string[]
  /** Each measure once, however many kinds it is of. */
  readonly first: number
  readonly second: number
  /** Measures that pass the filters and of which no text says when. */
  readonly undated: number
}

/** Counts the measures that pass the filters, but for those of time, in each of the two periods. */
export function compareMeasures(
  measures: readonly Measure[],
  filters: Filters,
  routeRegions: RouteRegions,
  { first, second }: Pick<ComparedMonths, 'first' | 'second'>,
  categories: readonly string[],
): ComparedMeasures {
  const timeless = withoutQuestions(filters, 'when')
  const passing = (time: Partial<Filters>) =>
    measures.filter((measure) => passesMeasure(measure, { ...timeless, ...time }, routeRegions))
  const within = (span: MonthSpan) => passing({ period: span })
  const [before, after] = [within(first), within(second)]
  const kinds = categories.map((category) => ({
    category,
    first: before.filter((measure) => measure.categories.includes(category)),
    second: after.filter((measure) => measure.categories.includes(category)),
  }))
  const isEmpty = (kind: MeasuresOfKind) => kind.first.length + kind.second.length === 0
  return {
    kinds: kinds.filter((kind) => !isEmpty(kind)),
    empty: kinds.filter(isEmpty).map(({ category }) => category),
    first: before.length,
    second: after.length,
    undated: passing({ years: ['not-stated'] }).length,
  }
}
