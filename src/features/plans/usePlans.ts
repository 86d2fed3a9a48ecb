import { useMemo } from 'react'
import { type PlanRow, planRows } from '#content/planRows.ts'
import { FACETS } from '#domain/facets.ts'
import { filterableMeasure } from '#domain/filterable.ts'
import { withoutQuestions } from '#domain/filters.ts'
import type { Measure } from '#domain/measure.ts'
import type { OutcomeFile } from '#domain/outcome.ts'
import { type Period, periodOfDate, type YearChoice, yearOf } from '#domain/period.ts'
import {
  actorOfHalf,
  countsByState,
  type PlanHeadline,
  type PlanUnit,
  passesOutcome,
  planHeadline,
  planUnits,
  unitsByYear,
} from '#domain/planList.ts'
import type { PlanState } from '#domain/planState.ts'
import { PLAN_STATES } from '#domain/planState.ts'
import { type Route, type RouteRegions, routeRegionsOf } from '#domain/route.ts'
import { type Filters, NO_FILTERS } from '#domain/view.ts'
import { recordOf } from '#lib/recordOf.ts'
import { useDataset } from '#state/datasets.ts'
import { useViewStore } from '#state/viewStore.ts'
import { sinceWords } from '#words/outcomeWords.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** The filters that the page has as lists of options. */
const PLAN_FACETS = ['measures', 'actors', 'routes', 'regions', 'tie'] as const
export type PlanFacet = (typeof PLAN_FACETS)[number]

/** The plans under the filters. */
export interface Plans {
  filters: Filters
  routeRegions: RouteRegions
  /** Every plan under the filters but that by outcome. */
  units: readonly PlanUnit[]
  headline: PlanHeadline
  /** Plans that somebody looked for, whatever the filters. */
  all: number
  byYear: ReadonlyMap<YearChoice, number>
  /** How many plans there are without a choice of years. */
  ofAnyYear: number
  options: Readonly<Record<PlanFacet, ReadonlyMap<string, number>>>
  /** The rows that pass the filter by outcome. */
  rows: readonly PlanRow[]
  /** The plans under the filters that nobody looked for. */
  unlooked: readonly PlanRow[]
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
    const ofAnyYear = unitsOf(withoutQuestions(filters, 'when')).filter(isLookedFor)
    const rows = planRows(units, outcomes?.plans ?? NO_OUTCOMES)
    return {
      filters,
      routeRegions,
      units,
      headline: planHeadline(units, filters),
      all: unitsOf(NO_FILTERS).filter(isLookedFor).length,
      byYear: unitsByYear(ofAnyYear),
      ofAnyYear: ofAnyYear.length,
      options: optionCounts(unitsOf, filters, routeRegions),
      rows: rows.filter((row) => isLookedFor(row) && passesOutcome(row, filters, routeRegions)),
      unlooked: rows.filter((row) => !isLookedFor(row)),
      outcomes,
    }
  }, [measures, routes, filters, outcomes])
}

function isLookedFor({ state }: PlanUnit): boolean {
  return state !== 'none'
}

/** The number of plans for each choice of a facet, whatever is chosen in its question. */
function optionCounts(
  unitsOf: (filters: Filters) => readonly PlanUnit[],
  filters: Filters,
  routeRegions: RouteRegions,
): Plans['options'] {
  return recordOf<Plans['options']>(PLAN_FACETS, (facet) => {
    const counts = new Map<string, number>()
    for (const { state, plans } of unitsOf(withoutQuestions(filters, FACETS[facet].question))) {
      if (state === 'none') continue
      const choices = plans.flatMap((plan) => FACETS[facet].of(filterableMeasure(plan), routeRegions) ?? [])
      for (const choice of new Set<string>(choices)) counts.set(choice, (counts.get(choice) ?? 0) + 1)
    }
    return counts
  })
}

/** Actors named before "and 2 more". */
const FEW_ACTORS = 3

