import type { Question } from '#domain/facets.ts'
import { besidesOpenRoute, hasFilterOn, passesMeasure, withoutQuestions } from '#domain/filters.ts'
import type { Measure } from '#domain/measure.ts'
import type { RouteRegions } from '#domain/route.ts'
import type { Filters, View } from '#domain/view.ts'
import { keysOf } from '#lib/recordOf.ts'

/** Fewer results than this are offered what loosens a condition. */
export const FEW_RESULTS = 5

/** Conditions that can be loosened: any kind of several, the undated too, or a group left out. */
export const LOOSENINGS = [
  'anyKind',
  'undated',
  'stage',
  'when',
  'measures',
  'route',
  'where',
  'actors',
  'sources',
] as const
export type Loosening = (typeof LOOSENINGS)[number]

/** The filters with one condition loosened, and how many measures pass them. */
export interface Loosened {
  readonly what: Loosening
  readonly filters: Filters
  readonly count: number
}

/** What leaves out a question: each has its row, or few results would never be offered to ask less. */
const LEFT_OUT_BY: Readonly<Record<Question, Loosening>> = {
  status: 'stage',
  outcome: 'stage',
  tie: 'stage',
  when: 'when',
  measures: 'measures',
  route: 'route',
  where: 'where',
  actors: 'actors',
  publishers: 'sources',
  review: 'sources',
}

interface LooseningInput extends Pick<View, 'filters' | 'selected'> {
  measures: readonly Measure[]
  routeRegions: RouteRegions
}

/** What loosening one condition of few results adds, most first. The open route stays. Empty where enough pass. */
export function loosenings({ measures, routeRegions, ...view }: LooseningInput): readonly Loosened[] {
  const countOf = (filters: Filters) =>
    measures.filter((measure) => passesMeasure(measure, filters, routeRegions)).length
  const now = countOf(view.filters)
  if (now >= FEW_RESULTS) return []
  return LOOSENINGS.flatMap((what): Loosened[] => {
    const filters = loosened(what, view)
    const count = filters ? countOf(filters) : 0
    return filters && count > now ? [{ what, filters, count }] : []
  }).sort((a, b) => b.count - a.count)
}

function loosened(
  what: Loosening,
  { filters, selected }: Pick<View, 'filters' | 'selected'>,
): Filters | null {
  const { all, ...others } = filters
  if (what === 'anyKind') return all && filters.measures.length > 1 ? others : null
  if (what === 'undated') {
    if (!hasFilterOn(filters, 'when') || filters.years.includes('not-stated')) return null
    return { ...filters, years: [...filters.years, 'not-stated'] }
  }
  const free = besidesOpenRoute({ filters, selected })
  const questions = keysOf(LEFT_OUT_BY).filter(
    (question) => LEFT_OUT_BY[question] === what && hasFilterOn(free, question),
  )
  if (questions.length === 0) return null
  const loose = withoutQuestions(filters, ...questions)
  return what === 'route' && free !== filters && selected ? { ...loose, routes: [selected.id] } : loose
}
