import type { LogEntry, NewEntry, ReviewDecision } from '#domain/decisionLog.ts'
import { sha256 } from '#scripts/readInput.ts'

const target = { quote: 'They agreed.', kind: 'measure', category: 'coordination' } as const

/** Decisions on one invented sentence. */
export const DECISIONS = {
  accept: { action: 'accept', ...target },
  reject: { action: 'reject', ...target, note: '' },
  change: { action: 'edit', ...target, set: { years: [2024] }, note: '' },
} as const satisfies Record<string, ReviewDecision>

/** An entry of an invented log, one minute after another. */
export function entryOfTest(minute: number, part: Partial<NewEntry>): NewEntry {
  return {
    at: new Date(Date.UTC(2026, 10, 27, 10, minute)).toISOString(),
    who: 'Ann',
    rules: 'abc',
    documentId: 'own-000000000001',
    claimId: 'c1',
    before: null,
    after: DECISIONS.accept,
    undoes: null,
    settles: false,
    ...part,
  }
}

/** A log of such entries after the entries of another. The id of an entry follows from what it says and its place. */
export function logOfTest(
  entries: readonly (NewEntry & { id?: string })[],
  before: readonly LogEntry[] = [],
): readonly LogEntry[] {
  const log = [...before]
  for (const entry of entries)
    log.push({ id: sha256(JSON.stringify([log.at(-1)?.id, entry])).slice(0, 12), ...entry })
  return log
}