/** The words of a row, for the screen, paper and the file. */
export function usePlanWords() {
  const { t } = useTranslation(['plans', 'common', 'ownOutcome'])
  const { t: outcomeText } = useTranslation('outcomes')
  const words = useWords()
  const day = (date: string) => words.period(periodOfDate(date))

  const actors = (ids: readonly string[]): string => {
    const names = ids.map(words.actor)
    const rest = names.length - 2
    if (names.length <= FEW_ACTORS) return names.join(', ')
    return t('andMore', { names: names.slice(0, 2).join(', '), count: rest })
  }
  /** "for 2025", "for 2024 to 2027", "from then on", "from 12 June 2026"; null without a period. */
  const time = (period: Period | null, statedOn: Period | null): string | null => {
    if (!period) return null
    if (period.end === null) return period.start === statedOn?.start ? t('thenOn') : words.period(period)
    const [first, last] = [yearOf(period.start), yearOf(period.end)]
    const span = first === last ? period : { ...period, precision: 'year' as const }
    return t('for', { time: words.period(span) })
  }
  /** A count in words up to twelve, as they stand within a sentence, and at its start. */
  const inWords = (count: number): string =>
    t(`inWords.${count}` as 'inWords.1', { defaultValue: words.number(count) })
  const capital = (text: string) => text.charAt(0).toLocaleUpperCase(words.language) + text.slice(1)
  return {
    day,
    inWords,
    capital,
    /** How an outcome is tied to its plan; '' without an outcome. */
    tie: ({ outcome }: Pick<Measure, 'outcome'>): string => {
      if (!outcome) return ''
      const { tie, own } = outcome
      return own && tie !== 'none' ? t(`ownOutcome:tie.${tie}`) : words.choice({ group: 'tie', choice: tie })
    },
    state: (state: PlanState) => words.choice({ group: 'outcome', choice: state }),
    /** "Calais Group", "stated 10 December 2024", "for 2025": who, when and for when, as parts of a line. */
    meta: ({ plan, plans }: PlanRow): readonly string[] => [
      ...(plan.actors.length > 0 ? [actors(plan.actors)] : []),
      plan.statedOn
        ? t('common:dateStated', { date: words.period(plan.statedOn) })
        : t('common:dateNotStated'),
      ...[time(plan.period, plan.statedOn) ?? []].flat(),
      ...(plans.length > 1 ? [t('steps', { count: plans.length })] : []),
    ],
    /** "since 12 June 2026", "as of 29 January 2026", "looked for on 29 November 2026"; null where nobody looked. */
    since: ({ state, plan, outcome }: PlanRow): string | null => {
      if (state === 'none') return null
      if (state === 'nothing-found') return outcome && t('since.lookedOn', { date: day(outcome.lookedOn) })
      return (plan.outcome && sinceWords(plan.outcome, words, outcomeText)) ?? t('since.noDay')
    },
  }
}

/** The states with a number, in order; plans that nobody looked for stand at the foot of the list. */
export const NUMBERED_STATES = PLAN_STATES.filter((state) => state !== 'none')

/** The states that the line under the headline counts, where none was carried out. */
const COUNTED = ['partly', 'under-way', 'delayed', 'dropped', 'superseded'] as const

/** What the plans are, who has half of them, when and how far was searched. */
export function useLead({ units, headline, outcomes }: Plans): string {
  const { t } = useTranslation('plans')
  const words = useWords()
  const { day, inWords, capital } = usePlanWords()
  const counts = countsByState(units)
  const sentences: string[] = []
  const isOfYear = headline.years.some((year) => year !== 'not-stated')
  if (headline.kind === 'none-in-full' && isOfYear) {
    const parts = COUNTED.filter((state) => counts[state] > 0).map((state) =>
      t(`lead.${state}`, { count: counts[state], number: inWords(counts[state]) }),
    )
    if (parts.length > 0) sentences.push(`${capital(parts.join(', '))}.`)
  } else {
    const stated = units.flatMap(({ plan }) => plan.statedOn?.start.slice(0, 4) ?? []).toSorted()
    if (stated[0] !== undefined) sentences.push(t('lead.intro', { year: stated[0] }))
  }
  const half = actorOfHalf(units)
  if (half) {
    const actor = words.actor(half.actor)
    // Both in words, or both in digits.
    const put = inWords(half.of) === words.number(half.of) ? words.number : inWords
    sentences.push(t('lead.half', { number: capital(put(half.plans)), all: put(half.of), actor }))
  }
  const looked = units.flatMap(({ plan }) => outcomes?.plans[plan.id]?.at(-1)?.lookedOn ?? []).toSorted()
  const [first, last] = [looked[0], looked.at(-1)]
  if (outcomes && first !== undefined && last !== undefined) {
    const reach = words.months({ from: outcomes.reach, to: outcomes.reach })
    sentences.push(
      first === last
        ? t('lead.looked', { date: day(last), reach })
        : t('lead.lookedFrom', { first: day(first), last: day(last), reach }),
    )
  }
  if (units.some(({ plans }) => plans.length > 1)) sentences.push(t('lead.law'))
  return sentences.join(' ')
}
