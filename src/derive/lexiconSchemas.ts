import * as z from 'zod/mini'
import { Status } from '#domain/claim.ts'
import { LocalizedText } from '#domain/language.ts'
import { WebAddress } from '#domain/webAddress.ts'

/** Patterns by language (grammar: patterns.ts); a list may be empty. */
export const LocalizedPatterns = z.strictObject({
  en: z.array(z.string()),
  fr: z.array(z.string()),
  nl: z.array(z.string()),
})
export type LocalizedPatterns = z.infer<typeof LocalizedPatterns>

const GroundedIn = z.array(z.union([WebAddress, z.object({ title: z.string(), url: WebAddress })]))

/**
 * A rule: it applies where one of `cues` matches outside every match of `not`; where `with` is given, one of its
 * patterns must match somewhere in the same sentence as well.
 */
const ruleShape = {
  cues: LocalizedPatterns,
  not: z.optional(LocalizedPatterns),
  with: z.optional(LocalizedPatterns),
}
export const LexiconRule = z.strictObject(ruleShape)
export type LexiconRule = z.infer<typeof LexiconRule>

const termShape = {
  id: z.string(),
  label: LocalizedText,
  shortLabel: LocalizedText,
  definition: LocalizedText,
}

export const MeasureRule = z.strictObject({
  ...termShape,
  ...ruleShape,
  /** Cues that count only in a sentence with one of `acting`. */
  weakCues: z.optional(LocalizedPatterns),
  facets: z.array(z.strictObject({ id: z.string(), label: LocalizedText, cues: LocalizedPatterns })),
  groundedIn: z.optional(GroundedIn),
})
export type MeasureRule = z.infer<typeof MeasureRule>

/** `acting`: words for an authority that acts; `never`: a sentence with one of these has no measure. */
export const MeasuresFile = z.strictObject({
  categories: z.array(MeasureRule),
  acting: LocalizedPatterns,
  never: LocalizedPatterns,
})

export const DriverRule = z.strictObject({
  ...termShape,
  ...ruleShape,
  role: z.enum(['push', 'structural', 'facilitating']),
  groundedIn: z.optional(GroundedIn),
})
export type DriverRule = z.infer<typeof DriverRule>
export const DriversFile = z.strictObject({ drivers: z.array(DriverRule), never: LocalizedPatterns })

/** `needsDate`: the event counts only in a sentence with a date or a word such as "yesterday". */
export const EventRule = z.strictObject({ ...termShape, ...ruleShape, needsDate: z.boolean() })
export type EventRule = z.infer<typeof EventRule>
export const EventsFile = z.strictObject({ categories: z.array(EventRule) })

/**
 * `unit` is the unit of its counts. `weakCues` count if no cue of another category is near; a sentence with one of
 * `absent` has no figure of this category; `onlyAfter`: cues must follow the number.
 */
export const FigureRule = z.strictObject({
  ...termShape,
  ...ruleShape,
  weakCues: z.optional(LocalizedPatterns),
  absent: z.optional(LocalizedPatterns),
  onlyAfter: z.optional(z.boolean()),
  unit: z.nullable(z.string()),
})
export type FigureRule = z.infer<typeof FigureRule>

/** `change` is the category of words such as "tripled", `percent` and `money` those of such numbers. */
export const FiguresFile = z.strictObject({
  categories: z.array(FigureRule),
  change: z.string(),
  percent: z.array(z.string()),
  money: z.array(z.string()),
  /** "In 2023 there were 39,910": a bare count goes on with what the sentence before it counted. */
  same: LocalizedPatterns,
  never: LocalizedPatterns,
})

/**
 * Words for the status of a sentence's measures, or of those in one of its `clauses`. A strong word for a gap wins, then
 * the first strong word, then `cues` in `cueOrder`, then `tense`; none counts inside a match of `not`. The cues of a gap are
 * demands: after one of the `deciders`, who can meet it, a demand is a plan. Under one of `headings`, a sentence without
 * cues is planned or a gap.
 */
export const StatusFile = z.strictObject({
  values: z.array(
    z.strictObject({
      id: Status,
      label: LocalizedText,
      definition: LocalizedText,
      strong: LocalizedPatterns,
      cues: LocalizedPatterns,
      tense: LocalizedPatterns,
      not: z.optional(LocalizedPatterns),
    }),
  ),
  cueOrder: z.array(Status),
  deciders: LexiconRule,
  clauses: z.strictObject({
    added: LocalizedPatterns,
    contrast: LocalizedPatterns,
    subordinate: LocalizedPatterns,
    relative: LocalizedPatterns,
    anaphoric: LocalizedPatterns,
    bare: LocalizedPatterns,
  }),
  headings: z.strictObject({ planned: LocalizedPatterns, gap: LocalizedPatterns, title: LocalizedPatterns }),
})

export const TrendsFile = z.strictObject({
  up: LexiconRule,
  down: LexiconRule,
  stable: LexiconRule,
})

const perLanguage = <Item extends z.core.SomeType>(item: Item) =>
  z.strictObject({ en: item, fr: item, nl: item })

