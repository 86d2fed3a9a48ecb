import { existsSync, readdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import * as z from 'zod/mini'
import { CROSSWALK_FILE, placeReader, readCrosswalk } from '#derive/crosswalk.ts'
import { countOf, describeFaults, type Fault } from '#derive/fault.ts'
import { FIGURE_FOLDER, readTable } from '#derive/figures.ts'
import { importFigures, importNames, tableOfImport } from '#derive/importFigures.ts'
import { parseJsonFile, type TextFile } from '#derive/jsonText.ts'
import { FigureMeta } from '#derive/metaRules.ts'
import { FigureCorrections } from '#derive/readPublisher.ts'
import { IsoDate, MonthSpan } from '#domain/period.ts'
import { countryCodes } from './countryCodes.ts'
import { writeAtomically } from './derivedFolder.ts'
import { readInput, sha256 } from './readInput.ts'

/** The root of this repository. */
const REPOSITORY = fileURLToPath(new URL('..', import.meta.url))

/** The part of routes.json that the crosswalk needs. */
const RouteIds = z.object({ routes: z.array(z.object({ id: z.string() })) })

/** The ids of the tables, as their meta files in this repository name them. */
const TABLES = readdirSync(join(REPOSITORY, FIGURE_FOLDER)).flatMap(
  (name) => /^(.+)\.meta\.json$/.exec(name)?.[1] ?? [],
)

const USAGE = `Usage: npm run import-figures -- DATASET FILE [OPTIONS]
Imports a publisher's file into the tidy table and the meta file of data/sources/figures/, and prints what changes.
DATASET is one of ${importNames(TABLES).join(', ')}.
  --as-of YYYY-MM-DD         the date of the data; needed for all but stated figures
  --months YYYY-MM..YYYY-MM  import only these months, even those that another file of the publisher supplied
  --yes                      write even if much changes; the reasons are printed first
  --withdraw                 remove rows of its months that the file no longer has; by default they stay
  --root DIR                 use the data/ folder below DIR instead of this repository's`

type Flags = Readonly<{
  name: string
  table: string
  file: string
  asOf: string | null
  months: MonthSpan | null
  withdraw: boolean
  yes: boolean
  root: string
}>

/** Parses the arguments; returns a message if they are wrong. */
function readFlags(args: readonly string[]): Flags | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'as-of': { type: 'string' },
        months: { type: 'string' },
        withdraw: { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
        root: { type: 'string' },
      },
    })
    const [name = '', file = ''] = positionals
    const table = tableOfImport(name, TABLES)
    if (positionals.length !== 2) return 'a data set and a file are needed'
    if (!table) return `${name} is no data set`
    const asOf = values['as-of'] ?? null
    if (asOf !== null && !IsoDate.safeParse(asOf).success) return `--as-of ${asOf}: a date is YYYY-MM-DD`
    const months = readMonths(values.months)
    if (typeof months === 'string') return months
    const root = values.root ? resolve(values.root) : REPOSITORY
    return { name, table, file, asOf, months, withdraw: values.withdraw, yes: values.yes, root }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function readMonths(text: string | undefined): MonthSpan | string | null {
  if (text === undefined) return null
  const [from, to = from] = text.split('..')
  const span = MonthSpan.safeParse({ from, to })
  return span.success ? span.data : `--months ${text}: months are YYYY-MM..YYYY-MM`
}

/** Where the command prints: `console`, or a test's collector. */
type Output = Pick<Console, 'log' | 'warn' | 'error'>

/**
 * Runs the command; returns the exit code. `today` is the day of the run, ISO 8601. Writes both files or none.
 */
