import { monthIndex } from '#domain/months.ts'
import type { MonthSpan } from '#domain/period.ts'
import type { DockSeries } from '#state/selectors/dockSeries.ts'
import type { TimelineSpan } from '#state/selectors/timelineModel.ts'
import { movedWindow, windowAround, windowWithEnd, yearsIn } from './timeWindow.ts'

/** Height of the long range in its own units; it is as wide as its months are many, one unit a month. */
export const RANGE_HEIGHT = 24

/** What a pointer does to the years in sight: sets one of their ends, or moves them. */
export type WindowDragKind = 'first' | 'last' | 'move'

/** A drag of the years in sight as it began: `start` as a share of the strip's width. */
export interface WindowDrag {
  kind: WindowDragKind
  start: number
  window: TimelineSpan
}

/** The years that a drag shows when the pointer is at a share of the strip's width. Pure. */
export function draggedWindow(
  { kind, start, window }: WindowDrag,
  share: number,
  limits: TimelineSpan,
): TimelineSpan {
  const years = yearsIn(limits)
  if (kind === 'move') return movedWindow(window, Math.round((share - start) * years), limits)
  const boundary = limits.firstYear + Math.round(share * years)
  return windowWithEnd(window, kind, kind === 'first' ? boundary : boundary - 1, limits)
}

/** The window around the year at a share of the strip's width. */
export function windowAt(window: TimelineSpan, share: number, limits: TimelineSpan): TimelineSpan {
  return windowAround(window, limits.firstYear + Math.floor(share * yearsIn(limits)), limits)
}

/** The years that a key shows; null when the key means nothing here. */
export function windowOfKey(key: string, window: TimelineSpan, limits: TimelineSpan): TimelineSpan | null {
  const all = yearsIn(limits)
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return movedWindow(window, 1, limits)
    case 'ArrowLeft':
    case 'ArrowDown':
      return movedWindow(window, -1, limits)
    case 'PageUp':
      return movedWindow(window, yearsIn(window), limits)
    case 'PageDown':
      return movedWindow(window, -yearsIn(window), limits)
    case 'Home':
      return movedWindow(window, -all, limits)
    case 'End':
      return movedWindow(window, all, limits)
    case '+':
      return windowWithEnd(window, 'first', window.firstYear + 1, limits)
    case '-':
      return window.firstYear > limits.firstYear
        ? windowWithEnd(window, 'first', window.firstYear - 1, limits)
        : windowWithEnd(window, 'last', window.lastYear + 1, limits)
    default:
      return null
  }
}

/**
 * A series over all years as an area, in units of months from the start of the limits: the part in the spans, or all of
 * it. What is not stated has no area.
 */
export function rangeArea(
  { coverage, values }: DockSeries,
  limits: TimelineSpan,
  spans: readonly MonthSpan[] | null,
): string {
  const most = values.reduce<number>((max, value) => Math.max(max, value ?? 0), 0)
  if (most === 0) return ''
  const offset = monthIndex(coverage.from) - limits.firstYear * 12
  const runs = (spans ?? [coverage]).map(({ from, to }) => [
    Math.max(0, monthIndex(from) - monthIndex(coverage.from)),
    Math.min(values.length - 1, monthIndex(to) - monthIndex(coverage.from)),
  ])
  return runs
    .flatMap(([first = 0, last = -1]) => (first > last ? [] : [areaOfRun(values, first, last, offset, most)]))
    .join('')
}

function areaOfRun(
  values: readonly (number | null)[],
  first: number,
  last: number,
  offset: number,
  most: number,
): string {
  const tops = values
    .slice(first, last + 1)
    .map((value) => `V${round(RANGE_HEIGHT - ((value ?? 0) / most) * (RANGE_HEIGHT - 2))}h1`)
  return `M${offset + first} ${RANGE_HEIGHT}${tops.join('')}V${RANGE_HEIGHT}z`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
