import type { Claim } from '#domain/claim.ts'
import { type DocumentFacts, type DocumentHead, metaOf, ownDocumentId } from '#domain/project.ts'
import { matchReferences, type Reference } from '#domain/reference.ts'
import { isSameLength, isSameText, lettersOf } from '#lib/nearTexts.ts'
import { withoutDirectionMarks } from '#lib/textMarks.ts'
import { applyToLayer } from './applyToLayer.ts'
import type { TornHead } from './deskRepository.ts'
import { type DeskSession, type NewText, opened, save, saveHead } from './deskState.ts'
import { deriveDocument, holdAgain, textInMemory, textOf, withTexts } from './deskTexts.ts'

/** Opens a document at a claim, by default at its first. */
export async function openDocument(
  session: DeskSession,
  id: string,
  claimId: string | null = null,
): Promise<void> {
  const { getState, setState } = session.store
  const document = opened(session).documents.find((one) => one.id === id)
  if (!document) return
  setState({ documentId: id, claimId, tableId: null })
  const derived = await deriveDocument(session, document)
  if (getState().documentId !== id || getState().claimId !== null) return
  setState({ claimId: derived?.claims[0]?.id ?? null })
}

export function openClaim({ store }: DeskSession, claimId: string | null): void {
  store.setState({ claimId })
}

/** The claims that the rules propose in a document. */
export async function proposalsOf(session: DeskSession, documentId: string): Promise<readonly Claim[]> {
  const head = session.store.getState().project?.documents.find(({ id }) => id === documentId)
  return (head && (await deriveDocument(session, head))?.claims) ?? []
}

/** Stores a document, and its text where that is only in memory. */
function store(session: DeskSession, head: DocumentHead): void {
  const { id } = opened(session)
  void save(session, async (open) => {
    await open.saveDocument(id, head, textInMemory(session, head.id))
    session.held.delete(head.id)
  })
}

/** Adds a document whose text is in memory until it is stored. */
function put(session: DeskSession, head: DocumentHead): void {
  const project = opened(session)
  session.store.setState({ project: { ...project, documents: [...project.documents, head] } })
  store(session, head)
  saveHead(session)
}

/** The document of the project with the same text, in whatever format; null for none. */
export async function sameText(session: DeskSession, given: string): Promise<DocumentHead | null> {
  const text = withoutDirectionMarks(given)
  const { documents } = opened(session)
  const id = ownDocumentId(session.environment.sha256(text))
  const isThere = (one: DocumentHead) => !session.store.getState().lostTexts.has(one.id)
  const exact = documents.find((one) => one.id === id)
  // One whose text is lost is to be added again.
  if (exact) return isThere(exact) ? exact : null
  const letters = lettersOf(text)
  session.letters.set(id, letters.length)
  for (const head of documents.filter(isThere)) {
    const known = session.letters.get(head.id)
    if (known !== undefined && !isSameLength(known, letters.length)) continue
    const other = lettersOf((await textOf(session, head.id)) ?? '')
    session.letters.set(head.id, other.length)
    if (isSameText(letters, other)) return head
  }
  return null
}

/** Adds a text, unless it is there already, and opens it, or leaves open what is. Resolves with its id. */
export async function addText(
  session: DeskSession,
  { text: given, ...facts }: NewText,
  opens = true,
): Promise<string> {
  const { environment, held } = session
  const text = withoutDirectionMarks(given)
  const hash = environment.sha256(text)
  const id = ownDocumentId(hash)
  const known = opened(session).documents.find((one) => one.id === id)
  if (known && session.store.getState().lostTexts.has(id)) {
    holdAgain(session, id, text)
    store(session, known)
    await applyToLayer(session)
  }
  if (!known) {
    const head: DocumentHead = { ...facts, id, sha256: hash, addedAt: environment.now(), claims: 0 }
    held.set(id, text)
    // A document that is not open is derived again when it is opened: a thousand derived texts would fill the memory.
    const derived = await (opens
      ? deriveDocument(session, head)
      : environment.desk().derive({ ...head, text }))
    put(session, { ...head, claims: derived?.claims.length ?? 0 })
    const hasDecisions = opened(session).log.some(({ documentId }) => documentId === id)
    if (hasDecisions || (await environment.publishedTwin(hash)) !== null) await applyToLayer(session)
  }
  if (opens) await openDocument(session, id)
  return id
}

