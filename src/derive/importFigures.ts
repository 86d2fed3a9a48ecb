import * as z from 'zod/mini'
import { monthsOfKey } from '#domain/figureTable.ts'
import { UI_LANGUAGES } from '#domain/language.ts'
import { WebAddress } from '#domain/linkText.ts'
import { lastDayOfMonth, type MonthSpan } from '#domain/period.ts'
import { Publication } from '#domain/publisher.ts'
import { csvLines } from '#lib/csv.ts'
import { keysOf } from '#lib/recordOf.ts'
import { COMPARISON_FORMATS } from './comparisonFormats.ts'
import { faultsOfNationalities, faultsOfPlaces, type PlaceOf } from './crosswalk.ts'
import { type Fault, sortFaults } from './fault.ts'
import {
  contentOf,
  countsOf,
  faultsOfFuture,
  faultsOfNationalitySums,
  faultsOfRows,
  faultsOfSums,
  monthOf,
  type Sha256,
  timeRange,
} from './figureRules.ts'
import { EUROPE_INCIDENTS, INCIDENTS } from './incidentFormats.ts'
import { parseJsonFile, stableJson, type TextFile } from './jsonText.ts'
import { FigureMeta, publisherNameFault } from './metaRules.ts'
import {
  type CountryCodes,
  type FigureCorrections,
  isIn,
  type PublisherFormat,
  type PublisherReading,
  readPublisher,
  renamedFormat,
} from './readPublisher.ts'
import {
  type Cell,
  type Difference,
  describeDifference,
  faultIn,
  mergeRows,
  numberIn,
  type ReadTable,
  readRows,
  readTidyTable,
  keyOf as rowKeyOf,
  type TextRow,
  type TidyRow,
  type TidyTable,
  textIn,
} from './tidyTable.ts'
import { keepState, type VintageTexts } from './vintages.ts'

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
  /** The earlier states of the table, `<id>.vintages.csv` and `.json`. */
  vintages: Readonly<{ csv: TextFile; meta: TextFile }>
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
      /** The table's earlier states with the one that this import replaces; null where it replaces none. */
      vintages: VintageTexts | null
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
    'a table needs a meta file that fits src/derive/metaRules.ts before its first import',
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
  const kept = keepState(request.vintages, before.table, { rows, asOf: updated.asOf }, request.sha256)
  if (kept.faults.length > 0) return fail(kept.faults, taken)
  return {
    csv,
    meta: stableJson(FigureMeta.parse(updated)),
    vintages: kept.texts,
    report: [...taken.report, ...describeDifference(difference), ...summaryOf(change), ...kept.report],
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

/** Thresholds above which an import needs `--yes`: share of known rows, share of a total, factor of a cell. */
const SHARE_REVISED = 0.1
const SHARE_LACKING = 0.02
const CHANGE_OF_TOTAL = 0.1
const FACTOR = 3
/** Smaller counts, and fewer rows, raise no alarm: any revision changes them by a large factor or share. */
const LEAST_COUNT = 100
const LEAST_ROWS = 3

/** Examples that each reason names. */
const SHOWN = 3

/** A table before and after an import, and the rows of the file. */
type ImportChange = Readonly<{
  source: FigureMeta
  before: readonly TidyRow[]
  after: readonly TidyRow[]
  file: readonly TidyRow[]
  difference: Difference
}>

/** The rows and totals before and after an import, as lines for a terminal. */
function summaryOf({ source, before, after }: ImportChange): readonly string[] {
  const totals = countsOf(source).map((column) => `${column}: ${sum(before, column)} → ${sum(after, column)}`)
  return [`rows: ${before.length} → ${after.length}`, ...totals]
}

/** Why an import may be a mistake: the reasons for which it needs the user's consent. */
function risksOf(change: ImportChange): readonly string[] {
  const { source, before, file, difference } = change
  if (before.length === 0) return []
  const risks: string[] = []
  const old = new Map(before.map((row) => [rowKeyOf(row, source), row]))
  const common = file.flatMap((row) => {
    const earlier = old.get(rowKeyOf(row, source))
    return earlier ? [{ row, earlier }] : []
  })
  const counts = countsOf(source)
  const revised = difference.revised.filter(({ column }) => counts.includes(column))
  if (revised.length >= LEAST_ROWS && revised.length > common.length * counts.length * SHARE_REVISED) {
    risks.push(`${revised.length} of ${common.length * counts.length} known counts change`)
  }
  const other = difference.revised.filter(({ column }) => !counts.includes(column))
  if (other.length >= LEAST_ROWS && other.length > common.length * SHARE_REVISED) {
    risks.push(`${other.length} cells of ${common.length} known rows change that count nothing`)
  }
  const lacking = difference.retained.length + difference.withdrawn.length
  const known = common.length + lacking
  if (
    difference.withdrawn.length > 0 ||
    (isWhole(change) && lacking >= LEAST_ROWS && lacking > known * SHARE_LACKING)
  ) {
    risks.push(
      `the file lacks ${lacking} of ${known} known rows, such as ${[...difference.withdrawn, ...difference.retained].slice(0, SHOWN).join('; ')}`,
    )
  }
  for (const column of counts) {
    const [was = 0, is = 0] = (['earlier', 'row'] as const).map((of) =>
      common.reduce((total, one) => total + (numberIn(one[of], column) ?? 0), 0),
    )
    if (Math.abs(is - was) > Math.max(was * CHANGE_OF_TOTAL, LEAST_COUNT)) {
      risks.push(`${column} of the same rows goes from ${was} to ${is}`)
    }
  }
  risks.push(...factorsOf(change, old))
  return risks
}

/** Whether the file covers the whole table: it starts in the same month. */
function isWhole({ source, before, file }: ImportChange): boolean {
  const column = source.time.columns[0] ?? ''
  const first = (rows: readonly TidyRow[]) =>
    rows.reduce<string | null>((least, row) => {
      const time = textIn(row, column)
      return least === null || time < least ? time : least
    }, null)
  return first(file)?.slice(0, 7) === first(before)?.slice(0, 7)
}

/** Cells that change by a large factor, and new cells far above the rest of their series. */
function factorsOf(
  { source, before, file }: ImportChange,
  old: ReadonlyMap<string, TidyRow>,
): readonly string[] {
  if (source.role === 'incidents' || source.role === 'stated') return []
  const series = (row: TidyRow) =>
    source.schema.primaryKey
      .filter((name) => !source.time.columns.includes(name))
      .map((name) => textIn(row, name))
      .join(' · ')
  return countsOf(source).flatMap((column) => {
    const largest = new Map<string, number>()
    for (const row of before) {
      const key = series(row)
      largest.set(key, Math.max(largest.get(key) ?? 0, numberIn(row, column) ?? 0))
    }
    const found = file.flatMap((row): string[] => {
      const is = numberIn(row, column) ?? 0
      const key = rowKeyOf(row, source)
      const earlier = old.get(key)
      if (earlier) {
        const was = numberIn(earlier, column) ?? 0
        const [low, high] = [Math.min(was, is), Math.max(was, is)]
        return high >= LEAST_COUNT && high >= low * FACTOR ? [`${key}: ${was} → ${is}`] : []
      }
      const most = largest.get(series(row)) ?? 0
      return most > 0 && is >= LEAST_COUNT && is >= most * FACTOR
        ? [`${key}: ${is}, at most ${most} so far`]
        : []
    })
    if (found.length === 0) return []
    const more = found.length > SHOWN ? `; and ${found.length - SHOWN} more` : ''
    return [`${column} changes by a factor of ${FACTOR} or more: ${found.slice(0, SHOWN).join('; ')}${more}`]
  })
}

function sum(rows: readonly TidyRow[], column: string): number {
  return rows.reduce((total, row) => total + (numberIn(row, column) ?? 0), 0)
}

/** Figures collected from press releases; `period` is part of the year: `2024-01/2024-08`, or one month. */
const StatedList = z.array(
  z.strictObject({
    year: z.int(),
    route: z.string(),
    detections: z.int(),
    status: z.string(),
    source: z.strictObject({
      title: z.string(),
      ...Publication.shape,
      publisher: z.string(),
      url: WebAddress,
    }),
    period: z.optional(z.string()),
    note: z.optional(z.string()),
  }),
)

/** The words of a status, and those that mean preliminary. Text in brackets belongs to the note. */
const WORDS = ['stated', 'rounded', 'preliminary', 'initial consolidated', 'part-year']
const PRELIMINARY = ['preliminary', 'initial consolidated']

/**
 * Converts the list to rows of our table. Known figures keep their note and, on the same page, their publisher; a new
 * figure gets the list's note in every language, for somebody to rewrite and translate.
 */
function readStatedList(file: TextFile, before: readonly TidyRow[]): PublisherReading {
  const parsed = parseJsonFile(file, StatedList, 'correct the entry of the list')
  if (!parsed.value) return { texts: [], report: [], warnings: [], faults: parsed.faults }
  const known = new Map(before.map((row) => [textIn(row, 'id'), row]))
  const faults: Fault[] = []
  const warnings: string[] = []
  const texts = parsed.value.map((entry, index): TextRow => {
    const row = index + 1
    const { from, to } = monthsOf(entry.period ?? `${entry.year}-01/${entry.year}-12`)
    const words = entry.status.replace(/\s*\([^)]*\)/g, '').split(', ')
    const unknownWords = words.filter((word) => !WORDS.includes(word))
    if (unknownWords.length > 0) {
      const remedy = `use ${WORDS.join(', ')}`
      faults.push(
        faultIn({ path: file.path }, row, 'status', `“${unknownWords.join(', ')}” is not known`, remedy),
      )
    }
    const id = `${entry.route}-${from}-${to}`
    const earlier = known.get(id)
    const note = entry.note ?? ''
    const publication = publicationOf(entry.source, earlier)
    const named = publisherNameFault(publication.page_publisher)
    if (named) faults.push(faultIn({ path: file.path }, row, 'source', named.problem, named.remedy))
    if (!earlier && note) warnings.push(`${id}: rewrite its note in our own words, in every language`)
    return {
      row,
      texts: new Map([
        ['id', id],
        ['from', from],
        ['to', to],
        ['route', entry.route],
        ['detections', String(entry.detections)],
        ['rounded', words.includes('rounded') ? 'yes' : 'no'],
        ['preliminary', words.some((word) => PRELIMINARY.includes(word)) ? 'yes' : 'no'],
        ...UI_LANGUAGES.map((language) => {
          const column = `note_${language}`
          return [column, earlier ? textIn(earlier, column) : note] as const
        }),
        ['page_title', entry.source.title],
        ...Object.entries(publication),
        ['page_url', entry.source.url],
      ]),
    }
  })
  return { texts, report: [`figures read: ${texts.length}`], warnings, faults }
}

/** Language and publication of a figure's page: those of its row while the page is the same. */
function publicationOf(source: Publication & { url: string }, earlier: TidyRow | undefined) {
  const given = {
    page_language: '',
    page_publisher: source.publisher,
    page_republished_by: source.republishedBy ?? '',
    page_via: source.via ?? '',
    page_citing: (source.citing ?? []).join(', '),
  }
  if (!earlier || textIn(earlier, 'page_url') !== source.url) return given
  return Object.fromEntries(keysOf(given).map((column) => [column, textIn(earlier, column)])) as typeof given
}

function monthsOf(period: string): { from: string; to: string } {
  const [from = '', to = from] = period.split('/')
  return { from, to }
}
