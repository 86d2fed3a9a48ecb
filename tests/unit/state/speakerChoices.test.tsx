import { describe, expect, test } from 'vitest'
import { NOTE_SIZES, nextNoteSize, speakerChoices, storeSpeakerChoices, targetOf } from '#state/speaker.ts'

/** Ten steps of the usual minute, one of them with a plan of two, and a backup. */
function talk(id: string) {
  const step = { view: '#/explore', title: 'One', text: [], notes: '', number: null, chart: null }
  const steps = Array.from({ length: 11 }, (_, index) => ({
    ...step,
    id: `step-${index}`,
    evidence: ['record:a'],
    dwell: 20,
    ...(index === 0 && { plan: 120 }),
    ...(index === 10 && { isBackup: true }),
  }))
  return { id, steps }
}

describe('the speaker’s choices', () => {
  test('are stored per briefing, with defaults for the rest', () => {
    expect(targetOf(talk('routes-en'))).toBe(660_000)
    storeSpeakerChoices({ targets: { 'routes-en': 750_000, 'calais-en': null } })
    storeSpeakerChoices({ noteSize: 28 })
    expect(targetOf(talk('routes-en'))).toBe(750_000)
    expect(targetOf(talk('calais-en'))).toBeNull()
    expect(speakerChoices().noteSize).toBe(28)
  })

  test.each(['{', '{"noteSize":"large","targets":{}}', '{"noteSize":20,"targets":{"a":-1}}', '[]'])(
    'fall back to defaults when the stored value is invalid: %s',
    (text) => {
      window.localStorage.setItem('throughline.speaker', text)
      expect(speakerChoices()).toEqual({ noteSize: 20, targets: {} })
    },
  )

  test('step the size of the notes within its limits', () => {
    expect(nextNoteSize(20, 1)).toBe(24)
    expect(nextNoteSize(20, -1)).toBe(18)
    expect(nextNoteSize(40, 1)).toBe(40)
    expect(nextNoteSize(NOTE_SIZES[0], -1)).toBe(16)
    // A size from an earlier version of the list.
    expect(nextNoteSize(30, 1)).toBe(32)
  })
})
