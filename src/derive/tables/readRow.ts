import { TOTAL } from '#derive/crosswalk.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import type { CellSpan, ColumnMeaning, StatedByName, TableSettings } from '#domain/own/table.ts'
import type { IssueKind } from '#domain/tableReading.ts'
import { foldText } from '#lib/foldText.ts'
import {
  type DateCell,
  type DateOrder,
  type DecimalMark,
  joinSpans,
  monthsOfYear,
  readDate,
  readNumber,
} from './cellDates.ts'
import {
  ALL_NATIONALITIES,
  isYes,
  noteDiffers,
  placeKey,
  type TableKnowledge,
  unitInWords,
} from './tableKnowledge.ts'
import { type HeadingTime, isYear } from './timeColumns.ts'

/** How the columns of a table are read: what the settings say, and what the columns decide as a whole. */
export interface TableForm {
  readonly settings: TableSettings
  readonly knowledge: TableKnowledge
  /** The column of each meaning; -1 for none. */
  readonly column: Readonly<Record<ColumnMeaning, number>>
  readonly dateOrder: DateOrder | null
  readonly takesShortYears: boolean
  readonly decimal: DecimalMark | null
  /** Whether all dates are the first day of a month, and nobody said what that means. */
  readonly areMonthsOpen: boolean
  /** Columns that have a name; cells beyond them have no meaning. */
  readonly named: number
  readonly valueName: string
  /** The names of the columns; of several rows of headings those joined. */
  readonly names: readonly string[]
  /** The columns of values by what their names state; empty for a table with one value per row. */
  readonly values: readonly ValueColumn[]
}

/** A column of values, 0 for the first, with what its name states of them. */
export interface ValueColumn {
  readonly column: number
  readonly states: StatedByName
  /** The time that its name states; null for none. */
  readonly time: HeadingTime | null
  readonly name: string
}

/** A doubt about a cell of a row. */
export interface RowDoubt {
  readonly kind: IssueKind
  readonly column: number | null
  readonly cell: string
  readonly key: string
}

/** What a row says. */
export type RowContent = ReturnType<typeof readRow>

/** Units of things that do not come in fractions: all of ours. */
const isWholeUnit = (unit: FigureUnit | null) => unit !== null

/** Reads the cells of a row; of several values that of the column given. */
export function readRow(cells: readonly string[], form: TableForm, values?: ValueColumn) {
  const { settings, knowledge } = form
  const byName = values && values.states !== 'date' ? values : null
  const column = values
    ? { ...form.column, value: values.column, ...(byName && { [byName.states]: byName.column }) }
    : form.column
  /** Faults of values are named by their column, where there are several. */
  const ofColumn = (kind: IssueKind) => (values ? `${kind}:column ${values.column + 1}` : kind)
  const doubts: RowDoubt[] = []
  let isLeftOut = false
  let isApart = false
  /** Notes a doubt, unless the reader answered it. */
  const doubt = (kind: IssueKind, at: number | null, cell: string, key: string = kind) => {
    const answer = settings.answers[key]
    if (answer === 'leave-out') isLeftOut = true
    else if (answer === 'apart') isApart = true
    else if (answer === undefined) doubts.push({ kind, column: at, cell, key })
  }
  const at = (meaning: ColumnMeaning) =>
    byName?.states === meaning
      ? byName.name.trim()
      : column[meaning] < 0
        ? ''
        : (cells[column[meaning]] ?? '').trim()

  if (form.named > 0 && cells.some((cell, index) => index >= form.named && cell.trim() !== '')) {
    doubt('ragged', form.named, cells[form.named] ?? '')
  }
  const span =
    values?.states === 'date' ? timeOfColumn(values, cells, form, doubt) : readSpan(cells, form, doubt)

  const value = readNumber(at('value'), form.decimal)
  let number: number | null = null
  if (value === 'ambiguous') doubt('decimal', column.value, at('value'))
  else if (value === 'unreadable') doubt('value', column.value, at('value'), ofColumn('value'))
  else number = value.value
  if (number !== null && number < 0) doubt('negative', column.value, at('value'), ofColumn('negative'))

  const place = readPlace(at('route'), form)
  if (place === 'left-out') isLeftOut = true
  else if (place === 'empty') {
    if (column.route >= 0) doubt('empty-place', column.route, '')
  } else if (place === 'unknown') {
    doubt('place', column.route, at('route'), `place:${placeKey(at('route'))}`)
  }
  const isKnown = place !== 'left-out' && place !== 'empty' && place !== 'unknown'

  const nationality = readNationality(at('nationality'), form)
  if (nationality === 'left-out') isLeftOut = true
  else if (nationality === 'unknown') {
    doubt('nationality', column.nationality, at('nationality'), `nationality:${foldText(at('nationality'))}`)
  }

  const { unit, term } = readUnit(at('unit'), form)
  if (number !== null && !Number.isInteger(number) && isWholeUnit(unit)) {
    doubt('fraction', column.value, at('value'), ofColumn('fraction'))
  }
  const series = isKnown && place !== TOTAL ? (knowledge.units[place] ?? []) : []
  const note = at('note')
  if (series.length > 0 && note !== '' && unit !== null && noteDiffers(note)) {
    doubt('note', column.value, note, `note:${place}:${foldText(note)}`)
  } else if (series.length > 0 && (unit === null ? term !== null : !series.includes(unit))) {
    doubt('unit', column.unit >= 0 ? column.unit : column.value, at('value'), `unit:${place}:${unit ?? term}`)
  }
  if (span && settings.coverageTo !== null && isAfter(span.to, settings.coverageTo)) {
    doubt(
      'after-coverage',
      values?.states === 'date' ? values.column : dateColumn(column),
      span.to,
      ofColumn('after-coverage'),
    )
  }
  return {
    span,
    place: isKnown ? place : null,
    nationality: nationality === 'left-out' || nationality === 'unknown' ? null : nationality,
    value: number,
    unit,
    term,
    publisher: (column.publisher >= 0 ? at('publisher') : settings.publisher) || null,
    doubts,
    isLeftOut,
    isApart,
  }
}

