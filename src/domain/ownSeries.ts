import { compareText } from './compareText.ts'
import type { FigureUnit } from './figureUnit.ts'
import { monthCount } from './months.ts'
import type { OwnData } from './ownData.ts'
import type { OwnFigure, OwnTable } from './ownTable.ts'
import { lastDayOfMonth, type MonthSpan, periodOfDate } from './period.ts'

/**
 * The reader's own figures that count the same: one table, place, unit or term, publisher and nationality, by time. A figure
 * that stands apart is a series of its own. Two series are never added.
 */
export interface OwnSeries {
  /** The same for the same figures of a table. */
  readonly key: string
  readonly tableId: string
  /** A route, another place, or `total`. */
  readonly place: string
  readonly unit: FigureUnit | null
  /** What it counts in the table's words. */
  readonly term: string | null
  readonly publisher: string | null
  /** ISO 3166-1 alpha-2; null for all together. */
  readonly nationality: string | null
  readonly isApart: boolean
  /** In the order of their spans, then of their rows; never empty. */
  readonly figures: readonly OwnFigure[]
}

/** A figure with its table. */
export interface OwnRow {
  readonly table: OwnTable
  readonly figure: OwnFigure
}

/** The name of a figure's column, else its number, where its row has several values; null where the row is its place. */
export function columnOf({ table, figure: { column } }: OwnRow): string | null {
  return column === undefined ? null : table.header[column - 1] || String(column)
}

/** What the Reader opens for a figure. */
export function ownRowTarget({ tableId, row, column }: Pick<OwnFigure, 'row' | 'tableId' | 'column'>) {
  return { type: 'own-row', tableId, row, ...(column === undefined ? {} : { column }) } as const
}

/** The figure of a table's row or, where the row has several values, of its column; null without one or without own data. */
export function ownRowOf(
  own: Pick<OwnData, 'figures' | 'tables'> | null,
  { tableId, row, column }: Pick<OwnFigure, 'row' | 'tableId' | 'column'>,
): OwnRow | null {
  const table = own?.tables.find(({ id }) => id === tableId)
  const figure = own?.figures.find(
    (one) => one.tableId === tableId && one.row === row && (column === undefined || one.column === column),
  )
  return table && figure ? { table, figure } : null
}

/** Groups figures into series, in the order of their first rows. */
export function ownSeriesOf(figures: readonly OwnFigure[]): readonly OwnSeries[] {
  const groups = new Map<string, OwnFigure[]>()
  for (const figure of figures) {
    const { tableId, place, unit, term, publisher, nationality } = figure
    const key = figure.isApart
      ? figure.id
      : JSON.stringify([tableId, place, unit, term, publisher, nationality])
    const group = groups.get(key)
    if (group) group.push(figure)
    else groups.set(key, [figure])
  }
  return [...groups].flatMap(([key, group]) => {
    const [first] = group
    if (!first) return []
    const { tableId, place, unit, term, publisher, nationality, isApart } = first
    return [{ key, tableId, place, unit, term, publisher, nationality, isApart, figures: group.sort(byTime) }]
  })
}

function byTime(a: Pick<OwnFigure, 'row' | 'span'>, b: Pick<OwnFigure, 'row' | 'span'>): number {
  return compareText(a.span.from, b.span.from) || compareText(a.span.to, b.span.to) || a.row - b.row
}

/** Whether a series may stand on an axis of this unit; in any other it has an axis of its own. */
export function sharesAxis({ unit }: Pick<OwnSeries, 'unit'>, axis: FigureUnit): boolean {
  return unit === axis
}

/** The months that a figure covers whole; null when it begins or ends within a month. */
export function wholeMonthsOf({ span: { from, to } }: Pick<OwnFigure, 'span'>): MonthSpan | null {
  const [first, last] = [from.slice(0, 7), to.slice(0, 7)]
  const endsWhole =
    to.length === 7 || Number(to.slice(8)) === lastDayOfMonth(+to.slice(0, 4), +to.slice(5, 7))
  return endsWhole && (from.length === 7 || from.endsWith('-01')) ? { from: first, to: last } : null
}

