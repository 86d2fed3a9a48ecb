import { countByKey } from '#lib/groupBy.ts'
import type { Claim } from './claim.ts'
import type { Measure } from './measure.ts'
import { monthIndex, type Period, yearRuns } from './period.ts'

/** A plan, or a sentence that may show what came of one, by what the two can share. */
export interface PairSide {
  readonly id: string
  readonly actors: readonly string[]
  readonly routes: readonly string[]
  readonly regions: readonly string[]
  readonly countries: readonly string[]
  readonly categories: readonly string[]
  /** When a plan was stated, or the other side happened or was stated; null where no text says. */
  readonly when: Period | null
  /** Title or sentence, in any language. */
  readonly text: string
}

/** Why a pair is proposed. `time`: how many months the outcome is after the plan, at least 0. */
export type PairReason =
  | { readonly kind: 'actor' | 'category' | 'name'; readonly shared: readonly string[] }
  | {
      readonly kind: 'place'
      readonly routes: readonly string[]
      readonly regions: readonly string[]
      readonly countries: readonly string[]
    }
  | { readonly kind: 'time'; readonly months: number }

/** A proposal for a reader to judge: it sets nothing. */
export interface ProposedPair {
  readonly outcomeId: string
  readonly planId: string
  readonly reasons: readonly PairReason[]
}

/** What names an act in every language: an acronym, or a number that is no year. */
const ACT_NAME = /(?<![\p{L}\d])(?:\p{Lu}{3,}|(?!(?:19|20)\d\d(?!\d))\d{3,})(?![\p{L}\d])/gu
/** Names that stand in more texts than this are of the subject. */
const FEW_TEXTS = 3
/** A pair needs as many reasons other than time. */
const FEWEST_REASONS = 2

/**
 * The most likely pairs of plans with what may have come of them, the likeliest first, `most` at most. What happened before
 * a plan was stated came of something else. Time is linear in outcomes × plans: ask for one of either.
 */
export function proposePairs(
  outcomes: readonly PairSide[],
  plans: readonly PairSide[],
  most = 5,
): readonly ProposedPair[] {
  const namesOf = rareNames([...outcomes, ...plans])
  const scored = outcomes.flatMap((outcome) =>
    plans.flatMap((plan) => {
      const reasons = reasonsFor(outcome, plan, namesOf)
      return reasons ? [{ outcomeId: outcome.id, planId: plan.id, reasons }] : []
    }),
  )
  return scored.sort((a, b) => scoreOf(b) - scoreOf(a) || monthsOf(a) - monthsOf(b)).slice(0, most)
}

function reasonsFor(
  outcome: PairSide,
  plan: PairSide,
  namesOf: (side: PairSide) => ReadonlySet<string>,
): readonly PairReason[] | null {
  const months = monthsBetween(plan.when, outcome.when)
  if (months !== null && months < 0) return null
  const lists = (['actors', 'routes', 'regions', 'countries', 'categories'] as const).map((key) =>
    plan[key].filter((one) => outcome[key].includes(one)),
  )
  const [actors = [], routes = [], regions = [], countries = [], categories = []] = lists
  const named = namesOf(outcome)
  const names = [...namesOf(plan)].filter((name) => named.has(name))
  const reasons: PairReason[] = [
    ...(names.length > 0 ? [{ kind: 'name', shared: names } as const] : []),
    ...(actors.length > 0 ? [{ kind: 'actor', shared: actors } as const] : []),
    ...(routes.length + regions.length + countries.length > 0
      ? [{ kind: 'place', routes, regions, countries } as const]
      : []),
    ...(categories.length > 0 ? [{ kind: 'category', shared: categories } as const] : []),
  ]
  if (reasons.length < FEWEST_REASONS) return null
  return months === null ? reasons : [...reasons, { kind: 'time', months }]
}

/** Points of a reason: a route says more than a country, a second actor more than one. */
function pointsOf(reason: PairReason): number {
  switch (reason.kind) {
    case 'name':
      return 2 * Math.min(3, reason.shared.length)
    case 'actor':
      return 1 + Math.min(2, reason.shared.length)
    case 'place':
      return reason.routes.length > 0 ? 3 : reason.countries.length > 0 ? 2 : 1
    case 'category':
      return 2
    case 'time':
      return 0
  }
}

function scoreOf({ reasons }: ProposedPair): number {
  return reasons.reduce((sum, reason) => sum + pointsOf(reason), 0)
}

function monthsOf({ reasons }: ProposedPair): number {
  const time = reasons.find((reason) => reason.kind === 'time')
  return time?.months ?? Number.POSITIVE_INFINITY
}

/** Months from a plan to what may have come of it: negative where it ended before, 0 where both may fall together. */
function monthsBetween(plan: Period | null, outcome: Period | null): number | null {
  if (!plan || !outcome) return null
  if (outcome.end !== null && outcome.end < plan.start) return -1
  return Math.max(0, monthIndex(outcome.start.slice(0, 7)) - monthIndex(plan.start.slice(0, 7)))
}

/** The names of acts in each side's text that few of all texts have. */
function rareNames(sides: readonly PairSide[]): (side: PairSide) => ReadonlySet<string> {
  const names = new Map(sides.map((side) => [side, new Set(side.text.match(ACT_NAME))]))
  const counts = countByKey([...names.values()].flatMap((own) => [...own]))
  for (const own of names.values()) {
    for (const name of own) if ((counts.get(name) ?? 0) > FEW_TEXTS) own.delete(name)
  }
  return (side) => names.get(side) ?? new Set()
}

/** A plan as one side of a pair, by the text given. */
export function sideOfPlan(plan: Measure, text: string): PairSide {
  const { id, actors, routes, regions, countries, categories, statedOn } = plan
  return { id, actors, routes, regions, countries, categories, when: statedOn, text }
}

/** A sentence as the other side: dated by what it says, else by its document. */
export function sideOfClaim(claim: Claim, statedOn: Period | null): PairSide {
  const { id, kind, actors, routes, regions, countries, category, date, years, citation } = claim
  const categories = kind === 'measure' ? [category] : []
  const when = date ?? periodOfYears(years) ?? statedOn
  return { id, actors, routes, regions, countries, categories, when, text: citation.exact }
}

function periodOfYears(years: readonly number[]): Period | null {
  const runs = yearRuns(years)
  const [first, last] = [runs[0], runs.at(-1)]
  return first && last
    ? { start: `${first.first}-01-01`, end: `${last.last}-12-31`, precision: 'year' }
    : null
}
