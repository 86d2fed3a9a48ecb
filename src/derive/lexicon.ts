import * as z from 'zod/mini'
import { Status } from '#domain/claim.ts'
import { LocalizedText, SOURCE_LANGUAGES } from '#domain/language.ts'
import { WebAddress } from '#domain/linkText.ts'
import type { Fault } from './fault.ts'
import { parseShape } from './jsonText.ts'
import { compilePattern } from './patterns.ts'

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

const MeasureRule = z.strictObject({
  ...termShape,
  ...ruleShape,
  /** Cues that count only in a sentence with one of `acting`. */
  weakCues: z.optional(LocalizedPatterns),
  facets: z.array(z.strictObject({ id: z.string(), label: LocalizedText, cues: LocalizedPatterns })),
  groundedIn: z.optional(GroundedIn),
})

/** `acting`: words for an authority that acts; `never`: a sentence with one of these has no measure. */
const MeasuresFile = z.strictObject({
  categories: z.array(MeasureRule),
  acting: LocalizedPatterns,
  never: LocalizedPatterns,
})

const DriverRule = z.strictObject({
  ...termShape,
  ...ruleShape,
  role: z.enum(['push', 'structural', 'facilitating']),
  groundedIn: z.optional(GroundedIn),
})
const DriversFile = z.strictObject({ drivers: z.array(DriverRule), never: LocalizedPatterns })

/** `needsDate`: the event counts only in a sentence with a date or a word such as "yesterday". */
const EventRule = z.strictObject({ ...termShape, ...ruleShape, needsDate: z.boolean() })
const EventsFile = z.strictObject({ categories: z.array(EventRule) })

/**
 * `unit` is the unit of its counts. `weakCues` count if no cue of another category is near; a sentence with one of
 * `absent` has no figure of this category; `onlyAfter`: cues must follow the number.
 */
const FigureRule = z.strictObject({
  ...termShape,
  ...ruleShape,
  weakCues: z.optional(LocalizedPatterns),
  absent: z.optional(LocalizedPatterns),
  onlyAfter: z.optional(z.boolean()),
  unit: z.nullable(z.string()),
})

