import * as z from 'zod/mini'
import type { Briefing } from '#domain/briefing.ts'
import { elapsed, planOfTalk, type UsedTimes, usedTimes } from '#domain/talk.ts'
import { readStored, writeStored } from './shelf/readStored.ts'
import { changeTalk, useTalkStore } from './talkStore.ts'

/** Font sizes of the notes, px. */
export const NOTE_SIZES = [16, 18, 20, 24, 28, 32, 40] as const
const DEFAULT_SIZE = 20

const CHOICES_KEY = 'throughline.speaker'

/** A speaker's saved choices: font size of the notes (px), and target time by briefing, ms (null: none). */
const SpeakerChoices = z.strictObject({
  noteSize: z.number().check(z.gte(12), z.lte(60)),
  targets: z.record(z.string(), z.nullable(z.number().check(z.gt(0)))),
})
type SpeakerChoices = z.infer<typeof SpeakerChoices>

/** The saved choices, or the defaults. */
export function speakerChoices(): SpeakerChoices {
  return readStored(CHOICES_KEY, SpeakerChoices) ?? { noteSize: DEFAULT_SIZE, targets: {} }
}

/** Saves some choices, if storage is available. */
export function storeSpeakerChoices(part: Partial<SpeakerChoices>): void {
  writeStored(CHOICES_KEY, { ...speakerChoices(), ...part })
}

/** Target time of a briefing's talk, ms: the speaker's, else the sum of its plan; null without one. */
export function targetOf({ id, steps }: Pick<Briefing, 'id' | 'steps'>): number | null {
  const saved = speakerChoices().targets[id]
  return saved === undefined ? planOfTalk(steps) : saved
}

/** The next font size, larger (1) or smaller (-1), clamped. */
export function nextNoteSize(size: number, direction: 1 | -1): number {
  const rest = NOTE_SIZES.filter((other) => (direction === 1 ? other > size : other < size))
  return rest.at(direction === 1 ? 0 : -1) ?? size
}

const REHEARSALS_KEY = 'throughline.rehearsals'
/** Briefings whose last rehearsal is kept. */
const MAX_KEPT = 50

/** Ms of each step in the last rehearsal, by briefing. */
const Rehearsals = z.record(z.string(), z.record(z.string(), z.number().check(z.gte(0))))

/** The times of a rehearsal: of each step and in all, ms, and those of the one before. */
export interface RehearsalResult {
  used: UsedTimes
  ran: number
  last: UsedTimes | undefined
}

/** Stops the clock of the rehearsal, and keeps its times for the next one; null outside a talk. */
export function finishRehearsal(): RehearsalResult | null {
  const { talk } = useTalkStore.getState()
  if (!talk) return null
  const now = Date.now()
  const [used, ran] = [usedTimes(talk, now), elapsed(talk.timer, now)]
  const { [talk.briefing]: last, ...others } = readStored(REHEARSALS_KEY, Rehearsals) ?? {}
  changeTalk({ timer: { ranFor: ran, since: null } })
  const kept = [...Object.entries(others), [talk.briefing, used] as const].slice(-MAX_KEPT)
  writeStored(REHEARSALS_KEY, Object.fromEntries(kept))
  return { used, ran, last }
}
