import { describe, expect, test } from 'vitest'
import {
  NOTE_SIZES,
  nextNoteSize,
  speakerChoices,
  storeSpeakerChoices,
  targetOf,
} from '#state/speakerChoices.ts'

describe('the speaker’s choices', () => {
  test('are stored per briefing, with defaults for the rest', () => {
    expect(targetOf('routes-en', 10)).toBe(600_000)
    storeSpeakerChoices({ targets: { 'routes-en': 750_000, 'calais-en': null } })
    storeSpeakerChoices({ noteSize: 28 })
    expect(targetOf('routes-en', 10)).toBe(750_000)
    expect(targetOf('calais-en', 10)).toBeNull()
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
