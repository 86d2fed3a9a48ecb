import { useMemo } from 'react'
import { type PlanRow, planLead, planRows, planWords } from '#content/planWords.ts'
import { FACETS, filterableMeasure } from '#domain/facets.ts'
import { withoutQuestions } from '#domain/filters.ts'
import type { Measure } from '#domain/measure.ts'
import type { OutcomeFile } from '#domain/outcome.ts'
import type { YearChoice } from '#domain/period.ts'
import {
  type PlanHeadline,
  type PlanUnit,
  passesOutcome,
  planHeadline,
  planUnits,
  unitsByYear,
} from '#domain/planList.ts'
import { PLAN_STATES, type PlanState } from '#domain/planState.ts'
import { type Route, type RouteRegions, routeRegionsOf } from '#domain/route.ts'
import { type FacetKey, type Filters, NO_FILTERS } from '#domain/view.ts'
import { isCountryCode } from '#domain/vocabulary.ts'
import { keysOf, recordOf } from '#lib/recordOf.ts'
import { useDataset } from '#state/datasets.ts'
import { useViewStore } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** The filters that the page has as lists of options: all but times and outcomes, which are rows of buttons, and the status of a plan. */
export type PlanFacet = Exclude<FacetKey, 'years' | 'months' | 'status' | 'outcome'>

/** The menu in which each stands. */
export const PLAN_MENUS = {
  measures: 'kind',
  actors: 'who',
  routes: 'where',
  regions: 'where',
  countries: 'where',
  tie: 'tie',
  publishers: 'sources',
  review: 'sources',
} as const satisfies Readonly<Record<PlanFacet, string>>

/** The plans under the filters. */
export interface Plans {
  filters: Filters
  routeRegions: RouteRegions
  /** Every plan under the filters but that by outcome. */
  units: readonly PlanUnit[]
  headline: PlanHeadline
  /** Plans, whatever the filters. */
  all: number
  byYear: ReadonlyMap<YearChoice, number>
  /** The actors and countries asked for are in no plan, whatever else is asked for. */
  isOfNoneAsked: boolean
  /** How many plans there are without a choice of years. */
  ofAnyYear: number
  options: Readonly<Record<PlanFacet, ReadonlyMap<string, number>>>
  /** The rows that pass the filter by outcome. */
  rows: readonly PlanRow[]
  outcomes: OutcomeFile | undefined
}

const NO_OUTCOMES: OutcomeFile['plans'] = {}

/** Joins measures, outcomes and the filters of the link. */
export function usePlans(measures: readonly Measure[], routes: readonly Route[]): Plans {
  const filters = useViewStore((state) => state.view.filters)
  const outcomes = useDataset('outcomes').data
  return useMemo(() => {
    const routeRegions = routeRegionsOf(routes)
    const unitsOf = (some: Filters) => planUnits(measures, some, routeRegions)
    const units = unitsOf(filters)
    const ofAnyYear = unitsOf(withoutQuestions(filters, 'when'))
    const rows = planRows(units, outcomes?.plans ?? NO_OUTCOMES)
    return {
      filters,
      routeRegions,
      units,
      headline: planHeadline(units, filters),
      all: unitsOf(NO_FILTERS).length,
      isOfNoneAsked: hasNone(filters, unitsOf),
      byYear: unitsByYear(ofAnyYear),
      ofAnyYear: ofAnyYear.length,
      options: optionCounts(measures, unitsOf, filters, routeRegions),
      rows: rows.filter((row) => passesOutcome(row, filters, routeRegions)),
      outcomes,
    }
  }, [measures, routes, filters, outcomes])
}

function hasNone(
  { actors, countries, all }: Filters,
  unitsOf: (filters: Filters) => readonly PlanUnit[],
): boolean {
  const isAsked = actors.length + countries.length > 0
  return isAsked && unitsOf({ ...NO_FILTERS, actors, countries, all }).length === 0
}

/** The number of plans for each choice of a facet, whatever is chosen in its question; none for a country that only acts in other measures. */
function optionCounts(
  measures: readonly Measure[],
  unitsOf: (filters: Filters) => readonly PlanUnit[],
  filters: Filters,
  routeRegions: RouteRegions,
): Plans['options'] {
  return recordOf<Plans['options']>(keysOf(PLAN_MENUS), (facet) => {
    const others = facet === 'actors' ? measures.flatMap(({ actors }) => actors.filter(isCountryCode)) : []
    const counts = new Map<string, number>(others.map((code) => [code, 0]))
    for (const { plans } of unitsOf(withoutQuestions(filters, FACETS[facet].question))) {
      const choices = plans.flatMap((plan) => FACETS[facet].of(filterableMeasure(plan), routeRegions) ?? [])
      for (const choice of new Set<string>(choices)) counts.set(choice, (counts.get(choice) ?? 0) + 1)
    }
    return counts
  })
}

/** The words of the rows of plans, and of the line under their headline. */
export function usePlanWords() {
  const { t } = useTranslation('planWords')
  const { t: outcomesT } = useTranslation('outcomes')
  const words = useWords()
  const texts = { t, outcomesT }
  return {
    ...planWords(texts, words),
    lead: (plans: Parameters<typeof planLead>[0]) => planLead(plans, texts, words),
  }
}

/** The states with a number, in order; plans that nobody looked for only where there are any. */
export function numberedStates(counts: Readonly<Record<PlanState, number>>): readonly PlanState[] {
  return PLAN_STATES.filter((state) => state !== 'none' || counts.none > 0)
}
