import { decisionsByReader, type LogEntry } from './decisionLog.ts'

/**
 * The entries that a reader may see: their own, and those of others on claims that they have decided. Once they have
 * decided all proposals of a document, they see what others added to it too. `proposals` counts those of a document.
 */
export function visibleEntries(
  log: readonly LogEntry[],
  reader: string,
  proposals: (documentId: string) => number,
): readonly LogEntry[] {
  if (log.every(({ who }) => who === reader)) return log
  const own = decisionsByReader(log).get(reader)
  const decided = new Map<string, number>()
  for (const { documentId, decision } of own?.values() ?? []) {
    if (decision.action !== 'add') decided.set(documentId, (decided.get(documentId) ?? 0) + 1)
  }
  const isThrough = (documentId: string) => (decided.get(documentId) ?? 0) >= proposals(documentId)
  return log.filter(
    ({ who, settles, claimId, documentId, table }) =>
      table !== undefined || (who === reader && !settles) || own?.has(claimId) || isThrough(documentId),
  )
}
