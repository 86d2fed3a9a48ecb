import { monthsOfKey } from '#domain/figureTable.ts'
import { lastDayOfMonth, type MonthSpan } from '#domain/period.ts'
import { csvLines } from '#lib/csv.ts'
import { COMPARISON_FORMATS } from './comparisonFormats.ts'
import { faultsOfNationalities, faultsOfPlaces, type PlaceOf } from './crosswalk.ts'
import { type Fault, sortFaults } from './fault.ts'
import { FigureMeta } from './figureMeta.ts'
import {
  faultsOfFuture,
  faultsOfNationalitySums,
  faultsOfRows,
  faultsOfSums,
  monthOf,
  timeRange,
} from './figureRules.ts'
import { risksOf, summaryOf } from './importRisks.ts'
import { readStatedList } from './importStated.ts'
import { EUROPE_INCIDENTS, INCIDENTS } from './incidentFormats.ts'
import { parseJsonFile, stableJson, type TextFile } from './jsonText.ts'
import { describeDifference, mergeRows } from './mergeRows.ts'
import { type CountryCodes, isIn, type PublisherFormat, renamedFormat } from './publisherFile.ts'
import { type FigureCorrections, type PublisherReading, readPublisher } from './readPublisher.ts'
import { contentOf, type Sha256 } from './tableContent.ts'
import {
  type Cell,
  type ReadTable,
  readRows,
  readTidyTable,
  type TidyRow,
  type TidyTable,
  textIn,
} from './tidyTable.ts'

/** Formats with code of their own, by the name on the command line. */
const OWN_FORMATS: Readonly<Record<string, PublisherFormat>> = {
  'missing-migrants': INCIDENTS,
  'missing-migrants-europe': EUROPE_INCIDENTS,
  ...COMPARISON_FORMATS,
}

/** The names that the command accepts: the formats above, and every other table. */
export function importNames(tables: readonly string[]): readonly string[] {
  const fed = Object.values(OWN_FORMATS).map(({ table }) => table)
  return [...tables.filter((table) => !fed.includes(table)), ...Object.keys(OWN_FORMATS)]
}

/** The table that an import fills; null for an unknown name. */
export function tableOfImport(name: string, tables: readonly string[]): string | null {
  return importNames(tables).includes(name) ? (OWN_FORMATS[name]?.table ?? name) : null
}

/** The input of an import. Files that do not exist have an empty text. */
export type ImportRequest = Readonly<{
  name: string
  file: TextFile
  table: TextFile
  meta: TextFile
  /** The daily table, to check months against; null if unreadable. */
  daily: TidyTable | null
  /** The table by route, to check nationalities against. */
  detections: TidyTable | null
  placeOf: PlaceOf
  codes: CountryCodes
  corrections: FigureCorrections
  /** The date of the data, ISO 8601; null if the publisher states none. */
  asOf: string | null
  months: MonthSpan | null
  /** Whether to remove rows of the file's months that the file no longer has. */
  withdraw: boolean
  /** The day of the run, ISO 8601. */
  today: string
  sha256: Sha256
}>

/**
 * The new texts of table and meta file with a report, or all faults. `risks` are reasons to ask the user before the
 * texts are written.
 */
export type ImportResult = Readonly<
  | {
      csv: string
      meta: string
      report: readonly string[]
      warnings: readonly string[]
      risks: readonly string[]
      faults: readonly []
    }
  | {
      csv: null
      meta: null
      report: readonly string[]
      warnings: readonly string[]
      faults: readonly Fault[]
    }
>

/** Imports a publisher's file into the tidy table and its meta file: all of it, or nothing if there is a fault. */
export function importFigures(request: ImportRequest): ImportResult {
  const fail = (
    faults: readonly Fault[],
    { report, warnings }: Pick<PublisherReading, 'report' | 'warnings'> = NOTHING,
  ) => ({ csv: null, meta: null, report, warnings, faults: inRowOrder(faults) }) as const
  const meta = parseJsonFile(
    request.meta,
    FigureMeta,
    'a table needs a meta file that fits src/derive/figureMeta.ts before its first import',
  )
  if (!meta.value) return fail(meta.faults)
  const source = meta.value
  const header = source.schema.fields.map(({ name }) => name)
  const current = request.table.text === '' ? { ...request.table, text: csvLines([header]) } : request.table
  const before = readTidyTable(current, source)
  if (before.faults.length > 0) return fail(before.faults)

  const format = OWN_FORMATS[request.name] ?? renamedFormat(source)
  const isOwn = (row: TidyRow) => format?.owns?.(textIn(row, 'id')) ?? true
  const isRequested = (row: TidyRow) => request.months !== null && isIn(monthOf(row, source), request.months)
  const untouched = before.table.rows.filter((row) => !isOwn(row) && !isRequested(row))
  const taken = format
    ? readPublisher(request.file, {
        ...request,
        format,
        monthsOfOtherFile: new Set(untouched.map((row) => monthOf(row, source))),
      })
    : readStatedList(request.file, before.table.rows)
  const read = readRows({ path: request.file.path, columns: format?.names ?? {} }, taken.texts, source)
  const ofCells = [...taken.faults, ...read.faults]
  const names = faultsOfNames({ ...read.table, rows: read.validRows }, request)
  // Rows with an unknown name are skipped, which would look like a gap in their series.
  const known = [...ofCells, ...names]
  const faults = [...known, ...faultsOfFile({ ...read, faults: known }, request)]
  if (faults.length > 0) return fail(faults, taken)

  const range = spanOf(read.table)
  const isWithdrawn = (row: TidyRow) =>
    !isOwn(row) || (request.withdraw && range !== null && isIn(monthOf(row, source), range))
  const rest = before.table.rows.filter((row) => !untouched.includes(row))
  const order = format?.order ?? ['from', 'to', 'route']
  const { rows, difference } = mergeRows(
    { rest, file: read.table.rows, untouched },
    source,
    order,
    isWithdrawn,
  )
  const table: TidyTable = { path: request.table.path, source, rows: rows.map(numbered) }
  const whole = faultsOfRows({ table, validRows: table.rows, faults: [] })
  if (whole.length > 0) return fail(whole, taken)
  const csv = csvLines([
    header,
    ...rows.map((row) => header.map((name) => writeCell(row.cells.get(name) ?? null))),
  ])
  const content = contentOf(table, csv, request.sha256)
  const updated = { ...source, ...datesOf(table, request.asOf), content }
  const change = { source, before: before.table.rows, after: rows, file: read.table.rows, difference }
  return {
    csv,
    meta: stableJson(FigureMeta.parse(updated)),
    report: [...taken.report, ...describeDifference(difference), ...summaryOf(change)],
    warnings: taken.warnings,
    risks: [...risksOf(change), ...risksOfNationalities(table, request.detections)],
    faults: [],
  }
}

