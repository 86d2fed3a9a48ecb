import { decisionsByReader, type LogEntry, outcomesByReader } from './decisionLog.ts'

/** Whose decisions a reader asked to see before deciding: nobody's, everybody's, or one other reader's by name. */
export type ShownOthers = boolean | string

/** Other readers with the number of claims that they decided and this reader may not see, by name. */
export function hiddenReaders(
  log: readonly LogEntry[],
  seen: readonly LogEntry[],
): readonly Readonly<{ who: string; count: number }>[] {
  const shown = new Set(seen)
  const hidden = log.filter((entry) => !shown.has(entry))
  return [...new Set(hidden.map(({ who }) => who))].sort().flatMap((who) => {
    const [decided] = decisionsByReader(hidden.filter((entry) => entry.who === who)).values()
    return decided && decided.size > 0 ? [{ who, count: decided.size }] : []
  })
}

/**
 * The entries that a reader may see: their own, those of `other`, and those of all on claims that they have decided and on
 * plans whose outcome they have set. Once they have decided all proposals of a document, they see all that others added too. `proposals` counts those of a document.
 */
export function visibleEntries(
  log: readonly LogEntry[],
  reader: string,
  proposals: (documentId: string) => number,
  other: string | null = null,
): readonly LogEntry[] {
  if (log.every(({ who }) => who === reader)) return log
  const own = decisionsByReader(log).get(reader)
  const ownOutcomes = outcomesByReader(log).get(reader)
  const decided = new Map<string, number>()
  for (const { documentId, decision } of own?.values() ?? []) {
    if (decision.action !== 'add') decided.set(documentId, (decided.get(documentId) ?? 0) + 1)
  }
  const isThrough = (documentId: string) => (decided.get(documentId) ?? 0) >= proposals(documentId)
  return log.filter(
    ({ who, settles, claimId, documentId, table, outcome }) =>
      table !== undefined ||
      (who === reader && !settles) ||
      who === other ||
      (outcome ? ownOutcomes?.has(outcome.planId) : own?.has(claimId)) ||
      isThrough(documentId),
  )
}
