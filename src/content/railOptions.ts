import { compareText } from '#domain/compareText.ts'
import type { Measure } from '#domain/measure.ts'
import type { YearChoice } from '#domain/period.ts'
import type { Region } from '#domain/route.ts'
import type { FilterChoice, Filters } from '#domain/view.ts'
import { isCountryCode } from '#domain/vocabulary.ts'

/** Actors with any measure, most active first; independent of the filters. */
export interface ActorOptions {
  bodies: readonly string[]
  countries: readonly string[]
}

/** The regions of origin in the published order; selected regions are always kept. */
export function regionOptions(regions: readonly Region[], chosen: readonly string[]): readonly string[] {
  return regions.filter(({ id, role }) => role === 'origin' || chosen.includes(id)).map(({ id }) => id)
}

/** Countries that measures name as places, those of most measures first; selected ones are always kept. */
export function countryOptions(measures: readonly Measure[], chosen: readonly string[]): readonly string[] {
  return byMeasures(measures, ({ countries }) => countries, chosen)
}

/** Actors by total number of measures, then by id; selected ones are always kept. */
export function actorOptions(measures: readonly Measure[], chosen: readonly string[]): ActorOptions {
  const all = byMeasures(measures, ({ actors }) => actors, chosen)
  return {
    bodies: all.filter((id) => !isCountryCode(id)),
    countries: all.filter(isCountryCode),
  }
}

function byMeasures(
  measures: readonly Measure[],
  idsOf: (measure: Measure) => readonly string[],
  chosen: readonly string[],
): readonly string[] {
  const counts = new Map<string, number>(chosen.map((id) => [id, 0]))
  for (const id of measures.flatMap((measure) => [...new Set(idsOf(measure))])) {
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a, countA], [b, countB]) => countB - countA || compareText(a, b))
    .map(([id]) => id)
}

/** The stages of the rail: all measures, those of a status, and the plans of which no page shows an end. */
export const STAGES = ['all', 'done', 'planned', 'open', 'gap'] as const
export type Stage = (typeof STAGES)[number]

type StageFilters = Pick<Filters, 'status' | 'outcome'>

/** The filters of a stage. */
export function filtersOfStage(stage: Stage): StageFilters {
  if (stage === 'open') return { status: [], outcome: ['open'] }
  return { status: stage === 'all' ? [] : [stage], outcome: [] }
}

/** The stage that the filters show; null for several statuses. What came of plans narrows the plans. */
export function stageOf({ status, outcome }: StageFilters): Stage | null {
  const [only = 'all', ...more] = status
  if (more.length > 0) return null
  if (outcome.length === 0) return only
  if (only !== 'all' && only !== 'planned') return null
  return outcome.length === 1 && outcome[0] === 'open' ? 'open' : 'planned'
}

/** The first and the last year of the slider, and whether measures without a year show. */
export interface YearRange {
  readonly first: number
  readonly last: number
  readonly withUndated: boolean
}

/** The slider for the chosen years (none: all of them, and the undated). */
export function rangeOfYears(chosen: readonly YearChoice[], bounds: readonly number[]): YearRange {
  const years = chosen.filter((year) => year !== 'not-stated')
  const ends = years.length > 0 ? years : bounds
  return {
    first: Math.min(...ends),
    last: Math.max(...ends),
    withUndated: chosen.length === 0 || chosen.includes('not-stated'),
  }
}

/** The years to choose for a slider: none where it holds all of them, and the undated. */
export function yearsOfRange(range: YearRange, bounds: readonly number[]): YearChoice[] {
  const { first, last, withUndated } = range
  const isWhole = first <= Math.min(...bounds) && last >= Math.max(...bounds)
  if (isWhole && withUndated) return []
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  return withUndated ? [...years, 'not-stated'] : years
}

/** Unique React key of a choice. */
export function choiceKey(active: FilterChoice): string {
  return active.group === 'months' ? 'months' : `${active.group}:${active.choice}`
}
