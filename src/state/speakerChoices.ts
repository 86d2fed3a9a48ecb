import * as z from 'zod/mini'
import type { Briefing } from '#domain/briefing.ts'
import { planOfTalk } from '#domain/talk.ts'
import { readStored, writeStored } from './shelf/readStored.ts'

/** Font sizes of the notes, px. */
export const NOTE_SIZES = [16, 18, 20, 24, 28, 32, 40] as const
const DEFAULT_SIZE = 20

const KEY = 'throughline.speaker'

/** A speaker's saved choices: font size of the notes (px), and target time by briefing, ms (null: none). */
const SpeakerChoices = z.strictObject({
  noteSize: z.number().check(z.gte(12), z.lte(60)),
  targets: z.record(z.string(), z.nullable(z.number().check(z.gt(0)))),
})
type SpeakerChoices = z.infer<typeof SpeakerChoices>

/** The saved choices, or the defaults. */
export function speakerChoices(): SpeakerChoices {
  return readStored(KEY, SpeakerChoices) ?? { noteSize: DEFAULT_SIZE, targets: {} }
}

/** Saves some choices, if storage is available. */
export function storeSpeakerChoices(part: Partial<SpeakerChoices>): void {
  writeStored(KEY, { ...speakerChoices(), ...part })
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
