import { groupBy } from '#lib/groupBy.ts'
import { monthCount, monthIndex } from './months.ts'
import { areOverlapping, daysOf, figuresWithin, type OwnSeries, wholeMonthsOf } from './ownSeries.ts'
import type { OwnFigure } from './ownTable.ts'
import { lastDayOfMonth, type MonthSpan, yearOf } from './period.ts'

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
export interface OwnMarks {
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
