import { monthIndex, movedSpan, spanBetween, spanWithEnd } from '#domain/months.ts'
import type { MonthSpan } from '#domain/period.ts'
import { monthUnder, nearestBoundary, type TimeScale } from './timeAxis.ts'

/** What a drag does to the period: move one end, move it all, or draw a new one. */
export type DragKind = 'from' | 'to' | 'move' | 'new'

/** A drag at its start: its x in the drawing, and the period between the handles. */
export interface Drag {
  kind: DragKind
  startX: number
  span: MonthSpan
}

/** The period for a pointer at `x` of the drawing: whole months within the bounds. Pure. */
export function draggedSpan(
  { kind, startX, span }: Drag,
  x: number,
  scale: TimeScale,
  bounds: MonthSpan,
): MonthSpan {
  switch (kind) {
    case 'from':
      return spanWithEnd(span, 'from', nearestBoundary(x, scale), bounds)
    case 'to':
      return spanWithEnd(span, 'to', nearestBoundary(x, scale) - 1, bounds)
    case 'move':
      return movedSpan(span, Math.round((x - startX) / scale.pitch), bounds)
    case 'new':
      return spanBetween(monthUnder(startX, scale), monthUnder(x, scale), bounds)
  }
}

/** The period selected by a click: the month, or on the axis the whole year, under it. */
export function clickedSpan(
  x: number,
  unit: 'month' | 'year',
  scale: TimeScale,
  bounds: MonthSpan,
): MonthSpan {
  const month = monthUnder(x, scale)
  if (unit === 'month') return spanBetween(month, month, bounds)
  const january = Math.floor(month / 12) * 12
  return spanBetween(january, january + 11, bounds)
}

/** How many months a key moves a handle at month `at`; null for keys that no slider uses. */
export function monthsOfKey(
  { key, shiftKey }: { key: string; shiftKey: boolean },
  at: number,
  bounds: MonthSpan,
): number | null {
  const step = shiftKey ? 12 : 1
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return step
    case 'ArrowLeft':
    case 'ArrowDown':
      return -step
    case 'PageUp':
      return 12
    case 'PageDown':
      return -12
    case 'Home':
      return monthIndex(bounds.from) - at
    case 'End':
      return monthIndex(bounds.to) - at
    default:
      return null
  }
}
