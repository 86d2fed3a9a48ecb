import { tablesByLog } from '#domain/tableLog.ts'
import type { DeskContext } from './deskContext.ts'
import type { ProjectHead } from './deskRepository.ts'
import type { DeskState, OpenProject } from './deskState.ts'

/** Removes a project from the lists of projects. */
export const withoutProject =
  (id: string) =>
  ({ heads, damaged }: DeskState): Pick<DeskState, 'heads' | 'damaged'> => ({
    heads: heads.filter((head) => head.id !== id),
    damaged: damaged.filter((one) => one !== id),
  })

/** Reads a stored project; one that cannot be read is listed as damaged and left as it is. */
export async function readStored({ repository, setState }: DeskContext, id: string) {
  try {
    return (await repository()?.read(id)) ?? null
  } catch {
    setState(withoutProject(id))
    setState(({ damaged }) => ({ damaged: [...damaged, id] }))
    return null
  }
}

/** Loads what another tab has changed of a project: the list of projects, and the project itself where it is open. */
export async function syncProject(context: DeskContext, projectId: string): Promise<void> {
  const { environment, getState, setState, openDocument, publish } = context
  const repository = context.repository()
  if (!repository) return
  setState({ heads: [...(await repository.heads())].sort(byChange) })
  const { project, save, isReadOnly } = getState()
  if (project?.id !== projectId || save !== 'saved' || isReadOnly) return
  const read = await repository.read(projectId)
  const partSizes = await repository.partSizes(projectId)
  if (getState().project !== project) return
  if (!read) {
    context.closeProject()
    return
  }
  const { head, documents, log, torn } = read
  const tables = tablesByLog(read.tables, log)
  if (log.length < project.log.length) return
  const { title, keepsOriginals = false, fileSavedAt = null, showsOthers = false } = head
  setState({ keepsOriginals, fileSavedAt, showsOthers, partSizes, torn })
  const before = new Map(project.documents.map((document) => [document.id, JSON.stringify(document)]))
  const same = new Set(
    documents.filter((one) => before.get(one.id) === JSON.stringify(one)).map(({ id }) => id),
  )
  const isSame = same.size === documents.length && same.size === before.size
  // The text of a table is frozen.
  const settingsOf = (all: OpenProject['tables']) =>
    JSON.stringify(all.map(({ id, settings }) => [id, settings]))
  const isSameTables = settingsOf(tables) === settingsOf(project.tables)
  if (isSame && isSameTables && title === project.title && log.length === project.log.length) return
  context.noteStored(log.length)
  setState(({ derived }) => ({
    project: { ...project, title, documents, tables, log },
    // Documents whose facts have changed are derived again.
    derived: new Map([...derived].filter(([id]) => same.has(id))),
    otherTabAt: environment.now(),
  }))
  const known = new Map(project.tables.map((table) => [table.id, JSON.stringify(table.settings)]))
  for (const table of tables) {
    if (known.get(table.id) !== JSON.stringify(table.settings)) void context.readTable(table)
  }
  const { documentId, claimId, tableId } = getState()
  if (!tables.some(({ id }) => id === tableId)) setState({ tableId: null })
  const open = documents.some(({ id }) => id === documentId) ? documentId : (documents[0]?.id ?? null)
  if (open === null) setState({ documentId: null, claimId: null })
  else if (getState().tableId === null) await openDocument(open, open === documentId ? claimId : null)
  await publish()
}

/** Compares projects by the time of their last change, newest first. */
export const byChange = (a: ProjectHead, b: ProjectHead) => (a.changedAt < b.changedAt ? 1 : -1)
