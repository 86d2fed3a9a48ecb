import * as z from 'zod/mini'
import { RESTING_TIMER, startedTimer, TalkTimer } from './talkTimer.ts'
import type { StepChoice } from './view.ts'

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
 * Where a talk stands. Every window of the talk has the whole of it, so that any of them may close or be loaded anew. `at` is when it
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
