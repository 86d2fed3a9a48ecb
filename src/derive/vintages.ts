import * as z from 'zod/mini'
import { compareText } from '#domain/compareText.ts'
import { monthsOfKey } from '#domain/figureTable.ts'
import { daysOfSpan, IsoDate, MonthSpan, periodOfDate } from '#domain/period.ts'
import { type RevisedCell, type TableVintages, Vintage } from '#domain/vintage.ts'
import { csvLines } from '#lib/csv.ts'
import type { Fault } from './fault.ts'
import { countsOf, type Sha256 } from './figureRules.ts'
import { type Parsed, parseJsonFile, stableJson, type TextFile } from './jsonText.ts'
import { type FigureMeta, TableContent } from './metaRules.ts'
import {
  faultsOfHeader,
  keyOf,
  numberIn,
  parseCsv,
  type TidyRow,
  type TidyTable,
  textIn,
} from './tidyTable.ts'

/**
 * `<id>.vintages.json`: the earlier states of a table, the oldest first, each with what it held. `now`: the day by which
 * today's state was known, where that is later than the date of the data.
 */
export const VintageMeta = z.strictObject({
  table: z.string(),
  note: z.string(),
  now: z.optional(IsoDate),
  states: z.array(
    z.strictObject({
      knownOn: IsoDate,
      dated: Vintage.shape.dated,
      coverage: MonthSpan,
      source: Vintage.shape.source,
      content: TableContent,
    }),
  ),
})
export type VintageMeta = z.infer<typeof VintageMeta>

/** The cell of a row that the state does not have. */
const ABSENT = 'absent'
/** The cell of a value that was left out because no other state bears it out. */
const OMITTED = 'omitted'

/** A state of a table: its rows, and what `<id>.vintages.csv` says of each of its cells. */
export type TableState = Readonly<{
  rows: readonly TidyRow[]
  coverage: MonthSpan
  knownOn: string
  source: string
}>

/** The columns of `<id>.vintages.csv`: the key of a row, the column counted, and what the state holds there. */
export function vintageHeader({ schema }: FigureMeta): readonly string[] {
  return [...schema.primaryKey, 'count', 'value', 'known_on', 'source']
}

/**
 * The rows of `<id>.vintages.csv` for a state: its cells that the next state holds otherwise. A cell that is not listed is
 * as in the next state; those after its months are not listed, because it has none of them.
 */
export function vintageRows(
  state: TableState,
  next: readonly TidyRow[],
  source: FigureMeta,
  omitted: ReadonlySet<string> = new Set(),
): readonly (readonly string[])[] {
  const before = rowsByKey(state.rows, source)
  const after = rowsByKey(next, source)
  const keys = new Set([...before.keys(), ...after.keys()])
  return [...keys].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)]
    const row = was ?? is
    if (!row || (!was && isAfter(row, state.coverage, source))) return []
    return countsOf(source).flatMap((count) => {
      const [value, later] = [cellOf(was, count), cellOf(is, count)]
      if (value === later) return []
      const shown = omitted.has(key) ? OMITTED : value
      const cells = source.schema.primaryKey.map((name) => textIn(row, name))
      return [[...cells, count, shown, state.knownOn, state.source]]
    })
  })
}

/** What a state holds: rows, totals, and the SHA-256 of its keys and counts as CSV, sorted by key. */
export function stateContent(rows: readonly TidyRow[], source: FigureMeta, sha256: Sha256): TableContent {
  const counts = countsOf(source)
  const columns = [...source.schema.primaryKey, ...counts]
  const sorted = [...rows].sort((a, b) => {
    for (const name of source.schema.primaryKey) {
      const compared = compareText(textIn(a, name), textIn(b, name))
      if (compared !== 0) return compared
    }
    return 0
  })
  return {
    rows: rows.length,
    totals: Object.fromEntries(
      counts.map((name) => [name, rows.reduce((sum, row) => sum + (numberIn(row, name) ?? 0), 0)]),
    ),
    sha256: sha256(csvLines([columns, ...sorted.map((row) => columns.map((name) => textIn(row, name)))])),
  }
}

/** The key of a row's published dimensions. */
type DimensionKeys = (row: TidyRow) => Readonly<Record<string, string>>

