import { decisionsByReader } from '#domain/decisionLog.ts'
import type { CorpusDigest } from './corpusRows.ts'
import { openClaim, openDocument } from './deskDocuments.ts'
import { type DeskSession, type DeskState, nextStep, opened, type TriageStep } from './deskState.ts'
import { loadDocument } from './deskTexts.ts'

/** Documents that are read before the list shows them. */
const SHOWN_AT_ONCE = 20

/** Reads the proposals of all documents, and which texts stand in others; those that were read before stay. */
export function readCorpus(session: DeskSession): Promise<void> {
  const mine = session.digesting.catch(() => {}).then(() => readNow(session))
  session.digesting = mine
  return mine
}

async function readNow(session: DeskSession): Promise<void> {
  const { store, environment, digests } = session
  const { documents, id: projectId } = opened(session)
  const isLeft = () => store.getState().project?.id !== projectId
  const show = (part: Partial<CorpusDigest>) =>
    store.setState(({ corpus }) => ({ corpus: { ...corpus, ...part } }))
  const readUpTo = (count: number) =>
    new Map(
      documents.slice(0, count).flatMap((head) => {
        const claims = digests.get(head)
        return claims ? [[head.id, claims] as const] : []
      }),
    )
  for (const [index, head] of documents.entries()) {
    if (digests.has(head)) continue
    const document = await loadDocument(session, head)
    const claims = document && (await environment.desk().digest(document))
    if (isLeft()) return
    if (claims) digests.set(head, claims)
    if (index % SHOWN_AT_ONCE === SHOWN_AT_ONCE - 1) show({ claims: readUpTo(index + 1) })
  }
  const claims = readUpTo(documents.length)
  const near = await environment.desk().nearTexts([...claims.keys()])
  if (!isLeft()) show({ claims, near })
}

/** Begins to decide these proposals, at the first. */
export async function startTriage(session: DeskSession, steps: readonly TriageStep[]): Promise<void> {
  session.store.setState({ triage: { steps, later: new Set() } })
  const [first] = steps
  if (first) await openDocument(session, first.documentId, first.claimId)
}

export function stopTriage({ store }: DeskSession): void {
  store.setState({ triage: null })
}

/** Whether the reader has not decided a claim. */
export function isUndecided({ project, reader }: Pick<DeskState, 'project' | 'reader'>) {
  const own = project && decisionsByReader(project.log).get(reader)
  return (claimId: string) => !own?.has(claimId)
}

/**
 * Goes on to the next proposal of the triage; `later` puts off the one that is open, `past` leaves the rest of its document.
 * After the last nothing is open, so that no key answers what was not asked for.
 */
export async function goOnInTriage(session: DeskSession, how?: 'later' | 'past'): Promise<void> {
  const state = session.store.getState()
  const { triage, documentId, claimId } = state
  if (!triage) return
  const from = { documentId: documentId ?? '', claimId: claimId ?? '' }
  const isOpen = isUndecided(state)
  const later = how === 'later' ? new Set([...triage.later, from.claimId]) : triage.later
  const now = { ...triage, later }
  if (how === 'later') session.store.setState({ triage: now })
  const next = nextStep(now, isOpen, from, how === 'past')
  if (next?.documentId === documentId) openClaim(session, next?.claimId ?? null)
  else if (next) await openDocument(session, next.documentId, next.claimId)
  // What is put off or left stays open where nothing else is.
  else if (how === undefined) openClaim(session, null)
}
