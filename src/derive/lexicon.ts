import * as z from 'zod/mini'
import { SOURCE_LANGUAGES } from '#domain/language.ts'
import {
  ActorsFile,
  BoilerplateFile,
  DatesFile,
  DriversFile,
  EventsFile,
  FiguresFile,
  FormsFile,
  MeasuresFile,
  NumbersFile,
  RegionsFile,
  RouteRulesFile,
  RoutesFile,
  SentencesFile,
  StatusFile,
  TrendsFile,
} from './lexiconSchemas.ts'
import { compilePattern } from './patterns.ts'

/** The schema of each file of `data/sources/lexicon/`, by the file's name. */
export const LEXICON_FILES = {
  'measures.json': MeasuresFile,
  'drivers.json': DriversFile,
  'events.json': EventsFile,
  'figures.json': FiguresFile,
  'status.json': StatusFile,
  'trends.json': TrendsFile,
  'dates.json': DatesFile,
  'numbers.json': NumbersFile,
  'sentences.json': SentencesFile,
  'boilerplate.json': BoilerplateFile,
  'actors.json': ActorsFile,
  'forms.json': FormsFile,
  'route-rules.json': RouteRulesFile,
  'routes.json': RoutesFile,
  'regions.json': RegionsFile,
} as const

/** Every rule and every id of the text derivation. */
export const Lexicon = z.strictObject({
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
  routeRules: RouteRulesFile,
  routes: RoutesFile,
  regions: RegionsFile,
})
export type Lexicon = z.infer<typeof Lexicon>

/** What is wrong with a lexicon file: where, what, and what to do. */
export type LexiconFault = Readonly<{ file: string; place: string; problem: string; remedy: string }>

const KEYS: Record<keyof typeof LEXICON_FILES, keyof Lexicon> = {
  'measures.json': 'measures',
  'drivers.json': 'drivers',
  'events.json': 'events',
  'figures.json': 'figures',
  'status.json': 'status',
  'trends.json': 'trends',
  'dates.json': 'dates',
  'numbers.json': 'numbers',
  'sentences.json': 'sentences',
  'boilerplate.json': 'boilerplate',
  'actors.json': 'actors',
  'forms.json': 'forms',
  'route-rules.json': 'routeRules',
  'routes.json': 'routes',
  'regions.json': 'regions',
}

/**
 * Reads the parsed JSON of the lexicon's files, by file name ("measures.json"). Returns every fault of all files
 * together; `lexicon` is null as soon as there is one.
 */
export function parseLexicon(files: Readonly<Record<string, unknown>>): {
  lexicon: Lexicon | null
  faults: readonly LexiconFault[]
} {
  const faults: LexiconFault[] = []
  const parts: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(LEXICON_FILES)) {
    const key = KEYS[name as keyof typeof LEXICON_FILES]
    if (!(name in files)) {
      faults.push({
        file: name,
        place: '(file)',
        problem: 'the file is missing',
        remedy: `add ${name} to the lexicon folder`,
      })
      continue
    }
    const result = schema.safeParse(files[name])
    if (result.success) {
      parts[key] = result.data
      faults.push(...patternFaults(name, result.data, []))
      continue
    }
    for (const issue of result.error.issues) {
      faults.push({
        file: name,
        place: issue.path.map(String).join('.') || '(root)',
        problem: issue.message,
        remedy: 'correct the value so that it fits the schema in src/derive/lexiconSchemas.ts',
      })
    }
  }
  if (faults.length > 0) return { lexicon: null, faults }
  const whole = Lexicon.safeParse(parts)
  return { lexicon: whole.success ? whole.data : null, faults }
}

/** Every pattern in the file that does not follow the grammar of patterns.ts. */
function patternFaults(file: string, value: unknown, path: readonly string[]): LexiconFault[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]: [string, unknown]) => {
    const place = [...path, key]
    const isList = SOURCE_LANGUAGES.some((language) => language === key) && Array.isArray(child)
    if (!isList || !child.every((item) => typeof item === 'string')) return patternFaults(file, child, place)
    return child.flatMap((pattern: string, index) => {
      const problem = patternProblem(pattern)
      if (problem === null) return []
      const remedy = 'write the pattern by the grammar at the head of src/derive/patterns.ts'
      return [{ file, place: [...place, index].join('.'), problem: `"${pattern}": ${problem}`, remedy }]
    })
  })
}

function patternProblem(pattern: string): string | null {
  try {
    compilePattern(pattern)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
