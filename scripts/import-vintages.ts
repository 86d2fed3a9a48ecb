import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'
import { describeFaults } from '#derive/fault.ts'
import { FIGURE_FOLDER } from '#derive/figures.ts'
import { parseJsonFile, stableJson } from '#derive/jsonText.ts'
import { FigureMeta } from '#derive/metaRules.ts'
import { keyOf, readTidyTable, type TidyRow } from '#derive/tidyTable.ts'
import { stateContent, VintageMeta, vintageHeader, vintageRows } from '#derive/vintages.ts'
import { IsoDate, MonthSpan } from '#domain/period.ts'
import { Vintage } from '#domain/vintage.ts'
import { csvLines } from '#lib/csv.ts'
import { writeAtomically } from './derivedFolder.ts'
import { readInput, sha256 } from './readInput.ts'

const REPOSITORY = fileURLToPath(new URL('..', import.meta.url))

const USAGE = `Usage: npx tsx scripts/import-vintages.ts TABLE STATES.json [ROOT]
Writes the earlier states of a table that has none yet: TABLE.vintages.csv and TABLE.vintages.json in ${FIGURE_FOLDER}/.
STATES.json names a CSV file a state, beside it and with the columns of the table. Later states are kept by import-figures.`

/** The states to read, the oldest first. `omitted`: keys of rows that were left out of the file as doubtful. */
const States = z.strictObject({
  note: z.string(),
  now: z.optional(IsoDate),
  states: z.array(
    z.strictObject({
      file: z.string(),
      knownOn: IsoDate,
      dated: Vintage.shape.dated,
      coverage: MonthSpan,
      source: Vintage.shape.source,
      omitted: z.optional(z.array(z.string())),
    }),
  ),
})

/** Runs the command; returns the exit code. Writes both files or none. */
export function importVintages(args: readonly string[], output: Pick<Console, 'log' | 'error'>): 0 | 1 {
  const [table = '', list = '', root = REPOSITORY] = args
  const folder = join(resolve(root), FIGURE_FOLDER)
  const fail = (...lines: readonly string[]): 1 => {
    for (const line of lines) output.error(line)
    return 1
  }
  if (list === '' || !existsSync(join(folder, `${table}.meta.json`))) return fail(USAGE)
  const text = (path: string) => ({ path, text: readInput(path, basename(path), 'json').text ?? '' })
  const meta = parseJsonFile(text(join(folder, `${table}.meta.json`)), FigureMeta, 'correct the meta file')
  const states = parseJsonFile(text(list), States, USAGE)
  if (!meta.value || !states.value) return fail(...describeFaults([...meta.faults, ...states.faults]))
  const source = meta.value
  const csv = (path: string) => readTidyTable({ path, text: readFileSync(path, 'utf8') }, source)
  const today = csv(join(folder, `${table}.csv`))
  const read = states.value.states.map((state) => ({ state, ...csv(join(dirname(list), state.file)) }))
  const faults = [today, ...read].flatMap((found) => found.faults)
  if (faults.length > 0) return fail(...describeFaults(faults))

  const rows = read.flatMap(({ state, table: { rows: held } }, index) => {
    const next: readonly TidyRow[] = read[index + 1]?.table.rows ?? today.table.rows
    const { omitted = [], knownOn, coverage } = state
    const unknown = omitted.filter((key) => !next.some((row) => keyOf(row, source) === key))
    if (unknown.length > 0) throw new Error(`${state.file} omits what no row is: ${unknown.join('; ')}`)
    return vintageRows(
      { rows: held, coverage, knownOn, source: state.source.name },
      next,
      source,
      new Set(omitted),
    )
  })
  const { note, now } = states.value
  const written = VintageMeta.parse({
    table,
    note,
    ...(now !== undefined && { now }),
    states: read.map(({ state: { file: _file, omitted: _omitted, ...state }, table: { rows: held } }) => ({
      ...state,
      content: stateContent(held, source, sha256),
    })),
  })
  writeAtomically(folder, [
    { name: `${table}.vintages.csv`, text: csvLines([vintageHeader(source), ...rows]) },
    { name: `${table}.vintages.json`, text: stableJson(written) },
  ])
  output.log(`${table}: ${read.length} states, ${rows.length} cells otherwise than in the next state`)
  return 0
}

// Tests import this module; run only as the entry point.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = importVintages(process.argv.slice(2), console)
}