/** `change` is the category of words such as "tripled", `percent` and `money` those of such numbers. */
const FiguresFile = z.strictObject({
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
const StatusFile = z.strictObject({
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
  /** The words that open a clause; they count after a comma, and a semicolon or a colon opens one before any word. */
  clauses: z.strictObject({
    /** "and": what it adds shares what was said before it, unless it says otherwise. */
    added: LocalizedPatterns,
    /** "but" */
    contrast: LocalizedPatterns,
    /** "although": may open the sentence too. */
    subordinate: LocalizedPatterns,
    relative: LocalizedPatterns,
    /** What stands for the subject of the clause before: "it", or the verb itself ("but have lapsed"). */
    anaphoric: LocalizedPatterns,
    /** What opens a clause without a comma before it ("while"). */
    bare: LocalizedPatterns,
  }),
  headings: z.strictObject({ planned: LocalizedPatterns, gap: LocalizedPatterns, title: LocalizedPatterns }),
})

const TrendsFile = z.strictObject({
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
const BoilerplateRule = z.strictObject({
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

/** `related`: reason for lines dropped by `dropsRest`; `headingWords`: longest heading, in words. */
export const BoilerplateFile = z.strictObject({
  rules: z.array(BoilerplateRule),
  related: z.string(),
  headingWords: z.int(),
})
export type BoilerplateFile = z.infer<typeof BoilerplateFile>

const aliases = LocalizedPatterns
const ActorEntry = z.strictObject({
  id: z.string(),
  type: z.string(),
  label: LocalizedText,
  aliases,
  partOf: z.optional(z.string()),
  country: z.optional(z.string()),
  source: z.nullable(WebAddress),
})
const CountryEntry = z.strictObject({
  id: z.string().check(z.regex(/^[A-Z]{2}$/)),
  type: z.literal('country'),
  label: LocalizedText,
  aliases,
})
const ActorsFile = z.strictObject({
  members: z.record(z.string(), z.array(z.string())),
  actors: z.array(ActorEntry),
  countries: z.array(CountryEntry),
  /** Words after a state that acts ("signed"), and before a state that is only a place ("from"). */
  actsAfter: LocalizedPatterns,
  placeBefore: LocalizedPatterns,
})

const FormsFile = z.strictObject({
  forms: z.array(z.strictObject({ id: z.string(), label: LocalizedText, definition: LocalizedText })),
})

/** Public bodies as publishers, in the reader's languages; `en` is the name that records, pages and tables use. */
const PublishersFile = z.strictObject({ publishers: z.array(LocalizedText) })

/** The part of routes.json that the text derivation needs; placeSources.ts reads the geometry. */
/** What is searched for a hub: its name without what stands in brackets at its end, or an alias, in lower case. */
export const hubPattern = (name: string): string => name.replace(/\s*\(.*\)$/u, '').toLowerCase()
const HubName = z
  .string()
  .check(
    z.refine((name) => problemOf(hubPattern(name)) === null, 'it is no name that texts can be searched for'),
  )
const Hub = z.object({
  name: HubName,
  country: z.string(),
  role: z.optional(z.string()),
  aliases: z.optional(z.array(HubName)),
})
const RouteNames = z.object({
  id: z.string(),
  aliases: LocalizedPatterns,
  originRegions: z.array(z.string()),
  countries: z.object({
    departure: z.array(z.string()),
    transit: z.array(z.string()),
    arrival: z.array(z.string()),
  }),
  hubs: z.array(Hub),
})
const RoutesFile = z.object({ routes: z.array(RouteNames) })
const RegionNames = z.object({
  id: z.string(),
  role: z.string(),
  aliases: LocalizedPatterns,
  countries: z.array(z.string()),
})
const RegionsFile = z.object({ regions: z.array(RegionNames) })

/** Rules that assign a sentence to a route that it does not name. */
const RouteRulesFile = z.strictObject({
  /** Words of movement, without which a hub or pair of states names no route. */
  movement: LocalizedPatterns,
  from: LocalizedPatterns,
  to: LocalizedPatterns,
  /** Words right before a state that people leave, or arrive in. */
  departures: LocalizedPatterns,
  arrivals: LocalizedPatterns,
  /** Words right after a state that people reach ("te bereiken"). */
  arrivalsAfter: LocalizedPatterns,
  /** The route that departures from, or arrivals in, a state imply. */
  departureRoutes: z.record(z.string(), z.string()),
  arrivalRoutes: z.record(z.string(), z.string()),
  pairs: z.array(z.strictObject({ from: z.string(), to: z.string(), route: z.string() })),
  /** Further names of each route and of its seas, coasts and islands. */
  places: z.record(z.string(), LocalizedPatterns),
  /** Hubs whose names are also ordinary words or other places. */
  ambiguousHubs: z.array(z.string()),
  /** Regions that make a claim in a sentence about routes, flows or people from them. */
  regionClaims: z.array(z.string()),
  regionContext: LocalizedPatterns,
  /** A name inside one of these is not the route ("Calais Group"). */
  never: LocalizedPatterns,
})

const shape = {
  measures: MeasuresFile,
  drivers: DriversFile,
  events: EventsFile,
  figures: FiguresFile,
  status: StatusFile,
  trends: TrendsFile,
  dates: DatesFile,
  numbers: NumbersFile,
  sentences: SentencesFile,
  boilerplate: BoilerplateFile,
  actors: ActorsFile,
  forms: FormsFile,
  publishers: PublishersFile,
  routeRules: RouteRulesFile,
  routes: RoutesFile,
  regions: RegionsFile,
}

/** Every rule and every id of the text derivation. */
export const Lexicon = z.strictObject(shape)
export type Lexicon = z.infer<typeof Lexicon>

const KEYS = Object.keys(shape) as (keyof Lexicon)[]

/** The names of the files in `data/sources/lexicon/` that make the lexicon. */
export const LEXICON_FILES: readonly string[] = KEYS.map(fileOf)

function fileOf(key: keyof Lexicon): string {
  return key === 'routeRules' ? 'route-rules.json' : `${key}.json`
}

/** A lexicon, or null and the faults that prevent it. */
interface ParsedLexicon {
  lexicon: Lexicon | null
  faults: readonly Fault[]
}

/** The lexicon read last, by the text of its files. */
let last: { text: string; parsed: ParsedLexicon } | null = null

/**
 * Reads the lexicon's parsed files by name ("measures.json"). `lexicon` is null if there is a fault. The same files as before
 * give the same object, by which all that is compiled and derived is known.
 */
export function parseLexicon(files: Readonly<Record<string, unknown>>): ParsedLexicon {
  const text = JSON.stringify(files)
  if (last?.text !== text) last = { text, parsed: parseFiles(files) }
  return last.parsed
}

function parseFiles(files: Readonly<Record<string, unknown>>): ParsedLexicon {
  const faults: Fault[] = []
  const parts: Record<string, unknown> = {}
  for (const key of KEYS) {
    const file = fileOf(key)
    if (!(file in files)) {
      const remedy = `add ${file} to the lexicon folder`
      faults.push({ file, place: '(file)', problem: 'the file is missing', remedy })
      continue
    }
    const parsed = parseShape(file, shape[key], files[file], LEXICON_REMEDY)
    parts[key] = parsed.value
    faults.push(...parsed.faults, ...patternFaults(file, files[file]))
  }
  if (faults.length > 0) return { lexicon: null, faults }
  return { lexicon: Lexicon.parse(parts), faults }
}

const LEXICON_REMEDY = 'correct the value so that it fits the schema in src/derive/lexicon.ts'

/** Faults of the patterns in a lexicon file that break the grammar of patterns.ts. */
export function patternFaults(file: string, json: unknown, place = ''): readonly Fault[] {
  if (typeof json !== 'object' || json === null) return []
  const members = Object.entries(json)
  const isLocalized = members.length > 0 && members.every(([name]) => isLanguage(name))
  return members.flatMap(([name, value]: [string, unknown]) => {
    const here = place === '' ? name : `${place}.${name}`
    if (!isLocalized || !Array.isArray(value)) return patternFaults(file, value, here)
    return value.flatMap((pattern: unknown, index): readonly Fault[] => {
      const problem = typeof pattern === 'string' ? problemOf(pattern) : null
      if (problem === null) return []
      const remedy = 'correct the pattern by the grammar in src/derive/patterns.ts'
      return [{ file, place: `${here}.${index}`, problem: `the pattern "${pattern}": ${problem}`, remedy }]
    })
  })
}

function isLanguage(name: string): boolean {
  return SOURCE_LANGUAGES.some((language) => language === name)
}

function problemOf(pattern: string): string | null {
  try {
    compilePattern(pattern)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
