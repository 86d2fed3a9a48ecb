import * as z from 'zod/mini'

/** Sizes of the notes, px. */
export const NOTE_SIZES = [16, 18, 20, 24, 28, 32, 40] as const
const USUAL_SIZE = 20

/** How long a talk is meant to be while nobody has said: so many ms a step. */
const USUAL_TIME = 60_000

const KEY = 'throughline.speaker'

/** What a speaker has chosen, for later talks: the size of the notes in px and, by briefing, the time in ms (null: none). */
const SpeakerChoices = z.strictObject({
  noteSize: z.number().check(z.gte(12), z.lte(60)),
  targets: z.record(z.string(), z.nullable(z.number().check(z.gt(0)))),
})
type SpeakerChoices = z.infer<typeof SpeakerChoices>

/** The choices as they were kept, or the usual ones. */
export function speakerChoices(): SpeakerChoices {
  try {
    const kept = SpeakerChoices.safeParse(JSON.parse(window.localStorage.getItem(KEY) ?? 'null'))
    if (kept.success) return kept.data
  } catch {
    // Closed storage, or not of ours: the usual choices hold.
  }
  return { noteSize: USUAL_SIZE, targets: {} }
}

/** Keeps some of the choices, where storage allows. */
export function keepSpeakerChoices(part: Partial<SpeakerChoices>): void {
  try {
    window.localStorage.setItem(KEY, JSON.stringify({ ...speakerChoices(), ...part }))
  } catch {
    // They hold for this page all the same.
  }
}

/** How long a talk of a briefing is meant to be, ms; null where the speaker wants no target. */
export function targetOf(briefing: string, stepCount: number): number | null {
  const kept = speakerChoices().targets[briefing]
  return kept === undefined ? stepCount * USUAL_TIME : kept
}

/** The next size of the notes, larger (1) or smaller (-1); the same at the ends. */
export function nextNoteSize(size: number, direction: 1 | -1): number {
  const rest = NOTE_SIZES.filter((other) => (direction === 1 ? other > size : other < size))
  return rest.at(direction === 1 ? 0 : -1) ?? size
}
