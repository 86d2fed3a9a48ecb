import { decisionsByDocument } from '#domain/decisionLog.ts'
import type { DeskContext } from './deskState.ts'

/** How a decision that is published came about. */
const AGREED = ['once', 'twice', 'settled'] as const

/** Publishes the decisions of the open project to the map, and keeps the result for the next start. */
export async function publishProject(context: DeskContext): Promise<void> {
  const { environment, getState, setState } = context
  const { project, reader } = getState()
  if (!project) return
  const byDocument = decisionsByDocument(project.log)
  // Decisions on a removed document stay in the log and publish nothing.
  const agreed = AGREED.map((agreement) => ({
    agreement,
    documents: decisionsByDocument(project.log, agreement),
  }))
  const decided = project.documents.flatMap(({ id }) =>
    agreed.flatMap(({ agreement, documents }) => {
      const decisions = documents.get(id)
      return decisions ? [{ documentId: id, agreement, decisions }] : []
    }),
  )
  for (const document of project.documents) if (byDocument.has(document.id)) await context.derive(document)
  const { own: made, faults } = await environment.desk().publish(reader, decided)
  const { derived, project: after } = getState()
  if (after?.id !== project.id) return
  const decidedIds = new Set(decided.map(({ documentId }) => documentId))
  const documents = [...decidedIds].flatMap((id) => derived.get(id)?.document ?? [])
  const twins: string[] = []
  for (const { id, sha256: hash } of project.documents) {
    if ((await environment.publishedTwin(hash)) !== null) twins.push(id)
  }
  const own = { ...made, documents, twins, tables: [], figures: [] }
  setState({ own, misfits: faults.map(({ place, problem }) => `${place}: ${problem}`) })
  environment.showOwn(own)
  await context.save((open) => open.saveOwn(project.id, own))
}
