import { type DocumentHead, ownDocumentId } from '#domain/project.ts'
import type { DeskContext } from './deskContext.ts'
import type { DeskActions } from './deskState.ts'

type DocumentActions = Pick<
  DeskActions,
  'addText' | 'removeDocument' | 'removeTorn' | 'restoreDocument' | 'setFacts'
>

/** The actions on documents of the open project. */
export function createDeskDocuments(context: DeskContext): DocumentActions {
  const { environment, getState, setState, opened, saveHead, save, texts, publish, openDocument } = context

  /** Adds a document whose text is in memory until it is stored. */
  function put(head: DocumentHead): void {
    const project = opened()
    setState({ project: { ...project, documents: [...project.documents, head] } })
    void save(async (open) => {
      await open.saveDocument(project.id, head, texts.inMemory(head.id))
      texts.release(head.id)
    })
    saveHead()
  }

  /** Stores a document's text again after this browser has lost it. */
  async function giveBack(head: DocumentHead, text: string): Promise<void> {
    const { id } = opened()
    texts.hold(head.id, text)
    setState(({ lostTexts }) => ({ lostTexts: new Set([...lostTexts].filter((lost) => lost !== head.id)) }))
    void save(async (open) => {
      await open.saveDocument(id, head, text)
      texts.release(head.id)
    })
    await publish()
  }

  return {
    addText: async ({ text, ...facts }, opens = true) => {
      const hash = environment.sha256(text)
      const id = ownDocumentId(hash)
      const known = opened().documents.find((one) => one.id === id)
      if (known && getState().lostTexts.has(id)) await giveBack(known, text)
      if (!known) {
        const head: DocumentHead = { ...facts, id, sha256: hash, addedAt: environment.now(), claims: 0 }
        texts.hold(id, text)
        // A document that is not open is derived again when it is opened: a thousand derived texts would fill the memory.
        const derived = await (opens ? texts.derive(head) : environment.desk().derive({ ...head, text }))
        put({ ...head, claims: derived?.claims.length ?? 0 })
        const hasDecisions = opened().log.some(({ documentId }) => documentId === id)
        if (hasDecisions || (await environment.publishedTwin(hash)) !== null) await publish()
      }
      if (opens) await openDocument(id)
      return id
    },
    removeDocument: (id) => {
      const project = opened()
      const removed = project.documents.find((one) => one.id === id)
      if (!removed) return
      const documents = project.documents.filter((one) => one.id !== id)
      const next = documents[0]?.id ?? null
      setState({ project: { ...project, documents }, documentId: next, claimId: null, removed })
      void save(async (open) => {
        // Kept, so that the document can be restored.
        const text = texts.inMemory(id) ?? (await open.readText(project.id, id))
        if (text !== null) texts.hold(id, text)
        await open.removeDocument(project.id, id)
      })
      saveHead()
      if (next !== null) void openDocument(next)
      void publish()
    },
    removeTorn: ({ id, store }) => {
      const project = opened()
      setState(({ torn }) => ({ torn: torn.filter((one) => one.id !== id) }))
      const remove = store === 'documents' ? 'removeDocument' : 'removeTable'
      void save((open) => open[remove](project.id, id)).then(() => environment.notify(project.id))
    },
    restoreDocument: () => {
      const { removed } = getState()
      if (!removed) return
      setState({ removed: null })
      put(removed)
      void openDocument(removed.id)
      void publish()
    },
    setFacts: async (id, facts) => {
      const project = opened()
      const before = project.documents.find((one) => one.id === id)
      if (!before) return
      const asked: DocumentHead = { ...before, ...facts }
      setState((state) => {
        const derived = new Map(state.derived)
        derived.delete(id)
        return { derived }
      })
      // The rules read title and language, so the number of claims may change.
      const derived = await texts.derive(asked)
      const changed = { ...asked, claims: derived?.claims.length ?? before.claims }
      const latest = opened()
      if (latest.id !== project.id) return
      const documents = latest.documents.map((one) => (one.id === id ? changed : one))
      setState({ project: { ...latest, documents } })
      void save((open) => open.saveDocument(project.id, changed))
      saveHead()
      await publish()
    },
  }
}