/** Faults by row, because people fix a file from top to bottom. */
function inRowOrder(faults: readonly Fault[]): readonly Fault[] {
  const rowOf = ({ place }: Fault) => Number(/^row (\d+)/.exec(place)?.[1] ?? 0)
  return [...sortFaults(faults)].sort((a, b) => rowOf(a) - rowOf(b))
}

const NOTHING = { report: [], warnings: [] } as const

/** Names of places and nationalities in the publisher's file that are not known. */
function faultsOfNames(table: TidyTable, { placeOf, codes }: ImportRequest): readonly Fault[] {
  return [...faultsOfPlaces(table, placeOf), ...faultsOfNationalities(table, codes.alpha2Of)]
}

/** Checks the rows of the publisher's file; faults use its column names. */
function faultsOfFile(read: ReadTable, { daily, asOf, today }: ImportRequest): readonly Fault[] {
  const table = { ...read.table, rows: read.validRows }
  const isSummed = table.source.role === 'series' || table.source.role === 'weeks'
  const faults = [
    ...faultsOfRows(read),
    ...faultsOfFuture(table, today),
    ...(isSummed && daily ? faultsOfSums(table, daily) : []),
  ]
  const last = timeRange(table)?.last ?? ''
  const refuse = (problem: string, remedy: string) =>
    faults.push({ file: table.path, place: '--as-of', problem, remedy })
  const remedy = 'give the date of the data as the publisher states it'
  if (asOf !== null && asOf > today) refuse(`${asOf} is after today, ${today}`, remedy)
  if (asOf !== null && last.slice(0, asOf.length) > asOf.slice(0, last.length)) {
    refuse(`the file has ${last}, after ${asOf}`, remedy)
  }
  // Two files feed the incidents, each with its own date; the table has the later one.
  const isFedByTwo = table.source.role === 'incidents'
  if (asOf !== null && table.source.asOf !== null && asOf < table.source.asOf && !isFedByTwo) {
    refuse(
      `the table is of ${table.source.asOf}, later than ${asOf}`,
      'take a newer file; an older one would undo revisions',
    )
  }
  return faults
}

/** Coverage, date and partial months, from the rows and the date of the data. */
function datesOf(
  table: TidyTable,
  asOf: string | null,
): Pick<FigureMeta, 'asOf' | 'coverage' | 'partialMonths'> {
  const range = timeRange(table)
  const { source } = table
  const date = asOf !== null && (source.asOf === null || asOf > source.asOf) ? asOf : source.asOf
  if (!range) return source
  const last = monthsOfKey(range.last)
  const dated = date?.slice(0, 7) ?? last.to
  const to = last.from <= dated && dated < last.to ? dated : last.to
  const end = `${to}-${lastDayOfMonth(Number(to.slice(0, 4)), Number(to.slice(5, 7)))}`
  const earlier = source.partialMonths.filter((month) => month !== source.coverage.to && month < to)
  return {
    asOf: date,
    coverage: { from: monthsOfKey(range.first).from, to },
    partialMonths: date !== null && date < end ? [...earlier, to] : earlier,
  }
}

function spanOf(table: TidyTable): MonthSpan | null {
  const range = timeRange(table)
  return range ? { from: monthsOfKey(range.first).from, to: monthsOfKey(range.last).to } : null
}

function numbered(row: TidyRow, index: number): TidyRow {
  return { ...row, row: index + 2 }
}

function writeCell(value: Cell): string {
  if (typeof value !== 'number') return value ?? ''
  const text = String(value)
  // Numbers close to zero would be written with an exponent, which the schema refuses.
  return text.includes('e') ? value.toFixed(9) : text
}

/** Nationalities above their route, which the derivation would refuse: the import of the route must follow. */
function risksOfNationalities(table: TidyTable, detections: TidyTable | null): readonly string[] {
  if (table.source.role !== 'nationalities' || !detections) return []
  return faultsOfNationalitySums(table, detections).map(({ problem }) => problem)
}
