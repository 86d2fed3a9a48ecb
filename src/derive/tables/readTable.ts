import { TOTAL } from '#derive/crosswalk.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import {
  type CellSpan,
  ColumnMeaning,
  type OwnFigure,
  type TableSettings,
  valueColumns,
} from '#domain/own/table.ts'
import type {
  IssueKind,
  RowFilter,
  RowState,
  ShownRow,
  TableGuard,
  TableIssue,
  TablePreview,
  TableReading,
} from '#domain/tableReading.ts'
import { columnDateOrder, columnDecimal, type DateOrder, hasShortYears, readDate } from './cellDates.ts'
import {
  isMonthStart,
  type RowContent,
  type RowDoubt,
  readRow,
  rowFacts,
  type TableForm,
  type ValueColumn,
} from './readRow.ts'
import { nearestNationality, nearestPlace, type TableKnowledge, unitInWords } from './tableKnowledge.ts'
import { type HeadingForm, readHeadings } from './timeColumns.ts'

/** A row of a table with what it says and how it stands. */
interface ReadRow extends RowContent {
  readonly row: number
  /** The column of its value, where a row has several. */
  readonly values: ValueColumn | undefined
  readonly cells: readonly string[]
  readonly state: RowState
}

/** A table read by its settings: how it stands, its rows to show, and its figures. */
export interface ReadTable {
  readonly reading: TableReading
  readonly rows: readonly ReadRow[]
  shown: (filter: RowFilter, from: number, count: number) => { of: number; rows: ShownRow[] }
  figures: (tableId: string) => OwnFigure[]
}

/** Reads all cells of a table by its settings. */
export function readTable(
  cells: readonly (readonly string[])[],
  settings: TableSettings,
  knowledge: TableKnowledge,
): ReadTable {
  const form = tableForm(cells, settings, knowledge)
  const header = settings.headerRow > 0 ? (cells[settings.headerRow - 1] ?? []).join('\n') : null
  const issues = issueList(knowledge)
  const missing = missingMeanings(form)
  const seen = new Map<string, { row: number; value: number | null }>()
  const repeated: number[] = []
  const differing: number[] = []
  const headers: number[] = []
  const rows: ReadRow[] = []
  for (let index = settings.headerRow; index < cells.length; index += 1) {
    const row = cells[index] ?? []
    if (!row.some((cell) => cell.trim() !== '')) continue
    if (header !== null && row.join('\n') === header) {
      headers.push(index + 1)
      continue
    }
    for (const values of form.values.length > 0 ? form.values : [undefined]) {
      const content = readRow(row, form, values)
      let state: RowState = content.isLeftOut ? 'left-out' : content.isApart ? 'apart' : 'good'
      if (!content.isLeftOut) {
        for (const one of content.doubts) issues.note(one, index + 1, content)
        if (content.doubts.length + missing.length > 0) state = 'waiting'
        else if (isRepeat(content, index + 1)) state = 'left-out'
      }
      rows.push({ ...content, row: index + 1, cells: row, values, state })
    }
  }
  const fileRows = form.values.length > 0 ? inFile(rows) : rows.map(shownRow)

  /** Whether the row repeats an earlier one; notes a doubt where only the value differs. */
  function isRepeat(content: RowContent, row: number): boolean {
    const { span, place, nationality, unit, term, publisher, value } = content
    const key = [span?.from, span?.to, place, nationality, unit ?? term, publisher].join('\n')
    const before = seen.get(key)
    if (!before) seen.set(key, { row, value })
    else {
      const found = before.value === value ? repeated : differing
      if (found.at(-1) !== row) found.push(row)
    }
    return before !== undefined && before.value === value
  }

  const used = rows.filter(({ state }) => state === 'good' || state === 'apart')
  const guards: TableGuard[] = []
  const totals = new Set(used.flatMap(({ place, row }) => (place === TOTAL ? row : []))).size
  if (totals > 0) guards.push({ kind: 'total', count: totals })
  const overlap = firstOverlap(used)
  if (overlap) guards.push(overlap)
  const listed = (kind: 'repeated' | 'differs' | 'headers', numbers: readonly number[]) => {
    if (numbers.length > 0) guards.push({ kind, rows: numbers.slice(0, LISTED), count: numbers.length })
  }
  listed('repeated', repeated)
  listed('differs', differing)
  listed('headers', headers)
  const unstated = used.filter(({ value }) => value === null).length
  if (unstated > 0) guards.push({ kind: 'not-stated', count: unstated })

  const counts: Record<RowState, number> = { good: 0, apart: 0, waiting: 0, 'left-out': 0 }
  for (const { state } of rows) counts[state] += 1
  const all = [...missing.map((kind) => missingIssue(kind, fileRows.length)), ...issues.list()]
  return {
    rows,
    reading: {
      header: form.names,
      rows: fileRows.length,
      counts,
      issues: all,
      guards,
      found: foundIn(rows, form),
      preview: tablePreview(rows, knowledge.units),
    },
    shown: (filter, from, count) => {
      const chosen =
        filter === 'all' ? fileRows : filter === 'only' ? fileRows.filter(isFaulty) : aroundFaults(fileRows)
      return { of: chosen.length, rows: chosen.slice(from, from + count) }
    },
    figures: (tableId) => used.flatMap((row) => figureOf(tableId, row, form) ?? []),
  }
}

