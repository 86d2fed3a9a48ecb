import type { ShownOthers } from '#domain/agreement.ts'
import { UNNAMED } from '#domain/joinProjects.ts'
import type { TableHead } from '#domain/ownTable.ts'
import type { DocumentHead } from '#domain/project.ts'
import { tablesByLog } from '#domain/tableLog.ts'
import { applyToLayer } from './applyToLayer.ts'
import { openDocument } from './deskDocuments.ts'
import { saveEntries } from './deskLog.ts'
import type { ProjectHead } from './deskRepository.ts'
import { type DeskSession, forgetProject, opened, save, saveHead } from './deskSession.ts'
import { CLOSED, type DeskState, isOrphan, type OpenProject, SCANS } from './deskState.ts'
import { readTable } from './deskTexts.ts'

/** Reads the projects of this device and opens the one that was open last; once per page. */
export function start(session: DeskSession): Promise<void> {
  session.started ??= startNow(session)
  return session.started
}

async function startNow(session: DeskSession): Promise<void> {
  const { environment, store } = session
  const { repository, isPersistent, isOlder = false } = await environment.open()
  session.repository = repository
  const heads = [...(await repository.heads())].sort(byChange)
  store.setState({ heads, damaged: await repository.damaged(), isPersistent, isOlder })
  const { project } = environment.recall()
  if (project !== null && heads.some(({ id }) => id === project)) await openProject(session, project)
  store.setState({ isReady: true })
}

/** Keeps what is not stored yet for the next page; call it when the page closes. */
export function flush({ environment, store, stored }: DeskSession): void {
  const { project } = store.getState()
  if (project && project.log.length > stored) environment.storeUnsaved(project.id, project.log.slice(stored))
}

export async function newProject(session: DeskSession, title: string): Promise<void> {
  const { environment, store } = session
  const id = environment.newId()
  const project: OpenProject = { id, title, createdAt: environment.now(), documents: [], tables: [], log: [] }
  session.stored = 0
  session.held.clear()
  store.setState({ ...CLOSED, project })
  environment.remember({ project: id, reader: store.getState().reader })
  environment.showOwn(null)
  saveHead(session)
}

export async function openProject(session: DeskSession, id: string): Promise<void> {
  const { environment, store, repository } = session
  const read = await readStored(session, id)
  const partSizes = new Map(
    [...((await repository?.partSizes(id)) ?? [])].filter(([path]) => !path.startsWith(SCANS)),
  )
  if (!read) return
  const { title, createdAt, keepsOriginals = false, fileSavedAt = null, showsOthers = false } = read.head
  environment.remember({ project: id, reader: store.getState().reader })
  const known = new Set(read.log.map((entry) => entry.id))
  const unsaved = environment.claimUnsaved(id, read.log).filter((entry) => !known.has(entry.id))
  const log = [...read.log, ...unsaved]
  const tables = tablesByLog(read.tables, log)
  const project = { id, title, createdAt, documents: read.documents, tables, log }
  // What cannot be read keeps its original too.
  const orphans = [...partSizes.keys()].filter((path) => isOrphan(path, [...read.documents, ...read.torn]))
  for (const path of orphans) partSizes.delete(path)
  await show(session, project, { keepsOriginals, fileSavedAt, showsOthers, partSizes, torn: read.torn })
  if (orphans.length > 0) await save(session, (open) => open.removeParts(id, orphans))
  session.stored = read.log.length
  if (unsaved.length > 0) await save(session, (open) => saveEntries(session, open, id))
}

/** Reads a stored project; one that cannot be read is listed as damaged and left as it is. */
async function readStored({ repository, store }: DeskSession, id: string) {
  try {
    return (await repository?.read(id)) ?? null
  } catch {
    store.setState(withoutProject(id))
    store.setState(({ damaged }) => ({ damaged: [...damaged, id] }))
    return null
  }
}

/** A project whose texts may come with it: these stay in memory until they are stored. */
type ShownProject = Omit<OpenProject, 'documents' | 'tables'> & {
  readonly tables: readonly (TableHead & { readonly text?: string })[]
  readonly documents: readonly (DocumentHead & { readonly text?: string })[]
}

