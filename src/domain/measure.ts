import * as z from 'zod/mini'
import { Status } from './claim.ts'
import { EvidenceList } from './evidence.ts'
import { LocalizedText } from './language.ts'
import { type IsoDate, lastDayOfMonth, Period, yearOf, yearsCounted } from './period.ts'
import { OUTCOMES, PlanOutcome, type PlanState } from './planState.ts'
import { SourceQuality } from './publisher.ts'

/** Where something applies: at named places, on all routes, or nowhere in particular. */
export const Scope = z.enum(['placed', 'all-routes', 'unplaced'])

export type Scope = z.infer<typeof Scope>

/** Actors and places, by lexicon id; countries are ISO 3166-1 alpha-2. Holds only what a sentence or record states. */
export const Placement = z.strictObject({
  scope: Scope,
  actors: z.array(z.string()),
  countries: z.array(z.string()),
  routes: z.array(z.string()),
  regions: z.array(z.string()),
})

export type Placement = z.infer<typeof Placement>

/**
 * A policy measure against smuggling: one per (document, category, status, period) with all its sentences as evidence,
 * or one per record. `title` null: composed in the UI language from category, status and period. `followedBy`: ids of
 * the measures and events that say what came of it, each of one record. `outcome`: what came of a plan, null where nobody has
 * looked and for what is no plan; `own` where a reader set it by their own documents, which no published file has. `act`:
 * the law or agreement of which it is a step, an id of `OutcomeFile.acts`.
 */
export const Measure = z.strictObject({
  id: z.string(),
  title: z.nullable(LocalizedText),
  categories: z.tuple([z.string()], z.string()),
  status: Status,
  statedOn: z.nullable(Period),
  period: z.nullable(Period),
  ...Placement.shape,
  ...SourceQuality.shape,
  followedBy: z.array(z.string()),
  outcome: z.nullable(z.strictObject({ ...PlanOutcome.shape, own: z.optional(z.literal(true)) })),
  act: z.nullable(z.string()),
  evidence: EvidenceList,
})
export type Measure = z.infer<typeof Measure>

/** The state of a plan, `none` where nobody has looked; null for what is no plan. */
export function planStateOf({ status, outcome }: Pick<Measure, 'status' | 'outcome'>): PlanState | null {
  return status === 'planned' ? (outcome?.state ?? 'none') : null
}

/** Whether it is a plan to which no page shows an end. */
export function isOpenPlan(measure: Pick<Measure, 'status' | 'outcome'>): boolean {
  const state = planStateOf(measure)
  return state !== null && OUTCOMES[state].open
}

/** The years of a measure; empty when no text states one. */
export function measureYears(measure: Measure): readonly number[] {
  return yearsCounted(measure.period, measure.statedOn)
}

/**
 * An event: one per record of kind event or both, one per (document, event category, date) for event claims. `category`
 * is a form of record or an event category of the lexicon; `title` null: composed in the UI language.
 */
export const TimelineEvent = z.strictObject({
  id: z.string(),
  title: z.nullable(LocalizedText),
  category: z.string(),
  measureCategories: z.array(z.string()),
  date: z.nullable(Period),
  statedOn: z.nullable(Period),
  ...Placement.shape,
  ...SourceQuality.shape,
  evidence: EvidenceList,
})
export type TimelineEvent = z.infer<typeof TimelineEvent>

/** The years of an event; empty when no text states one. */
export function eventYears(event: TimelineEvent): readonly number[] {
  return yearsCounted(event.date, event.statedOn)
}

/** Whether a measure is a plan whose stated time ended before a day. An open period counts by its start. */
export function hasPlanTimePassed(
  { status, period }: Pick<Measure, 'status' | 'period'>,
  today: IsoDate,
): boolean {
  return status === 'planned' && period !== null && lastDayOf(period) < today
}

/** The last day of a period; of an open one that of its start, at its precision. */
export function lastDayOf({ start, end, precision }: Period): IsoDate {
  if (end !== null) return end
  if (precision === 'day') return start
  const year = yearOf(start)
  if (precision === 'year') return `${year}-12-31`
  return `${start.slice(0, 7)}-${lastDayOfMonth(year, Number(start.slice(5, 7)))}`
}
