import type { Cue } from '#domain/claim.ts'
import type { LanguageRules } from './languageRules.ts'
import type { Reading } from './reading.ts'
import { fire } from './rules.ts'

/** The events of a sentence; those that need a date only where the sentence carries one. */
export function findEvents(
  reading: Reading,
  rules: LanguageRules,
): { category: string; cues: readonly Cue[] }[] {
  const { dated } = reading.time
  const found = rules.events.flatMap((event) => {
    if (event.needsDate && !dated) return []
    const cues = fire(event.rule, reading.passage)
    return cues.length > 0 ? [{ category: event.id, cues }] : []
  })
  return found
}