const isFaulty = ({ faults, isInDoubt }: FileRow) => isInDoubt || faults.length > 0

/** Rows that are shown where fewer are in doubt: enough to see what the columns hold. */
const FEWEST = 20

/** The rows in doubt with the row before and after each; where those are few the first rows too. */
function aroundFaults(rows: readonly FileRow[]): readonly FileRow[] {
  const around = rows.filter((_, index) => rows.slice(Math.max(0, index - 1), index + 2).some(isFaulty))
  if (around.length >= FEWEST) return around
  const shown = new Set(around)
  for (const row of rows) {
    if (shown.size >= FEWEST) break
    shown.add(row)
  }
  return rows.filter((row) => shown.has(row))
}

interface FileRow extends ShownRow {
  /** Whether it waits for an answer. */
  readonly isInDoubt: boolean
}

function shownRow({ row, cells, doubts, state }: ReadRow): FileRow {
  const isInDoubt = state === 'waiting' && doubts.length > 0
  return {
    row,
    cells,
    state,
    isInDoubt,
    faults: isInDoubt ? doubts.flatMap(({ column }) => column ?? []) : [],
  }
}

/** Rows of values as rows of the file; one waits while a value of it does, and is left out with all of them. */
function inFile(rows: readonly ReadRow[]): readonly FileRow[] {
  const found: FileRow[] = []
  for (const row of rows.map(shownRow)) {
    const last = found.at(-1)
    if (last?.row !== row.row) {
      found.push(row)
      continue
    }
    const states = [last.state, row.state]
    const state =
      (['waiting', 'apart', 'good', 'left-out'] as const).find((one) => states.includes(one)) ?? row.state
    const faults = [...new Set([...last.faults, ...row.faults])]
    found[found.length - 1] = { ...last, state, isInDoubt: last.isInDoubt || row.isInDoubt, faults }
  }
  return found
}

/** The first place and year with spans of one series that overlap without being equal. */
function firstOverlap(rows: readonly ReadRow[]): TableGuard | null {
  const series = new Map<string, Map<string, CellSpan>>()
  for (const { span, place, nationality, unit, term } of rows) {
    if (!span) continue
    // Whoever published them: what overlaps is never added.
    const key = [span.to.slice(0, 4), place, nationality, unit ?? term].join('\n')
    const spans = series.get(key) ?? new Map<string, CellSpan>()
    series.set(key, spans.set(`${span.from}/${span.to}`, span))
  }
  let first: { place: string; year: string; spans: readonly CellSpan[] } | null = null
  let count = 0
  for (const [key, spans] of series) {
    const inOrder = [...spans.values()].sort((a, b) => (a.from + a.to < b.from + b.to ? -1 : 1))
    let end = ''
    const overlapping = inOrder.filter((span, index) => {
      const next = inOrder[index + 1]
      const isOver =
        (end !== '' && span.from.slice(0, end.length) <= end) || (next !== undefined && next.from <= span.to)
      if (span.to > end) end = span.to
      return isOver
    })
    if (overlapping.length === 0) continue
    count += 1
    const [year = '', place = ''] = key.split('\n')
    first ??= { place, year, spans: overlapping.slice(0, 6) }
  }
  return first && { kind: 'overlap', ...first, count }
}

