import { isSameSpan, monthAt, monthIndex, movedSpan } from '#domain/months.ts'
import type { MonthSpan } from '#domain/period.ts'

/** By how much one step moves the period. */
export const STEP_UNITS = ['month', 'year'] as const
export type StepUnit = (typeof STEP_UNITS)[number]

const MONTHS: Readonly<Record<StepUnit, number>> = { month: 1, year: 12 }

/** How long a step stays while playing, ms: a year brings more to read than a month. */
export const STEP_TIME: Readonly<Record<StepUnit, number>> = { month: 900, year: 2000 }

/** Where the period can go, and of that what is in sight: from no period, and again from the start, it begins there. */
export interface TimeRoom {
  readonly bounds: MonthSpan
  readonly inSight: MonthSpan
}

/**
 * The period one step on (1) or back (-1), as wide as it is; from no period the first or the last month or year in
 * sight. Null when the period has come to its end.
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

/** Where playing begins: where the period stands, or at the start of what is in sight once it has come to the end. */
export function firstPlayedSpan(span: MonthSpan | null, unit: StepUnit, room: TimeRoom): MonthSpan {
  const { bounds, inSight } = room
  if (span === null) return steppedSpan(null, 1, unit, room) ?? inSight
  if (span.to < bounds.to) return span
  return movedSpan(span, Number.NEGATIVE_INFINITY, { from: inSight.from, to: bounds.to })
}

interface PlaybackParts {
  /** Calls after so many ms; returns the undo. */
  after: (ms: number, call: () => void) => () => void
  /** The period that is asked for now, null for none. */
  span: () => MonthSpan | null
  unit: () => StepUnit
  room: () => TimeRoom
  show: (span: MonthSpan) => void
  /** Told when playing begins and ends. */
  onChange: (isPlaying: boolean) => void
}

/** Plays a period through time. */
export interface Playback {
  play(): void
  pause(): void
  isPlaying(): boolean
}

/**
 * A player without a screen: it moves the period by its unit until it touches the end of the bounds and then stops.
 * It stops as well when the period is no longer the one that it showed, for then the reader has taken over.
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
