import { monthAt, monthIndex } from '#domain/months.ts'
import type { MonthSpan } from '#domain/period.ts'
import type { TimelineSpan } from '#state/selectors/timelineModel.ts'

/** A stretch of the horizontal axis. Lengths of the dock are in sixteenths of a rem: px at the usual text size. */
export interface Stretch {
  from: number
  to: number
}

/** A rectangle of the drawing. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** The horizontal scale: a column of equal width for each month. */
export interface TimeScale {
  /** Month index (see `monthIndex`) of the first column. */
  first: number
  months: number
  left: number
  right: number
  /** Width of a month. */
  pitch: number
}

/** The scale of whole years between two edges. */
export function timeScale({ firstYear, lastYear }: TimelineSpan, left: number, right: number): TimeScale {
  const months = (lastYear - firstYear + 1) * 12
  return { first: firstYear * 12, months, left, right, pitch: (right - left) / months }
}

/** All months of the axis. */
export function monthsOfAxis({ firstYear, lastYear }: TimelineSpan): MonthSpan {
  return { from: monthAt(firstYear * 12), to: monthAt(lastYear * 12 + 11) }
}

/** The x of a month index, which may have a fraction. */
export function xOf(month: number, { first, left, pitch }: TimeScale): number {
  return left + (month - first) * pitch
}

/** Start and end of a run of months. */
export function stretchOfSpan({ from, to }: MonthSpan, scale: TimeScale): Stretch {
  return { from: xOf(monthIndex(from), scale), to: xOf(monthIndex(to) + 1, scale) }
}

/** The month index at an x of the drawing, also beyond the axis. */
export function monthUnder(x: number, { first, left, pitch }: TimeScale): number {
  return Math.floor(first + (x - left) / pitch)
}

/** The month index of the nearest month boundary: dragged edges snap to it. */
export function nearestBoundary(x: number, { first, left, pitch }: TimeScale): number {
  return Math.round(first + (x - left) / pitch)
}

/** The month index of an ISO date, with the share of the month that has passed at its start. */
export function monthOfDay(isoDate: string): number {
  const days = new Date(Date.UTC(Number(isoDate.slice(0, 4)), Number(isoDate.slice(5, 7)), 0)).getUTCDate()
  return monthIndex(isoDate) + (Number(isoDate.slice(8, 10)) - 1) / days
}

/** A length of the drawing in CSS. */
export function rem(length: number): string {
  return `${Math.round(length * 100) / 1600}rem`
}