/** Reads and checks the earlier states of a table: each must hold what its meta file says it held. */
export function readVintages(
  csv: TextFile,
  meta: TextFile,
  table: TidyTable,
  { dimensionKeys, today, sha256 }: { dimensionKeys: DimensionKeys; today: string; sha256: Sha256 },
): { vintages: TableVintages | null; faults: readonly Fault[] } {
  const read = parseJsonFile(meta, VintageMeta, 'correct the value so that it fits src/derive/vintages.ts')
  if (!read.value) return { vintages: null, faults: read.faults }
  const { states, now = table.source.asOf ?? today } = read.value
  const changes = readChanges(csv, states, table.source)
  const faults = [...changes.faults, ...faultsOfStates(meta.path, read.value, table, { now, today })]
  if (faults.length > 0) return { vintages: null, faults }

  const held: (readonly TidyRow[])[] = []
  let later = table.rows
  for (const state of [...states].reverse()) {
    const cells = changes.rows.filter(({ knownOn }) => knownOn === state.knownOn)
    later = stateBefore(later, cells, state.coverage, table.source)
    held.unshift(later)
    const found = stateContent(later, table.source, sha256)
    if (JSON.stringify(found) === JSON.stringify(state.content)) continue
    const problem = `the state of ${state.knownOn} is not what was read: it has ${found.rows} rows now`
    const remedy = `restore the table and this file; if the change is meant, write "content": ${JSON.stringify(found)}`
    faults.push({ file: csv.path, place: '(file)', problem, remedy })
  }
  if (faults.length > 0) return { vintages: null, faults }
  return {
    vintages: {
      table: table.source.id,
      now,
      states: states.map(({ content: _content, ...state }) => ({
        ...state,
        partialMonths: state.knownOn < daysOfSpan(state.coverage).end ? [state.coverage.to] : [],
      })),
      cells: revisedCells(held, states, changes.rows, table, dimensionKeys),
    },
    faults: [],
  }
}

function faultsOfStates(
  file: string,
  { states, table: named }: VintageMeta,
  table: TidyTable,
  { now, today }: { now: string; today: string },
): readonly Fault[] {
  const faults: Fault[] = []
  const refuse = (place: string, problem: string, remedy: string) =>
    faults.push({ file, place, problem, remedy })
  if (named !== table.source.id) refuse('table', `it says ${named}`, `write ${table.source.id}`)
  if (now > today) refuse('now', `${now} is after today, ${today}`, 'correct the day')
  for (const [index, { knownOn, dated }] of states.entries()) {
    const next = states[index + 1]?.knownOn ?? now
    const place = `states.${index}`
    if (knownOn >= next) refuse(place, `${knownOn} is not before ${next}`, 'list the oldest first')
    const date = dated === null ? null : periodOfDate(dated)
    if (dated !== null && (date === null || knownOn < date.start || knownOn > (date.end ?? ''))) {
      refuse(place, `${knownOn} is not within ${dated}`, 'correct the day')
    }
  }
  return faults
}

/** A row of `<id>.vintages.csv`. */
type Change = Readonly<{ key: ReadonlyMap<string, string>; count: string; value: string; knownOn: string }>

function readChanges(
  csv: TextFile,
  states: VintageMeta['states'],
  source: FigureMeta,
): { rows: readonly Change[]; faults: readonly Fault[] } {
  const { header, rows, faults } = parseCsv(csv)
  const found = faults.length > 0 ? faults : faultsOfHeader(csv.path, header, vintageHeader(source))
  if (found.length > 0) return { rows: [], faults: found }
  const wrong: Fault[] = []
  const seen = new Set<string>()
  const read = rows.map(({ row, cells }): Change => {
    const at = (name: string) => cells[header.indexOf(name)] ?? ''
    const refuse = (column: string, problem: string, remedy: string) =>
      wrong.push({ file: csv.path, place: `row ${row}, column ${column}`, problem, remedy })
    const key = new Map(source.schema.primaryKey.map((name) => [name, at(name)]))
    const [count, value, knownOn] = [at('count'), at('value'), at('known_on')]
    if (!countsOf(source).includes(count)) refuse('count', `“${count}” is no count of the table`, 'name one')
    if (!/^(?:\d{1,15}|absent|omitted)?$/.test(value)) {
      refuse('value', `“${value}” is no whole number`, `write a number, nothing, ${ABSENT} or ${OMITTED}`)
    }
    if (!states.some((state) => state.knownOn === knownOn)) {
      refuse('known_on', `no state is of ${knownOn}`, 'add it to the meta file, or correct the day')
    }
    const id = [...key.values(), count, knownOn].join(' · ')
    if (seen.has(id)) refuse('known_on', `${id} is in a row above`, 'keep one of the two')
    seen.add(id)
    return { key, count, value, knownOn }
  })
  return { rows: read, faults: wrong }
}

