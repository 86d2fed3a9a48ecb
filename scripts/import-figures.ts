import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import * as z from 'zod/mini'
import { CROSSWALK_FILE, placeReader, readCrosswalk } from '#derive/crosswalk.ts'
import { describeFault, type Fault } from '#derive/fault.ts'
import { FigureMeta } from '#derive/figureMeta.ts'
import { FIGURE_FOLDER, readTable } from '#derive/figures.ts'
import { importFigures, importNames, tableOfImport } from '#derive/importFigures.ts'
import { parseJsonFile, type TextFile } from '#derive/jsonText.ts'
import { FigureCorrections } from '#derive/readPublisher.ts'
import { IsoDate, MonthSpan } from '#domain/period.ts'
import { countryCodes } from './countryCodes.ts'
import { writeAtomically } from './derivedFolder.ts'

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
  --months YYYY-MM..YYYY-MM  take only these months, also where another file of the publisher gave them before
  --withdraw                 take out rows that the file lacks within its own months; they are kept without this
  --root DIR                 use the data/ folder below DIR instead of this repository's`

type Flags = Readonly<{
  name: string
  table: string
  file: string
  asOf: string | null
  months: MonthSpan | null
  withdraw: boolean
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
    return { name, table, file, asOf, months, withdraw: values.withdraw, root }
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

function fail(...lines: readonly string[]): 1 {
  for (const line of lines) console.error(line)
  return 1
}

function failWith(faults: readonly Fault[]): 1 {
  const count = faults.length === 1 ? 'One fault' : `${faults.length} faults`
  return fail(...faults.map(describeFault), '', `${count}, nothing written.`)
}

/** Decodes UTF-8; null for invalid bytes, because lost letters would go unnoticed. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function run(args: readonly string[]): 0 | 1 {
  const flags = readFlags(args)
  if (typeof flags === 'string') return fail(flags, '', USAGE)
  const { table, root } = flags
  if (!statSync(flags.file, { throwIfNoEntry: false })?.isFile())
    return fail(`There is no file ${flags.file}.`)
  const text = decode(readFileSync(flags.file))
  if (text === null) {
    const remedy = 'export it as CSV in UTF-8; a workbook cannot be read'
    return failWith([
      { file: basename(flags.file), place: '(file)', problem: 'it is not UTF-8 text', remedy },
    ])
  }
  const read = (path: string): TextFile => {
    const absolute = join(root, path)
    return { path, text: existsSync(absolute) ? readFileSync(absolute, 'utf8') : '' }
  }
  const csv = (id: string) => read(`${FIGURE_FOLDER}/${id}.csv`)
  const meta = (id: string) => read(`${FIGURE_FOLDER}/${id}.meta.json`)
  const others = TABLES.flatMap((id) => {
    const found = id === table ? null : readTable(csv(id), meta(id), id)
    return found?.table && found.faults.length === 0 ? [found.table] : []
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
    { path: correctionsFile, text: readFileSync(join(REPOSITORY, correctionsFile), 'utf8') },
    FigureCorrections,
    'correct the value so that it fits src/derive/readPublisher.ts',
  )
  if (!routes.value || !corrections.value) return failWith([...routes.faults, ...corrections.faults])
  const ids = routes.value.routes.map(({ id }) => id)
  const { crosswalk, faults } = readCrosswalk(read(CROSSWALK_FILE), ids)
  if (!crosswalk || faults.length > 0) return failWith(faults)
  const result = importFigures({
    ...flags,
    file: { path: basename(flags.file), text },
    table: csv(table),
    meta: meta(table),
    daily: others.find(({ source }) => source.role === 'days') ?? null,
    detections: others.find(({ source }) => source.role === 'series' && source.placeNames.length > 0) ?? null,
    placeOf: placeReader(crosswalk),
    codes: countryCodes(),
    corrections: corrections.value,
  })
  for (const line of result.report) console.log(line)
  for (const line of result.warnings) console.warn(`look at this: ${line}`)
  if (result.csv === null) return failWith(result.faults)
  writeAtomically(join(root, FIGURE_FOLDER), [
    { name: `${table}.csv`, text: result.csv },
    { name: `${table}.meta.json`, text: result.meta },
  ])
  console.log(`${FIGURE_FOLDER}/${table}.csv and its meta file are written; now npm run derive`)
  return 0
}

process.exitCode = run(process.argv.slice(2))
