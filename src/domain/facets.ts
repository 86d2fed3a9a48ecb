import * as z from 'zod/mini'
import { STATUSES } from './claim.ts'
import type { Filterable } from './filterable.ts'
import { oneOf, readId, readItems, splitOnce } from './linkText.ts'
import { MonthSpan, YearChoice } from './period.ts'
import type { RouteRegions } from './route.ts'
import { PUBLISHER_CHOICES, REVIEW_CHOICES } from './sourceQuality.ts'

/** Why a part of a facet in a link could not be read. */
export type FacetFault = 'not-a-year' | 'unknown-value' | 'wrong-form'

/**
 * A group of the filters: all that link, counts, chips, lens, lists, table and export know about it. `Value` is what the
 * filters hold of it: a list of choices, or one choice or null.
 */
export interface Facet<Choice, Value, Question extends string = string> {
  /**
   * The question that it asks. Facets that share one are alternatives: a thing passes when one of them finds it. Other
   * questions must all be answered.
   */
  question: Question
  schema: z.ZodMiniType<Value>
  /** The value that asks nothing. */
  none: Value
  /** The choices there are, where these are words of ours (messages `common:choice.<facet>`); else they come from the data. */
  options?: readonly Choice[]
  /** Whether a choice is the id of something published, which a link can name and miss. */
  isId?: boolean
  /** Whether it has no part of its own in the rail, and stands with its options in the fold at the foot. */
  isFolded?: boolean
  /** The choices that find a thing; null where the facet does not apply to it, so that it is not asked. */
  of(thing: Filterable, routeRegions: RouteRegions): readonly Choice[] | null
  /** Whether a choice that finds a thing answers one that was made; else the two must be equal. */
  fits?(own: Choice, asked: Choice): boolean
  /** Whether a choice cannot stand beside such a choice of another facet of the same question; else it always can. */
  isExclusive?(choice: Choice): boolean
  choicesIn(value: Value): readonly Choice[]
  toggled(value: Value, choice: Choice): Value
  /** The value without the choices that do not pass. */
  kept(value: Value, keep: (choice: Choice) => boolean): Value
  /** Reads the facet's part of a link; what is misread is left out. */
  read(text: string): { value: Value; misread: readonly string[] }
  write(choice: Choice): string
  /** Else `unknown-value`. */
  fault?: FacetFault
}

type Row<Choice, Question extends string> = Pick<
  Facet<Choice, Choice[], Question>,
  'question' | 'of' | 'options' | 'isId' | 'isFolded' | 'isExclusive' | 'fault'
>

/** A facet of which any number of choices can be made, in a link with commas between them. */
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
    kept: (value, keep) => value.filter(keep),
    read: (text) => readItems(text, read),
    write: String,
  }
}

/** A facet whose choices are words of ours. */
export function optionFacet<const Choice extends string, const Question extends string>(
  row: Row<Choice, Question> & { options: readonly Choice[] },
): Facet<Choice, Choice[], Question> {
  return listFacet(z.enum(row.options), oneOf(row.options), row)
}

/** A facet whose choices are ids of what is published. */
function idFacet<const Question extends string>(
  question: Question,
  of: Facet<string, string[]>['of'],
): Facet<string, string[], Question> {
  return listFacet(z.string(), readId, { question, of, isId: true })
}

/** Adds the choice to the list, or takes it out if it is there; the order of choosing is kept. */
export function toggled<T>(list: readonly T[], choice: T): T[] {
  return list.includes(choice) ? list.filter((item) => item !== choice) : [...list, choice]
}

/** A run of months, the one choice of its facet. */
function monthsFacet<const Question extends string>(
  question: Question,
): Facet<MonthSpan, MonthSpan | null, Question> {
  return {
    question,
    schema: z.nullable(MonthSpan),
    none: null,
    of: ({ months }) => months,
    fits: (own, asked) => own.from <= asked.to && own.to >= asked.from,
    isExclusive: () => true,
    choicesIn: (value) => (value ? [value] : []),
    toggled: (value, choice) => (value?.from === choice.from && value.to === choice.to ? null : choice),
    kept: (value, keep) => (value && keep(value) ? value : null),
    read: (text) => {
      const value = text === '' ? null : readMonths(text)
      return { value, misread: text === '' || value ? [] : [text] }
    },
    write: ({ from, to }) => `${from}..${to}`,
    fault: 'wrong-form',
  }
}

/** Reads `2025-03..2025-08` or the one month `2025-03`. */
export function readMonths(text: string): MonthSpan | null {
  const [from = '', to] = splitOnce(text, '..')
  const span = MonthSpan.safeParse({ from, to: to ?? from })
  return span.success ? span.data : null
}

function readYear(text: string): YearChoice | null {
  if (text === 'not-stated') return text
  return /^(19|20)\d\d$/.test(text) ? Number(text) : null
}

/**
 * Every group of the filters, in the order of the link; its key is the key of the link. To add one, add a row, its words
 * (`common:facet.<key>`, and `common:choice.<key>` for its options) and, where things do not say it yet, a field of
 * `Filterable`.
 */
export const FACETS = {
  /** A period of whole calendar years is kept as these years, any other as `period`. */
  years: listFacet(YearChoice, readYear, {
    question: 'when',
    of: ({ years }) => years,
    isExclusive: (choice) => choice !== 'not-stated',
    fault: 'not-a-year',
  }),
  period: monthsFacet('when'),
  status: optionFacet({
    question: 'status',
    options: STATUSES,
    of: ({ status }) => status && [status],
  }),
  measures: idFacet('measures', ({ categories }) => categories),
  routes: idFacet('where', ({ routes }) => routes),
  /** A region finds as well what is tied to a route that is listed under it. */
  regions: idFacet('where', ({ routes, regions }, routeRegions) => [
    ...regions,
    ...routes.flatMap((route) => routeRegions.get(route) ?? []),
  ]),
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

/** What the filters ask: facets that share a question are alternatives. */
export type Question = (typeof FACETS)[keyof typeof FACETS]['question']