/** Shows a project in this tab. */
export async function show(
  session: DeskSession,
  content: ShownProject,
  part: Partial<DeskState>,
): Promise<void> {
  session.stored = content.log.length
  session.held.clear()
  const held = <Head extends { id: string; text?: string }>({ text, ...head }: Head) => {
    if (text !== undefined) session.held.set(head.id, text)
    return head
  }
  const [documents, tables] = [content.documents.map(held), content.tables.map(held)]
  session.store.setState({ ...CLOSED, project: { ...content, documents, tables }, ...part })
  const [first] = documents
  if (first) await openDocument(session, first.id)
  await applyToLayer(session)
}

export function closeProject(session: DeskSession): void {
  const { environment, store } = session
  forgetProject(session)
  store.setState(CLOSED)
  environment.remember({ project: null, reader: store.getState().reader })
  environment.showOwn(null)
}

/** Everything stored of a project, unparsed. */
export async function readRaw(
  { repository }: DeskSession,
  id: string,
): Promise<Readonly<Record<string, readonly unknown[]>>> {
  return (await repository?.raw(id)) ?? {}
}

export async function removeProject(session: DeskSession, id: string): Promise<void> {
  const { store, repository, environment } = session
  if (store.getState().project?.id === id) closeProject(session)
  store.setState(withoutProject(id))
  await session.enqueue(async () => repository?.remove(id))
  environment.notify(id)
}

export function rename(session: DeskSession, title: string): void {
  session.store.setState({ project: { ...opened(session), title } })
  saveHead(session)
}

export function setReader(session: DeskSession, name: string): void {
  const reader = name.trim() || UNNAMED
  session.store.setState({ reader })
  const { project } = session.store.getState()
  session.environment.remember({ project: project?.id ?? null, reader })
  if (project) void applyToLayer(session)
}

/** Shows what other readers decided on claims that this reader has not decided, or hides it. */
export function setShowsOthers(session: DeskSession, showsOthers: ShownOthers): void {
  session.store.setState({ showsOthers })
  saveHead(session)
  void applyToLayer(session)
}

const withoutProject =
  (id: string) =>
  ({ heads, damaged }: DeskState): Pick<DeskState, 'heads' | 'damaged'> => ({
    heads: heads.filter((head) => head.id !== id),
    damaged: damaged.filter((one) => one !== id),
  })

/** Loads what another tab has changed: the list of projects, and the project itself where it is open. */
export async function sync(session: DeskSession, projectId: string): Promise<void> {
  const { store, repository } = session
  const { getState, setState } = store
  if (!repository) return
  setState({ heads: [...(await repository.heads())].sort(byChange) })
  const { project, save: state, isReadOnly } = getState()
  if (project?.id !== projectId || state !== 'saved' || isReadOnly) return
  const read = await repository.read(projectId)
  const partSizes = await repository.partSizes(projectId)
  if (getState().project !== project) return
  if (!read) return closeProject(session)
  const { head, documents, log, torn } = read
  if (log.length < project.log.length) return
  const { title, keepsOriginals = false, fileSavedAt = null, showsOthers = false } = head
  setState({ keepsOriginals, fileSavedAt, showsOthers, partSizes, torn })
  await takeProject(session, project, {
    ...project,
    title,
    documents,
    tables: tablesByLog(read.tables, log),
    log,
  })
}

/** Shows the open project as another tab has stored it. */
async function takeProject(session: DeskSession, project: OpenProject, now: OpenProject): Promise<void> {
  const { environment, store } = session
  const { documents, tables, title, log } = now
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
  session.stored = log.length
  store.setState(({ derived }) => ({
    project: now,
    // Documents whose facts have changed are derived again.
    derived: new Map([...derived].filter(([id]) => same.has(id))),
    otherTabAt: environment.now(),
  }))
  const known = new Map(project.tables.map((table) => [table.id, JSON.stringify(table.settings)]))
  for (const table of tables)
    if (known.get(table.id) !== JSON.stringify(table.settings)) void readTable(session, table)
  const { documentId, claimId, tableId } = store.getState()
  if (!tables.some(({ id }) => id === tableId)) store.setState({ tableId: null })
  const open = documents.some(({ id }) => id === documentId) ? documentId : (documents[0]?.id ?? null)
  if (open === null) store.setState({ documentId: null, claimId: null })
  else if (store.getState().tableId === null)
    await openDocument(session, open, open === documentId ? claimId : null)
  await applyToLayer(session)
}

/** Compares projects by the time of their last change, newest first. */
const byChange = (a: ProjectHead, b: ProjectHead) => (a.changedAt < b.changedAt ? 1 : -1)
