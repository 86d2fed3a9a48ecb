import { decisionsByDocument } from '#domain/decisionLog.ts'
import type { DeskContext } from './deskState.ts'

/** Publishes the decisions of the open project to the map, and keeps the result for the next start. */
export async function publishProject(context: DeskContext): Promise<void> {
  const { environment, getState, setState } = context
  const { project, reader } = getState()
  if (!project) return
  const byDocument = decisionsByDocument(project.log)
  // Decisions on a removed document stay in the log and publish nothing.
  const decided = project.documents.flatMap(({ id }) => {
    const decisions = byDocument.get(id)
    return decisions ? [{ documentId: id, decisions }] : []
  })
  for (const document of project.documents) if (byDocument.has(document.id)) await context.derive(document)
  const { own: made, faults } = await environment.desk().publish(reader, decided)
  const { derived, project: after } = getState()
  if (after?.id !== project.id) return
  const documents = decided.flatMap(({ documentId }) => derived.get(documentId)?.document ?? [])
  const twins: string[] = []
  for (const { id, sha256: hash } of project.documents) {
    if ((await environment.publishedTwin(hash)) !== null) twins.push(id)
  }
  const own = { ...made, documents, twins }
  setState({ own, misfits: faults.map(({ place, problem }) => `${place}: ${problem}`) })
  environment.showOwn(own)
  await context.save((open) => open.saveOwn(project.id, own))
}