/** The figures that lie within one of the spans; all without a span. */
export function figuresWithin(
  figures: readonly OwnFigure[],
  spans: readonly MonthSpan[],
): readonly OwnFigure[] {
  if (spans.length === 0) return figures
  return figures.filter(({ span }) => {
    const [from, to] = [span.from.slice(0, 7), span.to.slice(0, 7)]
    return spans.some((within) => within.from <= from && to <= within.to)
  })
}

/** Stated figures of one series added up. */
export interface OwnSum {
  readonly value: number
  readonly figures: readonly OwnFigure[]
  /** The time that they cover, in runs: whole months, else days. */
  readonly covered: readonly OwnFigure['span'][]
  /** Figures without a value, which are not zero: their time is not covered. */
  readonly notStated: number
  readonly isRounded: boolean
  readonly isPreliminary: boolean
}

/** Adds up the figures of one series. Null for fewer than two, unlike lengths, overlaps, and those that stand apart. */
export function ownSum(figures: readonly OwnFigure[]): OwnSum | null {
  const sorted = [...figures].sort(byTime)
  const stated = sorted.filter(({ value }) => value !== null)
  if (stated.length < 2) return null
  // Each figure that stands apart is a series of its own.
  if (ownSeriesOf(figures).length > 1 || areOverlapping(sorted)) return null
  const lengths = [...new Set(sorted.map(lengthOf))]
  const covered = runsOf(stated)
  const isOneRun = stated.length === sorted.length && covered.length === 1
  if (lengths.length > 1 && !(isOneRun && lengths.every((length) => length.endsWith('d')))) return null
  return {
    value: stated.reduce((sum, { value }) => sum + (value ?? 0), 0),
    figures: stated,
    covered,
    notStated: sorted.length - stated.length,
    isRounded: stated.some(({ isRounded }) => isRounded),
    isPreliminary: stated.some(({ isPreliminary }) => isPreliminary),
  }
}

/** Whether the spans of two of the figures share a day. */
export function areOverlapping(figures: readonly Pick<OwnFigure, 'row' | 'span'>[]): boolean {
  const sorted = [...figures].sort(byTime)
  return sorted.some((figure, index) => {
    const before = sorted[index - 1]
    return before !== undefined && firstDay(figure) <= lastDay(before)
  })
}

/** "12 months" or "7 days", to compare lengths. */
function lengthOf(figure: OwnFigure): string {
  const months = wholeMonthsOf(figure)
  return months ? `${monthCount(months)} m` : `${daysOf(figure)} d`
}

/** How many days a figure covers. */
export function daysOf(figure: Pick<OwnFigure, 'span'>): number {
  return (lastDay(figure) - firstDay(figure)) / DAY_MS + 1
}

const DAY_MS = 86_400_000

/** First and last day of a figure, ms since 1970. */
function firstDay({ span }: Pick<OwnFigure, 'span'>): number {
  return Date.parse(periodOfDate(span.from)?.start ?? span.from)
}

function lastDay({ span }: Pick<OwnFigure, 'span'>): number {
  return Date.parse(periodOfDate(span.to)?.end ?? span.to)
}

function runsOf(figures: readonly OwnFigure[]): readonly OwnFigure['span'][] {
  const runs: { from: string; to: string; last: number }[] = []
  for (const figure of figures) {
    const run = runs.at(-1)
    const span = wholeMonthsOf(figure) ?? figure.span
    if (run && firstDay(figure) === run.last + DAY_MS && run.to.length === span.from.length) {
      run.to = span.to
      run.last = lastDay(figure)
    } else runs.push({ ...span, last: lastDay(figure) })
  }
  return runs.map(({ from, to }) => ({ from, to }))
}
