import * as z from 'zod/mini'

/** How long a talk has run: `ranFor` ms until it was last started, and since when it runs (ms since 1970), null while it rests. */
export const TalkTimer = z.strictObject({ ranFor: z.number().check(z.gte(0)), since: z.nullable(z.number()) })
export type TalkTimer = z.infer<typeof TalkTimer>

/** A timer that has not been started. */
export const RESTING_TIMER: TalkTimer = { ranFor: 0, since: null }

/** Ms that the talk has run at a moment; a clock that was set back takes nothing away. */
export function elapsed({ ranFor, since }: TalkTimer, now: number): number {
  return ranFor + (since === null ? 0 : Math.max(0, now - since))
}

/** The timer at rest, if it runs; running on from where it stands, if it rests. */
export function toggledTimer(timer: TalkTimer, now: number): TalkTimer {
  return timer.since === null
    ? { ranFor: timer.ranFor, since: now }
    : { ranFor: elapsed(timer, now), since: null }
}

/** From zero, running. */
export function startedTimer(now: number): TalkTimer {
  return { ranFor: 0, since: now }
}

const SECOND = 1000
const MINUTE = 60
const HOUR = 3600
/** Longer than any talk: a day. */
const MOST_SECONDS = 24 * HOUR

/** Ms as whole seconds on a clock face: "04:12", from an hour on "1:02:30". */
export function clockFace(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / SECOND)
  const two = (value: number) => String(value).padStart(2, '0')
  const minutesAndSeconds = `${two(Math.floor((seconds % HOUR) / MINUTE))}:${two(seconds % MINUTE)}`
  return seconds < HOUR ? minutesAndSeconds : `${Math.floor(seconds / HOUR)}:${minutesAndSeconds}`
}

/** A length of time as a speaker types it, in ms: "12" is minutes, "12:30" minutes and seconds, "1:02:30" with hours. Null for all else. */
export function readLength(text: string): number | null {
  const parts = text.trim().split(':')
  if (parts.length > 3 || !parts.every((part) => /^\d{1,4}$/.test(part))) return null
  const numbers = parts.map(Number)
  // Below a full part before it, minutes and seconds end at 59.
  if (numbers.slice(1).some((number) => number >= MINUTE)) return null
  const [hours = 0, minutes = 0, seconds = 0] =
    parts.length === 3 ? numbers : [0, numbers[0] ?? 0, numbers[1] ?? 0]
  const length = hours * HOUR + minutes * MINUTE + seconds
  return length > 0 && length <= MOST_SECONDS ? length * SECOND : null
}