export function importFile(args: readonly string[], output: Output, today: string): 0 | 1 {
  const fail = (...lines: readonly string[]): 1 => {
    for (const line of lines) output.error(line)
    return 1
  }
  const failWith = (faults: readonly Fault[]): 1 =>
    fail(...describeFaults(faults), '', `${countOf(faults.length)}, nothing written.`)
  const flags = readFlags(args)
  if (typeof flags === 'string') return fail(flags, '', USAGE)
  const { table, root } = flags
  const { text, fault } = readInput(flags.file, basename(flags.file), 'table')
  if (fault) return failWith([fault])
  const unread: Fault[] = []
  const read = (path: string, folder = root): TextFile => {
    const absolute = join(folder, path)
    if (!existsSync(absolute)) return { path, text: '' }
    const input = readInput(absolute, path, path.endsWith('.csv') ? 'table' : 'json')
    if (input.fault) unread.push(input.fault)
    return { path, text: input.text ?? '' }
  }
  const csv = (id: string) => read(`${FIGURE_FOLDER}/${id}.csv`)
  const meta = (id: string) => read(`${FIGURE_FOLDER}/${id}.meta.json`)
  // The tables to check against: of the others, two have nine tenths of all rows.
  const others = TABLES.flatMap((id) => {
    if (id === table) return []
    const file = meta(id)
    const known = parseJsonFile(file, FigureMeta, 'correct the meta file').value
    const isByRoute = known?.role === 'series' && known.placeNames.length > 0
    if (!isByRoute && known?.role !== 'days') return []
    const found = readTable(csv(id), file, id, today)
    return found.table && found.faults.length === 0 ? [found.table] : []
  })

  const source = parseJsonFile(meta(table), FigureMeta, 'correct the meta file').value
  if (source && source.role !== 'stated' && flags.asOf === null) {
    return fail('--as-of is needed for all but stated figures', '', USAGE)
  }
  const routes = parseJsonFile(
    read('data/sources/lexicon/routes.json'),
    RouteIds,
    'correct the list of routes',
  )
  const correctionsFile = 'scripts/import-figures.corrections.json'
  const corrections = parseJsonFile(
    read(correctionsFile, REPOSITORY),
    FigureCorrections,
    'correct the value so that it fits src/derive/readPublisher.ts',
  )
  if (unread.length > 0) return failWith(unread)
  if (!routes.value || !corrections.value) return failWith([...routes.faults, ...corrections.faults])
  const ids = routes.value.routes.map(({ id }) => id)
  const { crosswalk, faults } = readCrosswalk(read(CROSSWALK_FILE), ids)
  if (!crosswalk || faults.length > 0) return failWith(faults)
  const result = importFigures({
    ...flags,
    file: { path: basename(flags.file), text },
    table: csv(table),
    meta: meta(table),
    vintages: {
      csv: read(`${FIGURE_FOLDER}/${table}.vintages.csv`),
      meta: read(`${FIGURE_FOLDER}/${table}.vintages.json`),
    },
    daily: others.find(({ source }) => source.role === 'days') ?? null,
    detections: others.find(({ source }) => source.role === 'series' && source.placeNames.length > 0) ?? null,
    placeOf: placeReader(crosswalk),
    codes: countryCodes(),
    corrections: corrections.value,
    today,
    sha256,
  })
  for (const line of result.report) output.log(line)
  for (const line of result.warnings) output.warn(`check: ${line}`)
  if (result.csv === null) return failWith(result.faults)
  for (const line of result.risks) output.warn(`check: ${line}`)
  if (result.risks.length > 0 && !flags.yes) {
    return fail('', 'Nothing written. If the file is right, run the command again with --yes.')
  }
  writeAtomically(join(root, FIGURE_FOLDER), [
    { name: `${table}.csv`, text: result.csv },
    { name: `${table}.meta.json`, text: result.meta },
    ...(result.vintages
      ? [
          { name: `${table}.vintages.csv`, text: result.vintages.csv },
          { name: `${table}.vintages.json`, text: result.vintages.meta },
        ]
      : []),
  ])
  output.log(`${FIGURE_FOLDER}/${table}.csv and its meta file are written; run npm run derive next`)
  return 0
}

// Tests import this module; run only as the entry point.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = importFile(process.argv.slice(2), console, new Date().toISOString().slice(0, 10))
}