export const DatesFile = z.strictObject({
  /** Full and short names of the twelve months. */
  months: perLanguage(z.array(z.array(z.string())).check(z.length(12))),
  ordinals: perLanguage(z.array(z.string())),
  and: perLanguage(z.array(z.string())),
  to: perLanguage(z.array(z.string())),
  /** Words before a year of comparison ("than in", "since"), which is not a year of the claim. */
  comparing: LocalizedPatterns,
  /** Words that open a span up to the document's date ("since the start of 2024"): the year counts. */
  sinceStart: LocalizedPatterns,
  /** Years relative to the document's date. */
  relativeYears: z.array(z.strictObject({ offset: z.int(), cues: LocalizedPatterns })),
  /** Days relative to the document's date, or to the date that follows. */
  relativeDays: z.array(z.strictObject({ offset: z.int(), cues: LocalizedPatterns })),
  /** Habitual words ("each year"): such a sentence has only its own years. */
  habitual: LocalizedPatterns,
  /** Words that refer to a day named before ("on the same day"). */
  sameDay: LocalizedPatterns,
  /** Words before a month without day and year ("in July"). */
  monthsAlone: perLanguage(z.array(z.string())),
  /** Days of the week; their year is that of the document. */
  weekdays: LocalizedPatterns,
  /** Words before a year that make it part of a name ("Directive 2009/52"). */
  naming: LocalizedPatterns,
})
export type DatesFile = z.infer<typeof DatesFile>

export const NumbersFile = z.strictObject({
  words: perLanguage(z.record(z.string(), z.number())),
  /** Words that multiply the number word before them ("huit cents"). */
  hundreds: perLanguage(z.record(z.string(), z.number())),
  /** Words that multiply digits before them ("5 million"). */
  scales: perLanguage(z.record(z.string(), z.number())),
  /** Changes without a number ("tripled"). */
  changes: LocalizedPatterns,
  /** Shares of a whole in words ("two thirds of"). */
  shares: LocalizedPatterns,
  approximate: LocalizedPatterns,
  /** Number words that are about ("une vingtaine"). */
  round: LocalizedPatterns,
  percent: LocalizedPatterns,
  /** Signs and words of each currency, by ISO 4217 code. */
  currencies: z.record(z.string(), z.array(z.string())),
  /** Phrases whose number (`#`) is a name, age or duration, not a count. */
  notValues: LocalizedPatterns,
  /** Exceptions to `notValues` ("six years in prison"). */
  butValues: LocalizedPatterns,
})
export type NumbersFile = z.infer<typeof NumbersFile>

const abbreviationSet = z.strictObject({
  /** Never end a sentence: titles before a name. */
  titles: z.array(z.string()),
  /** Do not end a sentence before a digit. */
  beforeNumber: z.array(z.string()),
  /** End a sentence only before a word of `starters`. */
  inner: z.array(z.string()),
})
export const SentencesFile = z.strictObject({
  abbreviations: z.strictObject({
    en: abbreviationSet,
    fr: abbreviationSet,
    nl: abbreviationSet,
    de: abbreviationSet,
  }),
  starters: z.array(z.string()),
  monthsAfterOrdinal: z.array(z.string()),
  bullets: z.array(z.string()),
})
export type SentencesFile = z.infer<typeof SentencesFile>

/**
 * Why a line is dropped. `test`: `starts` (a pattern opens the line, or one of `whole` is the line; with `evenSentences`
 * also if it is a sentence), `contains` (a pattern or one of `marks`), `separators` (a menu or breadcrumb: at least
 * `parts` short parts between one of `marks`), `ends` (the line ends with one of `marks`). `maxWords` is the longest line
 * that the rule may drop, 0 for no limit. `dropsRest` also drops what follows, up to running text.
 */
export const BoilerplateRule = z.strictObject({
  ...termShape,
  test: z.enum(['starts', 'contains', 'separators', 'ends']),
  patterns: LocalizedPatterns,
  whole: LocalizedPatterns,
  evenSentences: z.boolean(),
  marks: z.array(z.string()),
  parts: z.int(),
  maxWords: z.int(),
  dropsRest: z.boolean(),
})
export type BoilerplateRule = z.infer<typeof BoilerplateRule>

/** `related`: reason for lines dropped by `dropsRest`; `headingWords`: longest heading, in words. */
export const BoilerplateFile = z.strictObject({
  rules: z.array(BoilerplateRule),
  related: z.string(),
  headingWords: z.int(),
})
export type BoilerplateFile = z.infer<typeof BoilerplateFile>

const aliases = LocalizedPatterns
export const ActorEntry = z.strictObject({
  id: z.string(),
  type: z.string(),
  label: LocalizedText,
  aliases,
  partOf: z.optional(z.string()),
  country: z.optional(z.string()),
  source: z.nullable(WebAddress),
})
export type ActorEntry = z.infer<typeof ActorEntry>
export const CountryEntry = z.strictObject({
  id: z.string().check(z.regex(/^[A-Z]{2}$/)),
  type: z.literal('country'),
  label: LocalizedText,
  aliases,
})
export type CountryEntry = z.infer<typeof CountryEntry>
export const ActorsFile = z.strictObject({
  members: z.record(z.string(), z.array(z.string())),
  actors: z.array(ActorEntry),
  countries: z.array(CountryEntry),
  /** Words after a state that acts ("signed"), and before a state that is only a place ("from"). */
  actsAfter: LocalizedPatterns,
  placeBefore: LocalizedPatterns,
})

export const FormsFile = z.strictObject({
  forms: z.array(z.strictObject({ id: z.string(), label: LocalizedText, definition: LocalizedText })),
})

/** Public bodies as publishers, in the reader's languages; `en` is the name that records, pages and tables use. */
export const PublishersFile = z.strictObject({ publishers: z.array(LocalizedText) })
