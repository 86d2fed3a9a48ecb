import * as z from 'zod/mini'
import { SOURCE_LANGUAGES } from '#domain/language.ts'
import type { Fault } from './fault.ts'
import { parseShape } from './jsonText.ts'
import {
  ActorsFile,
  BoilerplateFile,
  DatesFile,
  DriversFile,
  EventsFile,
  FiguresFile,
  FormsFile,
  LocalizedPatterns,
  MeasuresFile,
  NumbersFile,
  PublishersFile,
  SentencesFile,
  StatusFile,
  TrendsFile,
} from './lexiconSchemas.ts'
import { compilePattern } from './patterns.ts'

/** The part of routes.json that the text derivation needs; placeSources.ts reads the geometry. */
const Hub = z.object({
  name: z.string(),
  country: z.string(),
  role: z.optional(z.string()),
  aliases: z.optional(z.array(z.string())),
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

/** The last one, by its files as text. */
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

const LEXICON_REMEDY = 'correct the value so that it fits the schema in src/derive/lexiconSchemas.ts'

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
