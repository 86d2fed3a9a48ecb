import { scaleLinear } from 'd3-scale'
import { daysOfSpan, monthAt, monthIndex } from '#domain/months.ts'
import type { MonthSpan, Period } from '#domain/period.ts'
import { dayNumber, signSpan, type TimelineSpan } from '#state/selectors/timelineModel.ts'
import { type DayScale, SIZE, type Stretch } from './timelineGeometry.ts'

/** The horizontal scale of the drawing. */
export function timeScale({ firstYear, lastYear }: TimelineSpan, left: number, width: number): DayScale {
  return scaleLinear()
    .domain([dayNumber(`${firstYear}-01-01`), dayNumber(`${lastYear + 1}-01-01`)])
    .range([left, left + width])
}

/** All months of the axis. */
export function monthsOfAxis({ firstYear, lastYear }: TimelineSpan): MonthSpan {
  return { from: monthAt(firstYear * 12), to: monthAt(lastYear * 12 + 11) }
}

/** Start and end of a run of months, px. */
export function stretchOfSpan(span: MonthSpan, scale: DayScale): Stretch {
  const { start, end } = daysOfSpan(span)
  return { from: scale(dayNumber(start)), to: scale(dayNumber(end)) }
}

/** The month index (see `monthIndex`) at an x of the drawing, also beyond the axis. */
export function monthUnder(x: number, scale: DayScale): number {
  const date = new Date(scale.invert(x) * 86_400_000)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

/** The month index of the nearest month boundary: dragged edges snap to it. */
export function nearestBoundary(x: number, scale: DayScale): number {
  const month = monthUnder(x, scale)
  const start = scale(dayNumber(`${monthAt(month)}-01`))
  const end = scale(dayNumber(`${monthAt(month + 1)}-01`))
  return x - start <= end - x ? month : month + 1
}

/** Left edge and width of a sign, px: month and year at full width, a day as a tick at its middle. */
export function signStretch(period: Period, scale: DayScale): { x: number; width: number } {
  const span = signSpan(period)
  const start = scale(span.start)
  const end = scale(span.end)
  if (period.precision !== 'day') return { x: start, width: end - start }
  return { x: (start + end - SIZE.day) / 2, width: SIZE.day }
}

/** A tick of the axis: the start of a year or of a month. */
export interface AxisTick {
  x: number
  month: number
  /** Set at the start of a year. */
  year: number | null
}

/** Ticks at every month, or at years only where months would be closer than 4 px. */
export function axisTicks(span: TimelineSpan, scale: DayScale): readonly AxisTick[] {
  const { from, to } = monthsOfAxis(span)
  const [first = 0, second = 0] = [0, 1].map((step) => scale(dayNumber(`${span.firstYear}-0${step + 1}-01`)))
  const step = second - first < 4 ? 12 : 1
  const ticks: AxisTick[] = []
  for (let index = monthIndex(from); index <= monthIndex(to); index += step) {
    const month = (index % 12) + 1
    const year = month === 1 ? Math.floor(index / 12) : null
    ticks.push({ x: scale(dayNumber(`${monthAt(index)}-01`)), month, year })
  }
  return ticks
}