function foundIn(
  rows: readonly ReadRow[],
  { column, settings, valueName }: TableForm,
): TableReading['found'] {
  const times = new Set<'days' | 'months' | 'spans'>()
  const places = new Set<string>()
  const publishers = new Set<string>()
  let isWhole = true
  for (const { span, place, publisher, value } of rows) {
    if (span) times.add(span.from !== span.to ? 'spans' : span.from.length === 10 ? 'days' : 'months')
    if (place !== null) places.add(place)
    if (publisher !== null) publishers.add(publisher)
    if (value !== null && !Number.isInteger(value)) isWhole = false
  }
  const byName = unitInWords(valueName)
  const fromSettings = settings.unit !== null && settings.unit === byName ? 'name' : 'reader'
  return {
    times: [...times],
    routes: places.size - (places.has(TOTAL) ? 1 : 0),
    hasTotal: places.has(TOTAL),
    isWhole,
    unitFrom: column.unit >= 0 ? 'column' : settings.unit === null && !settings.term ? null : fromSettings,
    publishers: publishers.size,
    hasAddress: column.address >= 0,
  }
}

function figureOf(tableId: string, row: ReadRow, form: TableForm): OwnFigure | null {
  const { span, place, nationality, value, unit, term, publisher, state, values } = row
  if (!span || place === null) return null
  const isApart = state === 'apart'
  return {
    id: `${tableId}:${row.row}${values ? `:${values.column + 1}` : ''}`,
    tableId,
    row: row.row,
    ...(values ? { column: values.column + 1 } : {}),
    span,
    place,
    nationality,
    value,
    unit,
    term: unit === null ? term : isApart ? form.valueName || null : null,
    publisher,
    ...rowFacts(row.cells, form),
    cells: row.cells,
    isApart,
  }
}

/** Row numbers that an issue or a guard lists. */
const LISTED = 8

/** The meanings that a table needs and that neither a column nor one value for all rows has. */
function missingMeanings({ column, settings, values }: TableForm): IssueKind[] {
  const missing: IssueKind[] = []
  const isByTime = values[0]?.states === 'date'
  if (!isByTime && column.date < 0 && (column.from < 0 || column.to < 0)) missing.push('no-date-column')
  if (column.route < 0 && settings.route === null) missing.push('no-place-column')
  if (column.value < 0) missing.push('no-value-column')
  if (column.unit < 0 && settings.unit === null && !settings.term) missing.push('no-unit')
  if (column.publisher < 0 && settings.publisher === null) missing.push('no-publisher')
  return missing
}

/** The doubt about a table that lacks a meaning. */
function missingIssue(kind: IssueKind, count: number): TableIssue {
  return { key: kind, kind, column: null, cell: '', rows: [], count, nearest: null, place: null, units: [] }
}

/** Doubts by their key, in the order of the rows. */
function issueList(knowledge: TableKnowledge) {
  const found = new Map<string, TableIssue & { rows: number[]; count: number }>()
  /** The row that was noted last of each doubt: several values of it may be in the same one. */
  const last = new Map<string, number>()
  return {
    note: ({ key, kind, column, cell }: RowDoubt, row: number, { place }: RowContent) => {
      if (last.get(key) === row) return
      last.set(key, row)
      const known = found.get(key)
      if (known) {
        known.count += 1
        if (known.rows.length < LISTED) known.rows.push(row)
        return
      }
      const nearest =
        kind === 'place'
          ? nearestPlace(cell, knowledge)
          : kind === 'nationality'
            ? nearestNationality(cell, knowledge)
            : kind === 'short-year'
              ? timeOf(cell)
              : null
      const units = place === null ? [] : (knowledge.units[place] ?? [])
      found.set(key, { key, kind, column, cell, rows: [row], count: 1, nearest, place, units })
    },
    list: () => [...found.values()],
  }
}

/** The time of a cell, if its two digits are the year. */
function timeOf(cell: string): string | null {
  const read = readDate(cell, null, true)
  return typeof read === 'string' ? null : read.from
}

type PreviewRow = Pick<ReadRow, 'row' | 'span' | 'place' | 'nationality' | 'value' | 'unit' | 'state'>