/** The rows of a state, from those of the next one and the cells in which it differs. */
function stateBefore(
  next: readonly TidyRow[],
  changes: readonly Change[],
  coverage: MonthSpan,
  source: FigureMeta,
): readonly TidyRow[] {
  const rows = rowsByKey(
    next.filter((row) => !isAfter(row, coverage, source)),
    source,
  )
  for (const { key, count, value } of changes) {
    const id = [...key.values()].join(' · ')
    if (value === ABSENT || value === OMITTED) rows.delete(id)
    else {
      const cells = new Map(rows.get(id)?.cells ?? key)
      rows.set(id, { row: 0, cells: cells.set(count, value === '' ? null : Number(value)) })
    }
  }
  return [...rows.values()]
}

/** Each cell that some state holds otherwise than today's table, with its value in every state. */
function revisedCells(
  held: readonly (readonly TidyRow[])[],
  states: VintageMeta['states'],
  changes: readonly Change[],
  table: TidyTable,
  dimensionKeys: DimensionKeys,
): RevisedCell[] {
  const { source } = table
  const byState = held.map((rows) => rowsByKey(rows, source))
  const seen = new Set<string>()
  const idOf = (key: Change['key']) => [...key.values()].join(' · ')
  const left = new Set(
    changes.flatMap(({ value, knownOn, key }) => (value === OMITTED ? [`${knownOn} ${idOf(key)}`] : [])),
  )
  return changes.flatMap(({ key, count }): RevisedCell[] => {
    const id = idOf(key)
    if (seen.has(`${id} · ${count}`)) return []
    seen.add(`${id} · ${count}`)
    const omitted = states.flatMap(({ knownOn }, index) => (left.has(`${knownOn} ${id}`) ? [index] : []))
    const values = byState.map((rows) => {
      const row = rows.get(id)
      return row ? numberIn(row, count) : null
    })
    const where = dimensionKeys({ row: 0, cells: key })
    return [{ where, count, values, ...(omitted.length > 0 && { omitted }) }]
  })
}

function rowsByKey(rows: readonly TidyRow[], source: FigureMeta): Map<string, TidyRow> {
  return new Map(rows.map((row) => [keyOf(row, source), row]))
}

function cellOf(row: TidyRow | undefined, count: string): string {
  return row ? textIn(row, count) : ABSENT
}

function isAfter(row: TidyRow, { to }: MonthSpan, { time }: FigureMeta): boolean {
  return monthsOfKey(textIn(row, time.columns[0] ?? '')).from > to
}

/** The texts of `<id>.vintages.csv` and `.json`. */
export type VintageTexts = Readonly<{ csv: string; meta: string }>

const NOTE = 'States of the table that an import replaced.'

/** Adds the state that an import replaces to the earlier ones; `after` is what the import leaves. No text where it replaces none. */
export function keepState(
  { csv, meta }: Readonly<{ csv: TextFile; meta: TextFile }>,
  { source, rows }: TidyTable,
  after: Readonly<{ rows: readonly TidyRow[]; asOf: string | null }>,
  sha256: Sha256,
): { texts: VintageTexts | null; faults: readonly Fault[]; report: readonly string[] } {
  const nothing = (...report: readonly string[]) => ({ texts: null, faults: [], report })
  // Rows with an id of their own state a fact each, and are dated themselves.
  if (rows.length === 0 || source.schema.primaryKey.includes('id')) return nothing()
  const read: Parsed<VintageMeta> =
    meta.text === ''
      ? { value: { table: source.id, note: NOTE, states: [] }, faults: [] }
      : parseJsonFile(meta, VintageMeta, 'correct the value so that it fits src/derive/vintages.ts')
  if (!read.value) return { texts: null, faults: read.faults, report: [] }
  const { now, ...kept } = read.value
  const knownOn = now ?? source.asOf
  if (stateContent(rows, source, sha256).sha256 === stateContent(after.rows, source, sha256).sha256) {
    return nothing()
  }
  if (knownOn === null || after.asOf === null || knownOn >= after.asOf) {
    return nothing('the state before is not kept: it is not dated, or not before this one')
  }
  const name = `the table as of ${knownOn}`
  const changes = vintageRows({ rows, coverage: source.coverage, knownOn, source: name }, after.rows, source)
  const state = {
    knownOn,
    dated: knownOn,
    coverage: source.coverage,
    source: { name, url: null },
    content: stateContent(rows, source, sha256),
  }
  const before = csv.text === '' ? csvLines([vintageHeader(source)]) : csv.text
  return {
    texts: {
      csv: before + csvLines(changes),
      meta: stableJson({ ...kept, states: [...kept.states, state] }),
    },
    faults: [],
    report: [`kept as the state of ${knownOn}: ${changes.length} cells`],
  }
}