export function removeDocument(session: DeskSession, id: string): void {
  const project = opened(session)
  const removed = project.documents.find((one) => one.id === id)
  if (!removed) return
  const documents = project.documents.filter((one) => one.id !== id)
  const next = documents[0]?.id ?? null
  session.store.setState({ project: { ...project, documents }, documentId: next, claimId: null, removed })
  void save(session, async (open) => {
    // Kept, so that the document can be restored.
    const text = textInMemory(session, id) ?? (await open.readText(project.id, id))
    if (text !== null) session.held.set(id, text)
    await open.removeDocument(project.id, id)
  })
  saveHead(session)
  if (next !== null) void openDocument(session, next)
  void applyToLayer(session)
}

/** Deletes what is stored of the project and cannot be read. */
export function removeTorn(session: DeskSession, { id, store: of }: TornHead): void {
  const project = opened(session)
  session.store.setState(({ torn }) => ({ torn: torn.filter((one) => one.id !== id) }))
  const remove = of === 'documents' ? 'removeDocument' : 'removeTable'
  void save(session, (open) => open[remove](project.id, id)).then(() =>
    session.environment.notify(project.id),
  )
}

/** Puts back the document removed last. */
export function restoreDocument(session: DeskSession): void {
  const { removed } = session.store.getState()
  if (!removed) return
  session.store.setState({ removed: null })
  put(session, removed)
  void openDocument(session, removed.id)
  void applyToLayer(session)
}

/** Confirms or corrects facts of a document; corrected ones derive it again: the rules read title, date and language. */
export async function setFacts(
  session: DeskSession,
  id: string,
  facts: DocumentFacts,
  confirms = true,
): Promise<void> {
  const { setState } = session.store
  const project = opened(session)
  const before = project.documents.find((one) => one.id === id)
  if (!before) return
  const { unconfirmed, ...confirmed } = before
  const asked: DocumentHead = { ...(confirms ? confirmed : before), ...facts }
  const isSame = JSON.stringify(metaOf(asked)) === JSON.stringify(metaOf(before))
  if (!isSame) setState(({ derived }) => ({ derived: new Map([...derived].filter(([one]) => one !== id)) }))
  const derived = isSame ? null : await deriveDocument(session, asked)
  const changed = { ...asked, claims: derived?.claims.length ?? before.claims }
  const latest = opened(session)
  if (latest.id !== project.id) return
  const documents = latest.documents.map((one) => (one.id === id ? changed : one))
  setState({ project: { ...latest, documents } })
  void save(session, (open) => open.saveDocument(project.id, changed))
  saveHead(session)
  if (!isSame) await applyToLayer(session)
}

/** What became of a library's entries. */
export interface TakenReferences {
  /** Documents that got facts from it, and those that a reader had confirmed and that stay. */
  readonly matched: number
  readonly confirmed: number
  /** The titles of entries that fit no document. */
  readonly unmatched: readonly string[]
}

/** Gives documents that nobody has confirmed the title, publisher and date that a library states; they are still to be confirmed. */
export async function takeReferences(
  session: DeskSession,
  references: readonly Reference[],
): Promise<TakenReferences> {
  const named = []
  for await (const document of withTexts(session, opened(session).documents)) named.push(document)
  const found = matchReferences(references, named)
  let [matched, confirmed] = [0, 0]
  for (const [{ title, publisher, date }, id] of found) {
    const head = opened(session).documents.find((one) => one.id === id)
    if (!head?.unconfirmed) {
      confirmed += 1
      continue
    }
    const { language } = head
    // A library often has the year alone: a day of that year, as the text states it, stays.
    const kept = date === null || head.date?.startsWith(date) ? head.date : date
    const facts = { title, publisher: publisher ?? head.publisher, date: kept, language }
    await setFacts(session, id, facts, false)
    matched += 1
  }
  const unmatched = references.filter((one) => !found.has(one)).map(({ title }) => title)
  return { matched, confirmed, unmatched }
}
