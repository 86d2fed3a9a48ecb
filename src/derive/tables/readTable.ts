import { TOTAL } from '#derive/crosswalk.ts'
import { type CellSpan, ColumnMeaning, type OwnFigure, type TableSettings } from '#domain/ownTable.ts'
import type {
  IssueKind,
  RowFilter,
  RowState,
  ShownRow,
  TableGuard,
  TableIssue,
  TableReading,
} from '#domain/tableReading.ts'
import { columnDateOrder, readDate } from './cellDates.ts'
import { columnDecimal } from './cellNumbers.ts'
import { isMonthStart, type RowContent, type RowDoubt, readRow, rowFacts, type TableForm } from './readRow.ts'
import { nearestNationality, nearestPlace, type TableKnowledge } from './tableKnowledge.ts'
import { tablePreview } from './tablePreview.ts'
import { unitInWords } from './tableTerms.ts'

/** Row numbers that an issue or a guard lists. */
const LISTED = 8

/** A row of a table with what it says and how it stands. */
interface ReadRow extends RowContent {
  readonly row: number
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
  const names = settings.headerRow > 0 ? (cells[settings.headerRow - 1] ?? []) : []
  const header = settings.headerRow > 0 ? names.join('\n') : null
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
    const content = readRow(row, form)
    let state: RowState = content.isLeftOut ? 'left-out' : content.isApart ? 'apart' : 'good'
    if (!content.isLeftOut) {
      for (const one of content.doubts) issues.note(one, index + 1, content)
      if (content.doubts.length + missing.length > 0) state = 'waiting'
      else if (isRepeat(content, index + 1)) state = 'left-out'
    }
    rows.push({ ...content, row: index + 1, cells: row, state })
  }

  /** Whether the row says what an earlier one says; notes it where only the value differs. */
  function isRepeat(content: RowContent, row: number): boolean {
    const { span, place, nationality, unit, term, publisher, value } = content
    const key = [span?.from, span?.to, place, nationality, unit ?? term, publisher].join('\n')
    const before = seen.get(key)
    if (!before) seen.set(key, { row, value })
    else if (before.value === value) repeated.push(row)
    else differing.push(row)
    return before !== undefined && before.value === value
  }

  const used = rows.filter(({ state }) => state === 'good' || state === 'apart')
  const guards: TableGuard[] = []
  const totals = used.filter(({ place }) => place === TOTAL).length
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
  const all = [...missing.map((kind) => missingIssue(kind, rows.length)), ...issues.list()]
  return {
    rows,
    reading: {
      header: names,
      rows: rows.length,
      counts,
      issues: all,
      guards,
      found: foundIn(rows, form),
      preview: tablePreview(rows, knowledge.units),
    },
    shown: (filter, from, count) => {
      const chosen = filter === 'all' ? rows : filter === 'only' ? rows.filter(isFaulty) : aroundFaults(rows)
      return { of: chosen.length, rows: chosen.slice(from, from + count).map(shownRow) }
    },
    figures: (tableId) => used.flatMap((row) => figureOf(tableId, row, form) ?? []),
  }
}

const isFaulty = ({ doubts, state }: ReadRow) => state === 'waiting' && doubts.length > 0

/** The rows in doubt with the row before and after each, and the first rows where there are none. */
function aroundFaults(rows: readonly ReadRow[]): readonly ReadRow[] {
  const around = rows.filter((_, index) => rows.slice(Math.max(0, index - 1), index + 2).some(isFaulty))
  return around.length > 0 ? around : rows.slice(0, 20)
}

function shownRow({ row, cells, doubts, state }: ReadRow): ShownRow {
  return { row, cells, state, faults: doubts.flatMap(({ column }) => column ?? []) }
}

function tableForm(
  cells: readonly (readonly string[])[],
  settings: TableSettings,
  knowledge: TableKnowledge,
): TableForm {
  const column = Object.fromEntries(
    ColumnMeaning.options.map((meaning) => [meaning, settings.meanings.indexOf(meaning)]),
  ) as TableForm['column']
  const header = settings.headerRow > 0 ? (cells[settings.headerRow - 1] ?? []) : []
  const body = cells.slice(settings.headerRow)
  function* of(columns: readonly number[]) {
    for (const row of body) for (const index of columns) yield row[index] ?? ''
  }
  const dates = (column.date >= 0 ? [column.date] : [column.from, column.to]).filter((index) => index >= 0)
  const order = settings.dateOrder ?? columnDateOrder(of(dates))
  const decimal = settings.decimal ?? (column.value < 0 ? null : columnDecimal(of([column.value])))
  const dateOrder = order === 'ambiguous' ? null : order
  const hasMonthStarts = areMonthStarts(of(dates), dateOrder)
  return {
    settings,
    knowledge,
    column,
    dateOrder,
    decimal: decimal === 'ambiguous' ? null : decimal,
    hasMonthStarts,
    areMonthsOpen: hasMonthStarts && settings.monthStarts === null,
    named: header.length,
    valueName: column.value < 0 ? '' : (header[column.value] ?? ''),
  }
}

/** Whether all dates are the first day of a month, of several months: then months may be meant. */
function areMonthStarts(cells: Iterable<string>, order: TableForm['dateOrder']): boolean {
  const months = new Set<string>()
  for (const cell of cells) {
    const read = readDate(cell, order)
    if (typeof read === 'string') continue
    if (!isMonthStart(read)) return false
    months.add(read.from)
  }
  return months.size > 1
}

function missingMeanings({ column, settings }: TableForm): IssueKind[] {
  const missing: IssueKind[] = []
  if (column.date < 0 && (column.from < 0 || column.to < 0)) missing.push('no-date-column')
  if (column.route < 0 && settings.route === null) missing.push('no-place-column')
  if (column.value < 0) missing.push('no-value-column')
  if (column.unit < 0 && settings.unit === null && !settings.term) missing.push('no-unit')
  if (column.publisher < 0 && settings.publisher === null) missing.push('no-publisher')
  return missing
}

function missingIssue(kind: IssueKind, count: number): TableIssue {
  return { key: kind, kind, column: null, cell: '', rows: [], count, nearest: null, place: null, units: [] }
}

/** Doubts by their key, in the order of the rows. */
function issueList(knowledge: TableKnowledge) {
  const found = new Map<string, TableIssue & { rows: number[]; count: number }>()
  return {
    note: ({ key, kind, column, cell }: RowDoubt, row: number, { place }: RowContent) => {
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
            : null
      const units = place === null ? [] : (knowledge.units[place] ?? [])
      found.set(key, { key, kind, column, cell, rows: [row], count: 1, nearest, place, units })
    },
    list: () => [...found.values()],
  }
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
  const { span, place, nationality, value, unit, term, publisher, state } = row
  if (!span || place === null) return null
  const isApart = state === 'apart'
  return {
    id: `${tableId}:${row.row}`,
    tableId,
    row: row.row,
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