/** The time of a column of values; the year of months may stand in the row. */
function timeOfColumn(
  { column: at, time, name }: ValueColumn,
  cells: readonly string[],
  form: TableForm,
  doubt: (kind: IssueKind, column: number | null, cell: string, key?: string) => void,
): CellSpan | null {
  const key = (kind: IssueKind) => `${kind}:column ${at + 1}`
  if (time === 'ambiguous') doubt('date-order', at, name)
  else if (time === 'short-year') doubt('short-year', at, name)
  else if (time === null) doubt('column-time', at, name, key('column-time'))
  else if ('span' in time) {
    if (form.areMonthsOpen && isMonthStart(time.span)) doubt('month-starts', at, name)
    const read = asMonth(time.span, form)
    return typeof read === 'string' ? null : read
  } else {
    const { date } = form.column
    if (date < 0) {
      if (form.settings.columnYear !== null) return monthsOfYear(form.settings.columnYear, time.months)
      doubt('column-year', null, name)
      return null
    }
    const text = (cells[date] ?? '').trim()
    const year = readDate(text, form.dateOrder)
    if (typeof year !== 'string' && isYear(year)) return monthsOfYear(year.from.slice(0, 4), time.months)
    doubt('date', date, text)
  }
  return null
}

function dateColumn(column: TableForm['column']): number {
  return column.date >= 0 ? column.date : column.to
}

/** Whether a date of reduced precision is after another one, which holds to its end. */
function isAfter(date: string, end: string): boolean {
  return date.slice(0, end.length) > end
}

function readSpan(
  cells: readonly string[],
  form: TableForm,
  doubt: (kind: IssueKind, column: number | null, cell: string) => void,
): CellSpan | null {
  const { column, dateOrder } = form
  const columns = column.date >= 0 ? [column.date] : [column.from, column.to].filter((index) => index >= 0)
  const spans: CellSpan[] = []
  let isBroken = columns.length === 0
  for (const index of columns) {
    const text = (cells[index] ?? '').trim()
    const read = asMonth(readDate(text, dateOrder, form.takesShortYears), form)
    if (typeof read === 'string') {
      isBroken = true
      doubt(read === 'ambiguous' ? 'date-order' : read === 'short-year' ? read : 'date', index, text)
    } else {
      if (form.areMonthsOpen && isMonthStart(read)) doubt('month-starts', index, text)
      spans.push(read)
    }
  }
  const [first, last = first] = spans
  if (isBroken || !first || !last) return null
  const span = joinSpans(first, last)
  if (span.from <= span.to) return span
  doubt('inverted', column.date >= 0 ? column.date : column.to, (cells[columns.at(-1) ?? 0] ?? '').trim())
  return null
}

export function isMonthStart({ from, to }: CellSpan): boolean {
  return from === to && from.endsWith('-01') && from.length === 10
}

/** The month of a first day, where the reader says that months are meant. */
function asMonth(cell: DateCell, { settings }: TableForm): DateCell {
  if (typeof cell === 'string' || settings.monthStarts !== 'months' || !isMonthStart(cell)) return cell
  return { from: cell.from.slice(0, 7), to: cell.to.slice(0, 7) }
}

function readPlace(name: string, { settings, knowledge, column }: TableForm): string {
  if (column.route < 0) return settings.route ?? 'empty'
  if (name === '') return 'empty'
  const key = placeKey(name)
  const answered = settings.names[key]
  if (answered !== undefined) return answered ?? 'left-out'
  return knowledge.places.get(key) ?? 'unknown'
}

function readNationality(name: string, { settings, knowledge }: TableForm): string | null {
  const key = foldText(name)
  if (key === '' || ALL_NATIONALITIES.test(key)) return null
  const answered = settings.nationalities[key]
  if (answered !== undefined) return answered ?? 'left-out'
  return knowledge.nationalities.get(key) ?? 'unknown'
}

function readUnit(
  cell: string,
  { settings, column }: TableForm,
): { unit: FigureUnit | null; term: string | null } {
  if (column.unit < 0 || cell === '') return { unit: settings.unit, term: settings.term }
  const unit = unitInWords(cell)
  return unit ? { unit, term: null } : { unit: null, term: cell }
}

/** The flags and words of a row that a figure keeps. */
export function rowFacts(cells: readonly string[], { column }: TableForm) {
  const at = (meaning: ColumnMeaning) => (column[meaning] < 0 ? '' : (cells[column[meaning]] ?? '').trim())
  const address = at('address')
  return {
    isRounded: isYes(at('rounded')),
    isPreliminary: isYes(at('preliminary')),
    note: at('note') || null,
    address: /^https?:\/\//i.test(address) ? address : null,
  }
}
