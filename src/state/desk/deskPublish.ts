import { visibleEntries } from '#domain/blindReading.ts'
import { type LogEntry, reviewedParts } from '#domain/decisionLog.ts'
import type { OwnFigure, OwnTable, ProjectTable } from '#domain/ownTable.ts'
import type { DeskContext, DeskState } from './deskState.ts'

/**
 * The entries of the open log that this reader may see: without others' decisions on claims that they have not decided,
 * unless they asked for those.
 */
export function seenEntries({
  project,
  reader,
  showsOthers,
}: Pick<DeskState, 'project' | 'reader' | 'showsOthers'>): readonly LogEntry[] {
  if (!project) return []
  if (showsOthers) return project.log
  const proposals = new Map(project.documents.map(({ id, claims }) => [id, claims]))
  return visibleEntries(project.log, reader, (id) => proposals.get(id) ?? Number.POSITIVE_INFINITY)
}

function ownTable({ id, fileName, sheet, settings }: ProjectTable, header: readonly string[]): OwnTable {
  const { title, meanings, publisher, coverageTo } = settings
  const isOne = !meanings.includes('publisher')
  return { id, title, fileName, sheet, publisher: isOne ? publisher || null : null, coverageTo, header }
}

/** Publishes the decisions and tables of the open project to the map, and keeps the result for the next start. */
export async function publishProject(context: DeskContext): Promise<void> {
  const { environment, getState, setState } = context
  const { project } = getState()
  if (!project) return
  // Decisions on a removed document stay in the log and publish nothing.
  const places = new Map(project.documents.map(({ id }, place) => [id, place]))
  const decided = reviewedParts(seenEntries(getState()))
    .filter(({ documentId }) => places.has(documentId))
    .sort((a, b) => (places.get(a.documentId) ?? 0) - (places.get(b.documentId) ?? 0))
  const decidedIds = new Set(decided.map(({ documentId }) => documentId))
  for (const document of project.documents) if (decidedIds.has(document.id)) await context.derive(document)
  const { own: made, faults } = await environment.desk().publish(decided)
  const { derived, project: after } = getState()
  if (after?.id !== project.id) return
  const documents = [...decidedIds].flatMap((id) => derived.get(id)?.document ?? [])
  const twins: string[] = []
  for (const { id, sha256: hash } of project.documents) {
    if ((await environment.publishedTwin(hash)) !== null) twins.push(id)
  }
  const pages = Object.fromEntries(
    project.documents.flatMap((one) =>
      decidedIds.has(one.id) && one.pages.length > 0 ? [[one.id, one.pages]] : [],
    ),
  )
  const used = project.tables.filter(({ settings }) => settings.isUsed)
  const tables: OwnTable[] = []
  const figures: OwnFigure[] = []
  for (const table of used) {
    await context.readTable(table)
    const { header } = await environment.desk().tableRows(table.id, 'only', 0, 0)
    tables.push(ownTable(table, header))
    for (const figure of await environment.desk().tableFigures(table.id)) figures.push(figure)
  }
  if (getState().project?.id !== project.id) return
  const own = { ...made, documents, pages, twins, tables, figures }
  setState({ own, misfits: faults.map(({ place, problem }) => `${place}: ${problem}`) })
  environment.showOwn(own)
  await context.save((open) => open.saveOwn(project.id, own))
}
