import { compareText } from '#domain/compareText.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import {
  lastDayOfMonth,
  type MonthSpan,
  monthCount,
  monthIndex,
  periodOfDate,
  yearOf,
} from '#domain/period.ts'
import { groupBy } from '#lib/groupBy.ts'
import type { OwnData } from './data.ts'
import type { OwnFigure, OwnTable } from './table.ts'

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
  return { type: 'row', tableId, row, ...(column === undefined ? {} : { column }) } as const
}

/** The figure of a table's row or, where the row has several values, of its column; null without one or without own data. */
export function rowOf(
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
  const groups = groupBy(figures, ({ id, isApart, tableId, place, unit, term, publisher, nationality }) =>
    isApart ? id : JSON.stringify([tableId, place, unit, term, publisher, nationality]),
  )
  return [...groups].flatMap(([key, group]) => {
    const [first] = group
    if (!first) return []
    const { tableId, place, unit, term, publisher, nationality, isApart } = first
    return [
      { key, tableId, place, unit, term, publisher, nationality, isApart, figures: group.toSorted(byTime) },
    ]
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
function daysOf(figure: Pick<OwnFigure, 'span'>): number {
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

/** What a chart over time draws: a figure of whole months, or the days and weeks of one month added up. */
export interface OwnMark {
  readonly months: MonthSpan
  /** Null where it is not stated. */
  readonly value: number | null
  /** One, or those added up. */
  readonly figures: readonly [OwnFigure, ...OwnFigure[]]
}

/**
 * Why a figure is listed and in no chart: it begins in one month and ends in another without covering them; days of its
 * month are not covered, or their value is not stated; its month's days are counted twice; its month has a figure of its
 * own; it counts in a unit that has no table of cells to open; no other figure has its length.
 */
export const UNDRAWN = ['acrossMonths', 'uncovered', 'overlap', 'monthStated', 'noUnit', 'alone'] as const
export type Undrawn = (typeof UNDRAWN)[number]

/** The marks of a series, and why its other figures have none. */
interface OwnMarks {
  readonly marks: readonly OwnMark[]
  readonly undrawn: ReadonlyMap<OwnFigure, Undrawn>
}

/** Figures of whole months as they are; days and weeks as the month that they cover whole and once, never over a gap. */
export function ownMarksOf(figures: readonly OwnFigure[]): OwnMarks {
  const marks: OwnMark[] = []
  const undrawn = new Map<OwnFigure, Undrawn>()
  const parts: OwnFigure[] = []
  for (const figure of figures) {
    const months = wholeMonthsOf(figure)
    if (months) marks.push({ months, value: figure.value, figures: [figure] })
    else parts.push(figure)
  }
  const stated = new Set(marks.flatMap(({ months }) => (months.from === months.to ? [months.from] : [])))
  const across = parts.filter(({ span }) => monthOf(span.from) !== monthOf(span.to))
  for (const figure of across) undrawn.set(figure, 'acrossMonths')
  const inMonth = groupBy(
    parts.filter((figure) => !undrawn.has(figure)),
    ({ span }) => monthOf(span.from),
  )
  for (const [month, days] of inMonth) {
    const [first, ...more] = days
    if (!first) continue
    const touching = across.filter(({ span }) => monthOf(span.from) <= month && month <= monthOf(span.to))
    const reason = stated.has(month) ? 'monthStated' : whyNotAdded(month, days, touching)
    if (reason === null) {
      const value = days.reduce((sum, figure) => sum + (figure.value ?? 0), 0)
      marks.push({ months: { from: month, to: month }, value, figures: [first, ...more] })
    } else for (const figure of days) undrawn.set(figure, reason)
  }
  return { marks: marks.sort((a, b) => (a.months.from < b.months.from ? -1 : 1)), undrawn }
}

/** The marks of several series within the spans; all without a span. */
export function marksWithin(series: readonly OwnSeries[], spans: readonly MonthSpan[]): readonly OwnMark[] {
  return series.flatMap(({ figures }) => ownMarksOf(figuresWithin(figures, spans)).marks)
}

function whyNotAdded(
  month: string,
  days: readonly OwnFigure[],
  touching: readonly OwnFigure[],
): Undrawn | null {
  if (areOverlapping(days)) return 'overlap'
  const covered = days.reduce((sum, figure) => sum + (figure.value === null ? 0 : daysOf(figure)), 0)
  if (covered < lastDayOfMonth(yearOf(month), Number(month.slice(5)))) return 'uncovered'
  if (touching.length > 0) return 'overlap'
  return days.some(({ unit, term }) => unit === null || term !== null) ? 'noUnit' : null
}

function monthOf(date: string): string {
  return date.slice(0, 7)
}

/** A time axis of equal steps, each some months long; `phase` is the index of a step's first month, modulo its length. */
export interface OwnSteps {
  readonly length: number
  readonly phase: number
}

/** The step of a mark. */
export function stepOf({ from, to }: MonthSpan): OwnSteps {
  const length = monthCount({ from, to })
  return { length, phase: monthIndex(from) % length }
}

/** Whether two axes are the same. */
export function isSameStep(a: OwnSteps, b: OwnSteps): boolean {
  return a.length === b.length && a.phase === b.phase
}

/** The axes on which at least two marks stand, the shortest first; of one length the axis with the most. */
export function axesOf(marks: readonly OwnMark[]): readonly OwnSteps[] {
  const byLength = groupBy(
    marks.map(({ months }) => stepOf(months)),
    ({ length }) => length,
  )
  return [...byLength]
    .flatMap(([length, steps]) => {
      const [most] = [...groupBy(steps, ({ phase }) => phase)].sort(([, a], [, b]) => b.length - a.length)
      return most && most[1].length > 1 ? [{ length, phase: most[0] }] : []
    })
    .sort((a, b) => a.length - b.length)
}

/** Whether a mark adds up from January to a later month of the same year. */
export function isAddedUp({ from, to }: MonthSpan): boolean {
  return from.endsWith('-01') && to > from && yearOf(from) === yearOf(to)
}

/** The last year with a mark that adds up from January; null for none. */
export function lastAddedUp(marks: readonly OwnMark[]): number | null {
  const years = marks.flatMap(({ months }) => (isAddedUp(months) ? [yearOf(months.from)] : []))
  return years.length === 0 ? null : Math.max(...years)
}

/**
 * Why figures that count the same are in no chart, each with its reason. With `isPublished` the place has a published
 * series in their unit: single months stand in its chart, and those added up from January in one of their own.
 */
export function undrawnOf(
  series: readonly OwnSeries[],
  isPublished: boolean,
): ReadonlyMap<OwnFigure, Undrawn> {
  const all = series.map(({ figures }) => ownMarksOf(figures))
  const undrawn = new Map(all.flatMap((one) => [...one.undrawn]))
  const marks = all.flatMap((one) => one.marks)
  const axes = axesOf(marks)
  const year = lastAddedUp(marks)
  for (const { months, figures } of marks) {
    const isBeside =
      isPublished && (months.from === months.to || (isAddedUp(months) && yearOf(months.from) === year))
    if (isBeside || axes.some((axis) => isSameStep(axis, stepOf(months)))) continue
    for (const figure of figures) undrawn.set(figure, 'alone')
  }
  return undrawn
}
