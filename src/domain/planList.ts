import { countByKey, groupBy } from '#lib/groupBy.ts'
import { compareText } from './compareText.ts'
import { filterableMeasure, timeOf } from './facets.ts'
import { passes, withoutQuestions } from './filters.ts'
import { isOpenPlan, type Measure, planStateOf } from './measure.ts'
import type { YearChoice } from './period.ts'
import { PLAN_STATES, type PlanState } from './planState.ts'
import type { RouteRegions } from './route.ts'
import { type Filters, NO_FILTERS } from './view.ts'

/** What counts as one plan: a plan, or the plans that are steps of one act. */
export interface PlanUnit {
  /** The plan of its row: the earliest stated one. */
  plan: Measure
  state: PlanState
  /** Every plan that it counts, in order of statement, `plan` first. */
  plans: readonly Measure[]
}

/** A plan's own time as filter choices, not the day on which it was stated. */
function ownTimeOf({ period }: Measure) {
  return timeOf([period], null)
}

/**
 * The plans that pass, in order of statement, a law once. A year or month is that of a plan's own period; a plan without one
 * names none. Filters by status and outcome are left out, because every plan is one and an outcome picks among the units.
 */
export function planUnits(
  measures: readonly Measure[],
  filters: Filters,
  routeRegions: RouteRegions,
): readonly PlanUnit[] {
  const requested = withoutQuestions(filters, 'status', 'outcome')
  const shown = measures
    .filter((measure) => planStateOf(measure) !== null)
    .filter((plan) => passes({ ...filterableMeasure(plan), ...ownTimeOf(plan) }, requested, routeRegions))
  return unitsOf(shown)
}

/** These plans as units, in order of statement: the steps of an act are one. */
export function unitsOf(plans: readonly Measure[]): readonly PlanUnit[] {
  const units = groupBy(plans.toSorted(byStatement), ({ id, act }) =>
    act === null ? `plan ${id}` : `act ${act}`,
  )
  return [...units.values()].flatMap(([plan, ...steps]) =>
    plan ? { plan, state: planStateOf(plan) ?? 'none', plans: [plan, ...steps] } : [],
  )
}

/** Undated plans go last. */
function byStatement(a: Measure, b: Measure): number {
  return compareText(a.statedOn?.start ?? '9999', b.statedOn?.start ?? '9999')
}

/** Whether a unit passes the filter by what came of it. */
export function passesOutcome({ plan }: PlanUnit, filters: Filters, routeRegions: RouteRegions): boolean {
  const { outcome } = filters
  return passes(filterableMeasure(plan), { ...NO_FILTERS, outcome }, routeRegions)
}

/** The number of units in each state. */
export function countsByState(units: readonly PlanUnit[]): Readonly<Record<PlanState, number>> {
  const counts = Object.fromEntries(PLAN_STATES.map((state) => [state, 0])) as Record<PlanState, number>
  for (const { state } of units) counts[state] += 1
  return counts
}

/** The number of units by year, in order, those that name none last; one over several years counts in each. */
export function unitsByYear(units: readonly PlanUnit[]): ReadonlyMap<YearChoice, number> {
  const counts = countByKey(
    units.flatMap(({ plans }) => [...new Set(plans.flatMap((plan) => ownTimeOf(plan).years))]),
  )
  const order = (year: YearChoice) => (year === 'not-stated' ? Number.POSITIVE_INFINITY : year)
  return new Map([...counts].sort(([a], [b]) => order(a) - order(b)))
}

/**
 * What a headline says. `one`: there is one, with its state. `none-in-full`: several, none carried out. `not-looked-for`: only
 * plans that nobody has looked for; `notLooked` counts them among others.
 */
export type PlanHeadline = Readonly<
  Pick<Filters, 'years' | 'months'> &
    (
      | { kind: 'empty' }
      | { kind: 'not-looked-for'; plans: number }
      | { kind: 'one'; state: PlanState }
      | { kind: 'none-in-full'; plans: number; nothingFound: number; notLooked: number }
      | {
          kind: 'some'
          plans: number
          carriedOut: number
          partly: number
          nothingFound: number
          notLooked: number
        }
    )
>

/** The parts of the headline over some units under the time filters. */
export function planHeadline(
  units: readonly PlanUnit[],
  { years, months }: Pick<Filters, 'years' | 'months'>,
): PlanHeadline {
  const { none: notLooked, 'nothing-found': nothingFound, ...counts } = countsByState(units)
  const plans = units.length
  const carriedOut = counts['carried-out']
  const when = { years, months }
  const [first] = units
  if (!first) return { ...when, kind: 'empty' }
  if (plans === notLooked) return { ...when, kind: 'not-looked-for', plans }
  if (plans === 1) return { ...when, kind: 'one', state: first.state }
  if (carriedOut === 0) return { ...when, kind: 'none-in-full', plans, nothingFound, notLooked }
  return { ...when, kind: 'some', plans, carriedOut, partly: counts.partly, nothingFound, notLooked }
}

/** How a headline's plans add up, and to how many planned measures. */
export interface PlanSums {
  /** The plans that the headline does not count by their state. */
  readonly rest: number
  readonly measures: number
  /** The measures to which no page shows an end. */
  readonly open: number
}

/** The sums behind the headline over these units. */
export function planSums(units: readonly PlanUnit[], headline: PlanHeadline): PlanSums {
  const measures = units.flatMap(({ plans }) => plans)
  return {
    rest: restOf(headline),
    measures: measures.length,
    open: measures.filter(isOpenPlan).length,
  }
}

function restOf(headline: PlanHeadline): number {
  if (headline.kind !== 'some' && headline.kind !== 'none-in-full') return 0
  const { plans, nothingFound, notLooked } = headline
  const done = headline.kind === 'some' ? headline.carriedOut + headline.partly : 0
  return plans - done - nothingFound - notLooked
}

/** Fewer plans than this are too few to name who has half of them. */
const FEWEST_SHARED = 4

/** The actor that at least half of the plans name, and in how many; null without one, or if all name it. */
export function actorOfHalf(units: readonly PlanUnit[]): { actor: string; plans: number; of: number } | null {
  if (units.length < FEWEST_SHARED) return null
  const counts = countByKey(units.flatMap(({ plan }) => [...new Set(plan.actors)]))
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  if (!most || most[1] * 2 < units.length || most[1] === units.length) return null
  return { actor: most[0], plans: most[1], of: units.length }
}
