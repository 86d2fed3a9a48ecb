import { isSameSpan, monthAt, monthIndex, movedSpan } from '#domain/months.ts'
import type { MonthSpan } from '#domain/period.ts'

/** Step sizes of the period. */
export const STEP_UNITS = ['month', 'year'] as const
export type StepUnit = (typeof STEP_UNITS)[number]

const MONTHS: Readonly<Record<StepUnit, number>> = { month: 1, year: 12 }

/** Time per step while playing, ms: a year brings more to read than a month. */
export const STEP_TIME: Readonly<Record<StepUnit, number>> = { month: 900, year: 2000 }

/** The bounds of the period, and the visible part, where playing starts without a period or after the end. */
export interface TimeRoom {
  readonly bounds: MonthSpan
  readonly inSight: MonthSpan
}

/**
 * Moves the period a step on (1) or back (-1), keeping its length; without one, returns the first or last visible month
 * or year. Null at the end.
 */
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

/** Start of playback: the current period, or the start of the visible part when it is at the end. */
export function firstPlayedSpan(span: MonthSpan | null, unit: StepUnit, room: TimeRoom): MonthSpan {
  const { bounds, inSight } = room
  if (span === null) return steppedSpan(null, 1, unit, room) ?? inSight
  if (span.to < bounds.to) return span
  return movedSpan(span, Number.NEGATIVE_INFINITY, { from: inSight.from, to: bounds.to })
}

interface PlaybackParts {
  /** Calls back after `ms`; returns a cancel function. */
  after: (ms: number, call: () => void) => () => void
  /** The current period, or null. */
  span: () => MonthSpan | null
  unit: () => StepUnit
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

/**
 * A player without UI: moves the period by its unit until it reaches the bounds. It also stops when the period was
 * changed by the reader.
 */
export function createPlayback({ after, span, unit, room, show, onChange }: PlaybackParts): Playback {
  let undo: (() => void) | null = null

  function pause(): void {
    if (!undo) return
    undo()
    undo = null
    onChange(false)
  }

  function wait(shown: MonthSpan): void {
    undo = after(STEP_TIME[unit()], () => {
      const next = isSameSpan(span(), shown) ? steppedSpan(shown, 1, unit(), room()) : null
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
      const first = firstPlayedSpan(span(), unit(), room())
      show(first)
      wait(first)
      onChange(true)
    },
  }
}