/** The route and year with the most figures that a published series counts in the same unit. */
function tablePreview(
  rows: readonly PreviewRow[],
  units: Readonly<Record<string, readonly FigureUnit[]>>,
): TablePreview | null {
  const groups = new Map<string, TablePreview & { points: TablePreview['points'][number][] }>()
  for (const { row, span, place, nationality, value, unit, state } of rows) {
    if (state !== 'good' || !span || !place || place === TOTAL || !unit || value === null) continue
    // The published series of deaths are by year or by incident.
    if (nationality !== null || unit === 'dead-and-missing' || !units[place]?.includes(unit)) continue
    const [from, month] = [span.from.slice(0, 7), span.to.slice(0, 7)]
    const year = month.slice(0, 4)
    const isFromJanuary = from === `${year}-01` && from !== month
    if (span.from.length !== 7 || (!isFromJanuary && from !== month)) continue
    const key = [place, year, unit, isFromJanuary].join('\n')
    const group = groups.get(key) ?? { place, year, unit, isFromJanuary, points: [] }
    groups.set(key, group)
    if (!group.points.some((point) => point.month === month)) group.points.push({ month, value, row })
  }
  let best: TablePreview | null = null
  for (const group of groups.values()) {
    // Of equal ones the latest year.
    const isBetter =
      !best ||
      group.points.length > best.points.length ||
      (group.points.length === best.points.length && group.year > best.year)
    if (isBetter) best = group
  }
  return best && { ...best, points: best.points.toSorted((a, b) => (a.month < b.month ? -1 : 1)) }
}

/** How the columns of a table are read, by its settings and by what each column decides as a whole. */
function tableForm(
  cells: readonly (readonly string[])[],
  settings: TableSettings,
  knowledge: TableKnowledge,
): TableForm {
  const { meanings, headerRow, answers } = settings
  const several = valueColumns(meanings)
  const first = several?.columns[0] ?? -1
  const column = {
    ...(Object.fromEntries(
      ColumnMeaning.options.map((meaning) => [meaning, meanings.indexOf(meaning)]),
    ) as TableForm['column']),
    ...(several && { value: first }),
    ...(several && several.states !== 'date' && { [several.states]: first }),
  }
  const own = headerRow > 0 ? (cells[headerRow - 1] ?? []) : []
  const ofTimes = several?.states === 'date' ? several.columns : []
  const body = cells.slice(headerRow)
  function* of(columns: readonly number[]) {
    for (const row of body) for (const index of columns) yield row[index] ?? ''
  }
  const dates = (column.date >= 0 ? [column.date] : [column.from, column.to]).filter((index) => index >= 0)
  const asked = () => (ofTimes.length > 0 ? ofTimes.map((index) => own[index] ?? '') : of(dates))
  const takesShortYears = answers['short-year'] === 'use' || hasShortYears(asked())
  const orderOf = (found: DateOrder | 'ambiguous' | null) =>
    settings.dateOrder ?? (found === 'ambiguous' ? null : found)
  const headingForm = { order: orderOf(columnDateOrder(asked())), takesShortYears }
  const headings = ofTimes.length > 0 ? readHeadings(cells, headerRow, meanings.length, headingForm) : null
  const names = headings?.names ?? own
  const values = several?.columns ?? [column.value].filter((index) => index >= 0)
  const decimal = settings.decimal ?? columnDecimal(of(values))
  return {
    settings,
    knowledge,
    column,
    dateOrder: orderOf(columnDateOrder(of(dates))),
    takesShortYears,
    decimal: decimal === 'ambiguous' ? null : decimal,
    areMonthsOpen: settings.monthStarts === null && areMonthStarts(asked(), headingForm),
    named: headings ? names.findLastIndex((name) => name !== '') + 1 : names.length,
    valueName: several || column.value < 0 ? '' : (names[column.value] ?? ''),
    names,
    values: (several?.columns ?? []).map((index) => ({
      column: index,
      states: several?.states ?? 'date',
      time: headings?.times[index] ?? null,
      name: names[index] ?? '',
    })),
  }
}

/** Whether all dates are first days of a month, in more than one month: then months may be meant. */
function areMonthStarts(cells: Iterable<string>, { order, takesShortYears }: HeadingForm): boolean {
  const months = new Set<string>()
  for (const cell of cells) {
    const read = readDate(cell, order, takesShortYears)
    if (typeof read === 'string') continue
    if (!isMonthStart(read)) return false
    months.add(read.from)
  }
  return months.size > 1
}
