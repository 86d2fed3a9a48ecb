import { compareText } from '#domain/compareText.ts'
import type { Measure, TimelineEvent } from '#domain/measure.ts'
import type { YearChoice } from '#domain/period.ts'
import type { Region, Route } from '#domain/route.ts'
import type { FilterChoice } from '#domain/view.ts'
import { isCountryCode } from '#domain/vocabulary.ts'
import { yearsWithEvidence } from './exploreModel.ts'
import type { PlaceFigure } from './figureModel.ts'

/** Actors with any measure, most active first; independent of the filters. */
export interface ActorOptions {
  bodies: readonly string[]
  countries: readonly string[]
}

/** The regions of origin in the published order; selected regions are always kept. */
export function regionOptions(regions: readonly Region[], chosen: readonly string[]): readonly string[] {
  return regions.filter(({ id, role }) => role === 'origin' || chosen.includes(id)).map(({ id }) => id)
}

/**
 * Routes by the size of their figure: detections first, largest first, then other units and routes without a figure,
 * each in the published order.
 */
export function routesBySize(
  routes: readonly Route[],
  figures: ReadonlyMap<string, Pick<PlaceFigure, 'total'>>,
): readonly Route[] {
  const size = ({ id }: Route) => {
    const figure = figures.get(id)
    return figure?.total.unit === 'detections' ? (figure.total.value ?? -1) : -2
  }
  return routes.toSorted((a, b) => size(b) - size(a))
}

/** Actors by total number of measures, then by id; selected ones are always kept. */
export function actorOptions(measures: readonly Measure[], chosen: readonly string[]): ActorOptions {
  const counts = new Map<string, number>(chosen.map((id) => [id, 0]))
  for (const id of measures.flatMap((measure) => [...new Set(measure.actors)])) {
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  const ordered = [...counts].sort(([a, countA], [b, countB]) => countB - countA || compareText(a, b))
  const all = ordered.map(([id]) => id)
  return {
    bodies: all.filter((id) => !isCountryCode(id)),
    countries: all.filter(isCountryCode),
  }
}

/** The year options: every year with evidence, then "not stated". */
export function yearOptions(
  measures: readonly Measure[],
  events: readonly TimelineEvent[],
): readonly YearChoice[] {
  return [...yearsWithEvidence(measures, events), 'not-stated']
}

/** Unique React key of a choice. */
export function choiceKey(active: FilterChoice): string {
  return active.group === 'months' ? 'months' : `${active.group}:${active.choice}`
}
