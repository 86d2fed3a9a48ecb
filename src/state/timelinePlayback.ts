import {
  isSameSpan,
  type Month,
  type MonthSpan,
  monthAt,
  monthCount,
  monthIndex,
  movedSpan,
} from '#domain/period.ts'

/** Step sizes of the period. */
export type StepUnit = 'month' | 'year'

const MONTHS: Readonly<Record<StepUnit, number>> = { month: 1, year: 12 }

/** Playing the whole visible part takes this long, ms. */
const FILM_MS = 60_000
/** Maximum time per month, ms, for a short visible part. */
const LONGEST_MS = 900

/** The bounds of the period, and the visible part, where playing starts without a period or after the end. */
export interface TimeRoom {
  readonly bounds: MonthSpan
  readonly inSight: MonthSpan
  /** The last month with figures, where playing ends; null without figures. */
  readonly lastCounted: Month | null
}

/** Time per month while playing, ms. */
export function msPerMonth({ inSight }: Pick<TimeRoom, 'inSight'>): number {
  return Math.min(LONGEST_MS, Math.round(FILM_MS / monthCount(inSight)))
}

/** Moves the period a step on (1) or back (-1); without one, gives the first or last visible month or year. Null at the end. */
export function steppedSpan(
  span: MonthSpan | null,
  direction: 1 | -1,
  unit: StepUnit,
  { bounds, inSight }: TimeRoom,
): MonthSpan | null {
  if (span) {
    const moved = movedSpan(span, direction * MONTHS[unit], bounds)
    return isSameSpan(moved, span) ? null : moved
  }
  const width = MONTHS[unit] - 1
  const { from, to } = inSight
  return direction === 1
    ? { from, to: monthAt(Math.min(monthIndex(from) + width, monthIndex(to))) }
    : { from: monthAt(Math.max(monthIndex(to) - width, monthIndex(from))), to }
}

/** The last month of playback: that of the figures, or of all data for a period that starts after them. */
function lastPlayed(span: MonthSpan | null, { bounds, lastCounted }: TimeRoom): Month {
  return lastCounted !== null && (span === null || span.to <= lastCounted) ? lastCounted : bounds.to
}

/** Start of playback: the current period, or the start of the visible part when it is at the end. */
export function firstPlayedSpan(span: MonthSpan | null, unit: StepUnit, room: TimeRoom): MonthSpan {
  const { bounds, inSight } = room
  if (span === null) return steppedSpan(null, 1, unit, room) ?? inSight
  if (span.to < lastPlayed(span, room)) return span
  return movedSpan(span, Number.NEGATIVE_INFINITY, { from: inSight.from, to: bounds.to })
}

interface PlaybackParts {
  /** Calls back after `ms`; returns a cancel function. */
  after: (ms: number, call: () => void) => () => void
  /** The current period, or null. */
  span: () => MonthSpan | null
  room: () => TimeRoom
  show: (span: MonthSpan) => void
  /** Called when playing starts and stops. */
  onChange: (isPlaying: boolean) => void
}

/** Plays a period through time. */
export interface Playback {
  play(): void
  pause(): void
  isPlaying(): boolean
}

/** A player without UI: moves the period by a month until the last figures, or until the reader changes it. */
export function createPlayback({ after, span, room, show, onChange }: PlaybackParts): Playback {
  let undo: (() => void) | null = null

  function pause(): void {
    if (!undo) return
    undo()
    undo = null
    onChange(false)
  }

  function wait(shown: MonthSpan): void {
    undo = after(msPerMonth(room()), () => {
      const isOver = !isSameSpan(span(), shown) || shown.to === lastPlayed(shown, room())
      const next = isOver ? null : steppedSpan(shown, 1, 'month', room())
      if (next === null) return pause()
      show(next)
      wait(next)
    })
  }

  return {
    pause,
    isPlaying: () => undo !== null,
    play() {
      if (undo) return
      const first = firstPlayedSpan(span(), 'month', room())
      show(first)
      wait(first)
      onChange(true)
    },
  }
}
