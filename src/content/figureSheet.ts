import { type CellQuery, writeCellQuery } from '#domain/cellQuery.ts'
import type { FigureSource } from '#domain/figureTable.ts'
import { type FigureUnit, ratioOf } from '#domain/figureUnit.ts'
import type { MajorityNationality } from '#domain/majorityNationality.ts'
import { periodOfDate } from '#domain/period.ts'
import type { Words } from '#words/words.ts'
import type { DataSheet, SheetRow } from './dataSheet.ts'
import { unitName } from './unitName.ts'

/** One saved number of a chart, table or map. */
export interface FigureRow {
  /** ISO 8601: a month, year, day, or an interval of two; several are separated by spaces. */
  period: string
  /** What is counted where, in the reader's language. */
  series: string
  /** Null is not stated. */
  value: number | null
  state: 'whole' | 'partial' | 'uncovered'
  /** The cells behind the number; null for a number of the reader's own. */
  cells: CellQuery | null
  /** The number that the value is compared with; absent where the file compares nothing. */
  before?: number | null
  /** Of a number of the reader's own: the row that states it, in words, its unit and its publisher. */
  own?: string
  unit?: string
  publisher?: string
}

/** The words of sheets of numbers. */
export interface FigureSheetWords
  extends Pick<Words, 'counted' | 'localized' | 'number' | 'publisherName' | 'timeKey'> {
  /** A column of a table in the reader's language, and a key of a dimension. */
  column: (name: string) => string
  key: (dimension: string, key: string) => string
}

interface FigureSheetInput {
  rows: readonly FigureRow[]
  sources: ReadonlyMap<string, FigureSource>
  words: FigureSheetWords
  /** The nationality with more than half of a number, and the same in words; null without one. */
  majorityOf: (cells: CellQuery) => { found: MajorityNationality; text: string } | null
  /** URL of the cells in the app. */
  linkOf: (cells: CellQuery) => string
  version: string
}

const MAJORITY = ['majority', 'majority_nationality', 'majority_share', 'majority_id']

/** The table of some numbers, one row each, with what they count, their cells and their source. */
export function figureSheet(input: FigureSheetInput): DataSheet {
  const { rows, words, majorityOf } = input
  const dimensions = [...new Set(rows.flatMap(({ cells }) => Object.keys(placesOf(cells, input))))]
  const majorities = rows.map(({ cells, state }) =>
    cells && state !== 'uncovered' ? majorityOf(cells) : null,
  )
  const columns = [
    ...['id', 'series'],
    ...dimensions.flatMap((name) => [name, `${name}_name`]),
    ...['period', 'period_name', 'from', 'to'],
    ...['column', 'column_name', 'unit', 'unit_name', 'value', 'coverage'],
    ...(rows.some(({ before }) => before !== undefined) ? ['value_before', 'change', 'change_percent'] : []),
    ...(majorities.some(Boolean) ? MAJORITY : []),
    ...(rows.some(({ own }) => own !== undefined) ? ['own'] : []),
    ...SOURCE_COLUMNS,
  ]
  return {
    columns,
    rows: rows.map((row, index): SheetRow => {
      const { cells } = row
      const majority = majorities[index]
      return {
        series: row.series,
        ...timeOfRow(row, words),
        value: row.value,
        coverage: row.state,
        ...(row.before === undefined ? {} : changeOf(row.before, row.value)),
        ...(majority && {
          majority: majority.text,
          majority_nationality: majority.found.nationality,
          majority_share: rounded(majority.found.share, 4),
          majority_id: writeCellQuery(majority.found.cells),
        }),
        ...(cells ? cellsPart(cells, row.state, input) : rowPart(row)),
        data_version: input.version,
      }
    }),
  }
}

/** The keys that a number counts; a table of one route has no column for it, but counts it all the same. */
function placesOf(
  cells: CellQuery | null,
  { sources }: Pick<FigureSheetInput, 'sources'>,
): Readonly<Record<string, readonly string[]>> {
  const route = cells && sources.get(cells.table)?.route
  return route ? { route: [route], ...cells.where } : (cells?.where ?? {})
}

function cellsPart(cells: CellQuery, state: FigureRow['state'], input: FigureSheetInput): SheetRow {
  const { sources, words, linkOf } = input
  const source = sources.get(cells.table)
  const unit = source?.schema.fields.find(({ name }) => name === cells.count)?.unit
  return {
    id: writeCellQuery(cells),
    ...Object.fromEntries(
      Object.entries(placesOf(cells, input)).flatMap(([name, keys]) => [
        [name, keys],
        [`${name}_name`, keys.map((key) => words.key(name, key))],
      ]),
    ),
    column: cells.count,
    column_name: words.column(cells.count),
    ...unitColumns(unit, words),
    ...(source ? sourceColumns(source, words) : { table: cells.table }),
    // A month without data has no cells to open.
    link: state === 'uncovered' ? null : linkOf(cells),
  }
}

function rowPart({ own, unit, publisher }: FigureRow): SheetRow {
  return { own: own ?? null, unit_name: unit ?? null, publisher_name: publisher ?? null }
}

/** The columns that say where a row is from, in every table of figures. */
export const SOURCE_COLUMNS = [
  'table',
  'title',
  'publisher',
  'publisher_name',
  'data_as_of',
  'licence',
  'credit',
  'page',
  'link',
  'data_version',
] as const

/** The source of a row, without its link and the data version. */
export function sourceColumns(
  { id, title, publisher, asOf, licence, page }: FigureSource,
  { localized, publisherName }: Pick<Words, 'localized' | 'publisherName'>,
): SheetRow {
  return {
    table: id,
    title: localized(title),
    publisher,
    publisher_name: publisherName(publisher),
    data_as_of: asOf,
    licence: localized(licence.name),
    credit: localized(licence.credit),
    page,
  }
}

/** A unit by its one code and its one name. */
export function unitColumns(
  unit: FigureUnit | undefined,
  words: Pick<Words, 'counted' | 'number'>,
): SheetRow {
  return { unit: unit ?? null, unit_name: unit ? unitName(2, unit, words) : null }
}

function changeOf(before: number | null, value: number | null): SheetRow {
  const ratio = ratioOf(before, value)
  return {
    value_before: before,
    change: before === null || value === null ? null : value - before,
    change_percent: ratio === null ? null : rounded(ratio * 100, 1),
  }
}

function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits
}

function timeOfRow({ period, cells }: FigureRow, words: FigureSheetWords): SheetRow {
  const periods = period.split(' ').filter(Boolean)
  const isWeek = cells?.where.week_ending !== undefined
  const days = periods.flatMap((one) => spanOfDays(one, isWeek) ?? [])
  return {
    period: periods,
    period_name: periods.map((one) => (isWeek ? words.key('week_ending', one) : words.timeKey(one))),
    from: days.map(({ from }) => from),
    to: days.map(({ to }) => to),
  }
}

/** The first and the last day of an ISO 8601 time; a week is known by its last day. */
function spanOfDays(period: string, isWeek: boolean): { from: string; to: string } | null {
  const [first = '', last = first] = period.split('/')
  const [start, end] = [periodOfDate(first), periodOfDate(last)]
  if (!start || end?.end == null) return null
  return { from: isWeek ? sixDaysBefore(start.start) : start.start, to: end.end }
}

function sixDaysBefore(date: string): string {
  const day = new Date(`${date}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() - 6)
  return day.toISOString().slice(0, 10)
}
