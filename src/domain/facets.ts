import * as z from 'zod/mini'
import { memoizeByObject } from '#lib/memoize.ts'
import { STATUSES, type Status } from './claim.ts'
import { oneOf, readId, readItems, splitOnce } from './linkText.ts'
import { type Measure, planStateOf, type TimelineEvent } from './measure.ts'
import { MonthSpan, monthsCounted, type Period, YearChoice, yearChoicesOf } from './period.ts'
import { OUTCOMES, PLAN_STATES, type PlanState, TIES, type Tie } from './planState.ts'
import {
  PUBLISHER_CHOICES,
  type PublisherChoice,
  publisherChoicesOf,
  REVIEW_CHOICES,
  type ReviewChoice,
} from './publisher.ts'
import type { RouteRegions } from './route.ts'

/** Why a facet's value in a link is invalid. */
export type FacetFault = 'not-a-year' | 'unknown-value' | 'wrong-form'

/**
 * One filter, defined once for links, counts, chips, lens, lists, table and export. `Value` is its value in the filters:
 * a list of choices, or one choice or null.
 */
export interface Facet<Choice, Value, Question extends string = string> {
  /** Facets with the same question are alternatives (OR); different questions combine with AND. */
  question: Question
  schema: z.ZodMiniType<Value>
  /** The value that filters nothing. */
  none: Value
  /** The choices, when fixed (messages `common:choice.<facet>`); else they come from the data. */
  options?: readonly Choice[]
  /** Whether choices are ids of published items, which a link can name wrongly. */
  isId?: boolean
  /** Whether it is shown in the collapsed group at the foot of the rail. */
  isFolded?: boolean
  /** The choices that match an item; null when the facet does not apply to it. */
  of(thing: Filterable, routeRegions: RouteRegions): readonly Choice[] | null
  /** Whether an item's choice matches a selected one; default: equality. */
  fits?(own: Choice, requested: Choice): boolean
  /** Whether a choice excludes such choices of other facets with the same question; default: never. */
  isExclusive?(choice: Choice): boolean
  choicesIn(value: Value): readonly Choice[]
  toggled(value: Value, choice: Choice): Value
  /** Removes the choices that `keep` rejects. */
  filtered(value: Value, keep: (choice: Choice) => boolean): Value
  /** Parses the facet's value in a link, leaving out invalid parts. */
  read(text: string): { value: Value; misread: readonly string[] }
  write(choice: Choice): string
  /** Default: `unknown-value`. */
  fault?: FacetFault
}

type Row<Choice, Question extends string> = Pick<
  Facet<Choice, Choice[], Question>,
  'question' | 'of' | 'options' | 'isId' | 'isFolded' | 'isExclusive' | 'fault'
>

/** A multiple-choice facet, comma-separated in links. */
function listFacet<Choice extends string | number, const Question extends string>(
  choice: z.ZodMiniType<Choice>,
  read: (text: string) => Choice | null,
  row: Row<Choice, Question>,
): Facet<Choice, Choice[], Question> {
  return {
    ...row,
    schema: z.array(choice),
    none: [],
    choicesIn: (value) => value,
    toggled,
    filtered: (value, keep) => value.filter(keep),
    read: (text) => readItems(text, read),
    write: String,
  }
}

/** A facet with fixed options. */
export function optionFacet<const Choice extends string, const Question extends string>(
  row: Row<Choice, Question> & { options: readonly Choice[] },
): Facet<Choice, Choice[], Question> {
  return listFacet(z.enum(row.options), oneOf(row.options), row)
}

function idFacet<const Question extends string>(
  question: Question,
  of: Facet<string, string[]>['of'],
): Facet<string, string[], Question> {
  return listFacet(z.string(), readId, { question, of, isId: true })
}

/** Toggles a choice in a list; new choices go last. */
export function toggled<T>(list: readonly T[], choice: T): T[] {
  return list.includes(choice) ? list.filter((item) => item !== choice) : [...list, choice]
}

function monthsFacet<const Question extends string>(
  question: Question,
): Facet<MonthSpan, MonthSpan | null, Question> {
  return {
    question,
    schema: z.nullable(MonthSpan),
    none: null,
    of: ({ months }) => months,
    fits: (own, requested) => own.from <= requested.to && own.to >= requested.from,
    isExclusive: () => true,
    choicesIn: (value) => (value ? [value] : []),
    toggled: (value, choice) => (value?.from === choice.from && value.to === choice.to ? null : choice),
    filtered: (value, keep) => (value && keep(value) ? value : null),
    read: (text) => {
      const value = text === '' ? null : readMonths(text)
      return { value, misread: text === '' || value ? [] : [text] }
    },
    write: ({ from, to }) => `${from}..${to}`,
    fault: 'wrong-form',
  }
}

/** A choice of the filter by what came of a plan. */
export type OutcomeChoice = PlanState | 'open'

/** Parses `2025-03..2025-08` or the single month `2025-03`. */
export function readMonths(text: string): MonthSpan | null {
  const [from = '', to] = splitOnce(text, '..')
  const span = MonthSpan.safeParse({ from, to: to ?? from })
  return span.success ? span.data : null
}

