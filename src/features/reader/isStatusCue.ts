import type { Cue } from '#domain/claim.ts'

/** Whether a cue tells the status of a measure and not its kind: its rule is of the lexicon's list of statuses. */
export function isStatusCue(cue: Cue): boolean {
  return cue.rule.startsWith('status')
}
