import * as z from 'zod/mini'
import type { StepChoice } from './view.ts'

/** How long a talk has run: `ranFor` ms until it was last started, and since when it runs (ms since 1970), null while it rests. */
const TalkTimer = z.strictObject({ ranFor: z.number().check(z.gte(0)), since: z.nullable(z.number()) })
type TalkTimer = z.infer<typeof TalkTimer>

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

/** The windows of a talk: what the room sees, and what the speaker sees. */
export const TALK_ROLES = ['stage', 'presenter'] as const
export const TalkRole = z.enum(TALK_ROLES)
export type TalkRole = z.infer<typeof TalkRole>

/** Ids as the data and the reader's own briefings have them. */
const Id = z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), z.maxLength(200))

/** The id of one talk: random, so that two talks of one briefing are two. */
export const TalkSession = z.string().check(z.regex(/^[0-9a-f]{16}$/))
export type TalkSession = z.infer<typeof TalkSession>

/**
 * Where a talk stands. Every window of the talk has the whole of it, so that any of them may close or be reloaded. `at` is when it
 * last changed, in ms since 1970 by the one clock of the machine: the later state holds.
 */
export const TalkState = z.strictObject({
  briefing: Id,
  step: Id,
  isBlank: z.boolean(),
  timer: TalkTimer,
  at: z.number().check(z.gte(0)),
})
export type TalkState = z.infer<typeof TalkState>

/**
 * What one window says to the others of its talk. `hello` asks for an answer, `state` asks for none, `end` ends the talk, `bye` is said
 * by a window that goes. `from` is one load of a window and `count` its messages, so that one that comes by two ways is heard once.
 */
export const TalkMessage = z.strictObject({
  app: z.literal('throughline-talk'),
  version: z.literal(1),
  session: TalkSession,
  from: TalkSession,
  role: TalkRole,
  count: z.int().check(z.gte(1)),
  type: z.enum(['hello', 'state', 'end', 'bye']),
  state: TalkState,
})
export type TalkMessage = z.infer<typeof TalkMessage>

/** A message of this talk, null for whatever else another window or another talk says. */
export function readTalkMessage(data: unknown, session: TalkSession): TalkMessage | null {
  const { success, data: message } = TalkMessage.safeParse(data)
  return success && message.session === session ? message : null
}

/** Remembers what was heard; false for a message that came before, by another way or overtaken by a later one. */
export function createHearing(): (message: Pick<TalkMessage, 'from' | 'count'>) => boolean {
  const last = new Map<string, number>()
  return ({ from, count }) => {
    if (count <= (last.get(from) ?? 0)) return false
    last.set(from, count)
    return true
  }
}

/** Whether a window takes over what another says: the later change, and of two at once that of the stage, on which the room looks. */
export function isTakenOver(
  own: { role: TalkRole; state: TalkState },
  other: Omit<TalkMessage, 'type'>,
): boolean {
  if (other.state.at !== own.state.at) return other.state.at > own.state.at
  return own.role === 'presenter' && other.role === 'stage'
}

/** A change of one's own: later than whatever was known, even by a clock that was set back. */
export function changedTalk(state: TalkState, part: Partial<Omit<TalkState, 'at'>>, now: number): TalkState {
  return { ...state, ...part, at: Math.max(now, state.at + 1) }
}

/** A talk that begins now with a step, because somebody has chosen to present. */
export function begunTalk({ briefing, step }: StepOfTalk, now: number): TalkState {
  return { briefing, step, isBlank: false, timer: startedTimer(now), at: now }
}

/** A step of a briefing, and not the whole of it. */
export type StepOfTalk = Pick<TalkState, 'briefing' | 'step'>

/** The step that a link names; null where it names a briefing alone, or none. */
export function stepOfTalk(choice: StepChoice | null): StepOfTalk | null {
  return choice?.step ? { briefing: choice.briefing, step: choice.step } : null
}

/**
 * Where a window stands that is loaded or comes back to the talk: as it was kept, on the step that its link names. Without anything kept
 * it knows nothing that could be later than what another window knows.
 */
export function resumedTalk(
  role: TalkRole,
  choice: StepOfTalk,
  kept: TalkState | null,
  now: number,
): TalkState {
  if (kept?.briefing === choice.briefing) {
    return kept.step === choice.step ? kept : changedTalk(kept, { step: choice.step, isBlank: false }, now)
  }
  if (kept) return begunTalk(choice, Math.max(now, kept.at + 1))
  const timer = role === 'stage' ? startedTimer(now) : RESTING_TIMER
  return { ...choice, isBlank: false, timer, at: 0 }
}
