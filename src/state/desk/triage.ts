/** An open proposal and its document. */
export interface TriageStep {
  readonly documentId: string
  readonly claimId: string
}

/** Open proposals of several documents, to be decided one after another; `later` has those put off, by claim id. */
export interface Triage {
  readonly steps: readonly TriageStep[]
  readonly later: ReadonlySet<string>
}

/**
 * The step after a claim, wrapping at the end: first those that were not put off, then the others. `past` leaves the claim's
 * document. Null where nothing else is open: there the reader stops.
 */
export function nextStep(
  { steps, later }: Triage,
  isOpen: (claimId: string) => boolean,
  from: TriageStep,
  past = false,
): TriageStep | null {
  const at = steps.findIndex(({ claimId }) => claimId === from.claimId)
  const around = [...steps.slice(at + 1), ...steps.slice(0, Math.max(0, at))]
  const open = around.filter(
    ({ claimId, documentId }) => isOpen(claimId) && !(past && documentId === from.documentId),
  )
  return open.find(({ claimId }) => !later.has(claimId)) ?? open[0] ?? null
}

/** How many proposals of a triage are open, how many of them put off, and in how many documents. */
export function countOpen({ steps, later }: Triage, isOpen: (claimId: string) => boolean) {
  const open = steps.filter(({ claimId }) => isOpen(claimId))
  return {
    claims: open.length,
    later: open.filter(({ claimId }) => later.has(claimId)).length,
    documents: new Set(open.map(({ documentId }) => documentId)).size,
  }
}
