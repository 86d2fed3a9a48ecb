import { ownDocumentId, type ProjectDocument } from '#domain/project.ts'
import type { DeskActions, DeskContext } from './deskState.ts'

type DocumentActions = Pick<DeskActions, 'addText' | 'removeDocument' | 'restoreDocument' | 'setFacts'>

/** The actions on documents of the open project. */
export function createDeskDocuments(context: DeskContext): DocumentActions {
  const { environment, getState, setState, opened, saveHead, save, derive, publish, openDocument } = context

  function put(document: ProjectDocument): void {
    const project = opened()
    setState({ project: { ...project, documents: [...project.documents, document] } })
    void save((open) => open.saveDocument(project.id, document))
    saveHead()
  }

  return {
    addText: async (text, opens = true) => {
      const hash = environment.sha256(text.text)
      const id = ownDocumentId(hash)
      if (!opened().documents.some((one) => one.id === id)) {
        const addedAt = environment.now()
        const document: ProjectDocument = { ...text, id, sha256: hash, addedAt, claims: 0 }
        // What is not shown is read again when it is: a thousand derived texts would fill the memory.
        const { claims } = await (opens ? derive(document) : environment.desk().derive(document))
        put({ ...document, claims: claims.length })
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
      void save((open) => open.removeDocument(project.id, id))
      saveHead()
      if (next !== null) void openDocument(next)
      void publish()
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
      const asked: ProjectDocument = { ...before, ...facts }
      setState((state) => {
        const derived = new Map(state.derived)
        derived.delete(id)
        return { derived }
      })
      // Title and language are read by the rules: another number of claims may follow.
      const { claims } = await derive(asked)
      const changed = { ...asked, claims: claims.length }
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