function readYear(text: string): YearChoice | null {
  if (text === 'not-stated') return text
  return /^(19|20)\d\d$/.test(text) ? Number(text) : null
}

/** Every filter, in the order of the link; its key is its link key. To add one, see docs/architecture.md. */
export const FACETS = {
  /** Runs of whole calendar years are stored as years, others as `months`. */
  years: listFacet(YearChoice, readYear, {
    question: 'when',
    of: ({ years }) => years,
    isExclusive: (choice) => choice !== 'not-stated',
    fault: 'not-a-year',
  }),
  months: monthsFacet('when'),
  status: optionFacet({
    question: 'status',
    options: STATUSES,
    of: ({ status }) => status && [status],
  }),
  /** `open` stands for every state in which no page shows an end. A done measure or a gap has no outcome. */
  outcome: optionFacet({
    question: 'outcome',
    options: ['open', ...PLAN_STATES] as readonly OutcomeChoice[],
    of: ({ status, planState }) => {
      if (planState === null) return status && []
      return OUTCOMES[planState].open ? ['open', planState] : [planState]
    },
  }),
  /** What joins a plan and its outcome. */
  tie: optionFacet({
    question: 'tie',
    options: TIES,
    of: ({ status, tie }) => (tie === null ? status && [] : [tie]),
  }),
  measures: idFacet('measures', ({ categories }) => categories),
  routes: idFacet('route', ({ routes }) => routes),
  /** A region also matches what is tied to a route listed under it. */
  regions: idFacet('where', ({ routes, regions }, routeRegions) => [
    ...regions,
    ...routes.flatMap((route) => routeRegions.get(route) ?? []),
  ]),
  countries: idFacet('where', ({ countries }) => countries),
  actors: idFacet('actors', ({ actors }) => actors),
  publishers: optionFacet({
    question: 'publishers',
    options: PUBLISHER_CHOICES,
    of: ({ publishers }) => publishers,
    isFolded: true,
  }),
  review: optionFacet({
    question: 'review',
    options: REVIEW_CHOICES,
    of: ({ reviews }) => reviews,
    isFolded: true,
  }),
}

/** The questions about places. */
export const PLACES: readonly Question[] = ['route', 'where']

/** The facet of which all choices can be asked for at once, instead of any. */
export const ALL_OF = 'measures'

/** The facets of places, of which one choice can be enough. */
export const ANY_OF = 'places'

/** A filter question; facets with the same one are alternatives. */
export type Question = (typeof FACETS)[keyof typeof FACETS]['question']

/** The filterable properties of a measure, event, claim or record. */
export interface Filterable {
  years: readonly YearChoice[]
  /** Its months; empty when undated. */
  months: readonly MonthSpan[]
  /** Null for items without a status: the status filter does not apply. */
  status: Status | null
  /** What came of a plan; null for what is none: the filter by outcome does not apply. */
  planState: PlanState | null
  /** What joins a plan and its outcome; null without an outcome. */
  tie: Tie | null
  categories: readonly string[]
  routes: readonly string[]
  regions: readonly string[]
  /** Null for a route, which is filtered by none. */
  countries: readonly string[] | null
  actors: readonly string[]
  publishers: readonly PublisherChoice[]
  reviews: readonly ReviewChoice[]
}

/** An item with nothing stated; a base for filtering by some properties only. */
export const NOTHING_STATED: Filterable = {
  years: [],
  months: [],
  status: null,
  planState: null,
  tie: null,
  categories: [],
  routes: [],
  regions: [],
  countries: [],
  actors: [],
  publishers: [],
  reviews: [],
}

/** The periods of an item, else when it was stated. */
export function timeOf(
  periods: readonly (Period | null)[],
  statedOn: Period | null,
): Pick<Filterable, 'years' | 'months'> {
  const all = periods.length === 0 ? [null] : periods
  return {
    years: all.flatMap((period) => yearChoicesOf(period, statedOn)),
    months: all.flatMap((period) => monthsCounted(period, statedOn) ?? []),
  }
}

/** The filterable properties of a measure. */
export const filterableMeasure = memoizeByObject(
  (measure: Measure): Filterable => ({
    ...timeOf([measure.period], measure.statedOn),
    status: measure.status,
    planState: planStateOf(measure),
    tie: measure.outcome?.tie ?? null,
    categories: measure.categories,
    routes: measure.routes,
    regions: measure.regions,
    countries: measure.countries,
    actors: measure.actors,
    publishers: publisherChoicesOf(measure),
    reviews: measure.reviews,
  }),
)

/** The filterable properties of an event, which has no status. */
export const filterableEvent = memoizeByObject(
  (event: TimelineEvent): Filterable => ({
    ...timeOf([event.date], event.statedOn),
    status: null,
    planState: null,
    tie: null,
    categories: event.measureCategories,
    routes: event.routes,
    regions: event.regions,
    countries: event.countries,
    actors: event.actors,
    publishers: publisherChoicesOf(event),
    reviews: event.reviews,
  }),
)
