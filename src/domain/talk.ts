import * as z from 'zod/mini'
import type { StepChoice } from './view.ts'

/** Talk timer: `ranFor` ms until the last start; `since` is that start (ms since 1970), null while paused. */
const TalkTimer = z.strictObject({ ranFor: z.number().check(z.gte(0)), since: z.nullable(z.number()) })
type TalkTimer = z.infer<typeof TalkTimer>

export const STOPPED_TIMER: TalkTimer = { ranFor: 0, since: null }

/** Elapsed ms; a clock that was set back subtracts nothing. */
export function elapsed({ ranFor, since }: TalkTimer, now: number): number {
  return ranFor + (since === null ? 0 : Math.max(0, now - since))
}

/** Pauses a running timer, resumes a paused one. */
export function toggledTimer(timer: TalkTimer, now: number): TalkTimer {
  return timer.since === null
    ? { ranFor: timer.ranFor, since: now }
    : { ranFor: elapsed(timer, now), since: null }
}

/** A running timer from zero. */
export function startedTimer(now: number): TalkTimer {
  return { ranFor: 0, since: now }
}

const SECOND = 1000
const MINUTE = 60
const HOUR = 3600
/** Maximum length: a day. */
const MAX_SECONDS = 24 * HOUR

/** Formats ms as "04:12", from an hour on as "1:02:30". */
export function clockFace(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / SECOND)
  const two = (value: number) => String(value).padStart(2, '0')
  const minutesAndSeconds = `${two(Math.floor((seconds % HOUR) / MINUTE))}:${two(seconds % MINUTE)}`
  return seconds < HOUR ? minutesAndSeconds : `${Math.floor(seconds / HOUR)}:${minutesAndSeconds}`
}

/** Parses a duration to ms: "12" is minutes, "12:30" minutes and seconds, "1:02:30" with hours. Null for anything else. */
export function readLength(text: string): number | null {
  const parts = text.trim().split(':')
  if (parts.length > 3 || !parts.every((part) => /^\d{1,4}$/.test(part))) return null
  const numbers = parts.map(Number)
  // After the first part, minutes and seconds end at 59.
  if (numbers.slice(1).some((number) => number >= MINUTE)) return null
  const [hours = 0, minutes = 0, seconds = 0] =
    parts.length === 3 ? numbers : [0, numbers[0] ?? 0, numbers[1] ?? 0]
  const length = hours * HOUR + minutes * MINUTE + seconds
  return length > 0 && length <= MAX_SECONDS ? length * SECOND : null
}

/** The windows of a talk: audience and speaker. */
export const TALK_ROLES = ['stage', 'presenter'] as const
export const TalkRole = z.enum(TALK_ROLES)
export type TalkRole = z.infer<typeof TalkRole>

/** Id format of the data and of own briefings. */
const Id = z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), z.maxLength(200))

/** Random id of a talk, so that two talks of one briefing stay separate. */
export const TalkSession = z.string().check(z.regex(/^[0-9a-f]{16}$/))
export type TalkSession = z.infer<typeof TalkSession>

/**
 * State of a talk. Every window holds all of it, so that any may close or reload. `at` is the last change, ms since 1970
 * by the shared clock: the later state wins.
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
 * Message between the windows of a talk. `hello` requests an answer, `state` does not, `end` ends the talk, `bye` is
 * sent by a closing window. `from` identifies one load of a window and `count` its messages, so that duplicates are
 * dropped.
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

/** Parses a message; null unless it belongs to this talk. */
export function readTalkMessage(data: unknown, session: TalkSession): TalkMessage | null {
  const { success, data: message } = TalkMessage.safeParse(data)
  return success && message.session === session ? message : null
}

/** Makes a filter that returns false for duplicate and outdated messages. */
export function createMessageFilter(): (message: Pick<TalkMessage, 'from' | 'count'>) => boolean {
  const last = new Map<string, number>()
  return ({ from, count }) => {
    if (count <= (last.get(from) ?? 0)) return false
    last.set(from, count)
    return true
  }
}

/** Whether a window adopts another's state: the later change; of simultaneous ones the stage's, which the audience sees. */
export function shouldAdopt(
  own: { role: TalkRole; state: TalkState },
  other: Omit<TalkMessage, 'type'>,
): boolean {
  if (other.state.at !== own.state.at) return other.state.at > own.state.at
  return own.role === 'presenter' && other.role === 'stage'
}

/** Applies a local change with a timestamp later than the last one, even if the clock was set back. */
export function changedTalk(state: TalkState, part: Partial<Omit<TalkState, 'at'>>, now: number): TalkState {
  return { ...state, ...part, at: Math.max(now, state.at + 1) }
}

/** A new talk at a step. */
export function newTalk({ briefing, step }: StepOfTalk, now: number): TalkState {
  return { briefing, step, isBlank: false, timer: startedTimer(now), at: now }
}

/** A step, as opposed to a whole briefing. */
export type StepOfTalk = Pick<TalkState, 'briefing' | 'step'>

/** The step that a link names; null when it names only a briefing, or nothing. */
export function stepOfTalk(choice: StepChoice | null): StepOfTalk | null {
  return choice?.step ? { briefing: choice.briefing, step: choice.step } : null
}

/**
 * State of a window that loads or returns to a talk: as stored, at its link's step. Without a stored state, any other
 * window's state is later.
 */
export function resumedTalk(
  role: TalkRole,
  choice: StepOfTalk,
  stored: TalkState | null,
  now: number,
): TalkState {
  if (stored?.briefing === choice.briefing) {
    return stored.step === choice.step
      ? stored
      : changedTalk(stored, { step: choice.step, isBlank: false }, now)
  }
  if (stored) return newTalk(choice, Math.max(now, stored.at + 1))
  const timer = role === 'stage' ? startedTimer(now) : STOPPED_TIMER
  return { ...choice, isBlank: false, timer, at: 0 }
}
