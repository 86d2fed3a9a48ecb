import type { ShownOthers } from '#domain/agreement.ts'
import type { LogEntry } from '#domain/decisionLog.ts'
import { joinProjects, UNNAMED } from '#domain/joinProjects.ts'
import type { TableHead } from '#domain/own/table.ts'
import type { DocumentHead } from '#domain/project.ts'
import { tablesByLog } from '#domain/tableLog.ts'
import { webAnnotations } from '#domain/webAnnotations.ts'
import { type ProjectContent, type ReadProjectFile, readProjectFile } from '#worker/projectFile.ts'
import { applyToLayer } from './applyToLayer.ts'
import { takeBriefings } from './deskBriefings.ts'
import { openDocument } from './deskDocuments.ts'
import { saveEntries, takeStoredLog } from './deskLog.ts'
import { type DeskRepository, LogConflict, type ProjectHead } from './deskRepository.ts'
import {
  CLOSED,
  type DeskSession,
  type DeskState,
  forgetProject,
  headOf,
  isOrphan,
  listHead,
  type NamedFile,
  type OpenProject,
  opened,
  SCANS,
  save,
  saveHead,
} from './deskState.ts'
import { deriveDocument, loadDocument, readTable } from './deskTexts.ts'

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
  const partSizes = await partSizesOf(repository, id)
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

/** Bytes of each kept part by path, without scans whose text is being recognised. */
async function partSizesOf(repository: DeskRepository | null, id: string): Promise<Map<string, number>> {
  return new Map([...((await repository?.partSizes(id)) ?? [])].filter(([path]) => !path.startsWith(SCANS)))
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
  const partSizes = await partSizesOf(repository, projectId)
  if (getState().project !== project) return
  if (!read) return closeProject(session)
  const { head, documents, log, torn } = read
  if (log.length < project.log.length) return
  const { title, keepsOriginals = false, fileSavedAt = null, showsOthers = false } = head
  setState({ keepsOriginals, fileSavedAt, showsOthers, partSizes, torn })
  const now = { ...project, title, documents, tables: tablesByLog(read.tables, log), log }
  session.stored = log.length
  await takeProject(session, now, { otherTabAt: session.environment.now() })
}

/** Shows the open project as it is now, at the claim that is open; `part` is set where anything has changed. */
async function takeProject(
  session: DeskSession,
  now: OpenProject,
  part: Partial<DeskState> = {},
): Promise<void> {
  const { store } = session
  const project = opened(session)
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
  store.setState(({ derived }) => ({
    project: now,
    // Documents whose facts have changed are derived again.
    derived: new Map([...derived].filter(([id]) => same.has(id))),
    ...part,
  }))
  const known = new Map(project.tables.map((table) => [table.id, JSON.stringify(table.settings)]))
  for (const table of tables)
    if (known.get(table.id) !== JSON.stringify(table.settings)) void readTable(session, table)
  const { documentId, claimId, tableId } = store.getState()
  if (!tables.some(({ id }) => id === tableId)) store.setState({ tableId: null })
  const open = documents.some(({ id }) => id === documentId) ? documentId : (documents[0]?.id ?? null)
  if (open === null) store.setState({ documentId: null, claimId: null })
  // Where nothing is open in a text, because all is decided, nothing is opened either.
  else if (store.getState().tableId === null && !(open === documentId && same.has(open)))
    await openDocument(session, open, open === documentId ? claimId : null)
  await applyToLayer(session)
}

/** Compares projects by the time of their last change, newest first. */
const byChange = (a: ProjectHead, b: ProjectHead) => (a.changedAt < b.changedAt ? 1 : -1)

/** Reads a project file beside the page, and says how far it is; in the page where the worker is not there. */
export async function readInWorker(
  { environment, store }: DeskSession,
  { name, file }: NamedFile,
): Promise<ReadProjectFile> {
  const show = (done: number, of: number) => store.setState({ opening: { name, done, of } })
  try {
    return await environment
      .desk()
      .readProject(file, show)
      .catch(() => readProjectFile(file))
  } finally {
    store.setState({ opening: null })
  }
}

/** Joins a second reader's project file into the project that is open now. */
export async function joinFile(session: DeskSession, { name, file }: NamedFile): Promise<void> {
  const { id } = opened(session)
  const { content, faults, readOnly } = await readInWorker(session, { name, file })
  // Another project may have been opened meanwhile.
  if (session.store.getState().project?.id !== id) return
  if (content && !readOnly) await joinContent(session, name, content)
  else session.store.setState({ refused: { name, faults } })
}

/**
 * Joins a second reader's project into the open one, and resolves once it is stored and shown. What is open stays open, and
 * what is decided meanwhile follows in the log.
 */
export async function joinContent(
  session: DeskSession,
  name: string,
  content: ProjectContent,
): Promise<void> {
  const { id } = opened(session)
  // Among the saves, so that none comes between.
  await save(session, (open) => joinStored(session, open, id, { name, content }))
  await applyToLayer(session)
}

async function joinStored(
  session: DeskSession,
  open: DeskRepository,
  id: string,
  { name, content }: { name: string; content: ProjectContent },
): Promise<void> {
  const { environment, store } = session
  const mine = store.getState().project
  if (mine?.id !== id) return
  const { project: theirs, parts } = content
  const result = joinProjects(mine, theirs, environment.sha256)
  if (!result.ok) return store.setState({ refused: null, joined: { name, fault: result.fault } })
  const { documents, log } = result.joined
  const known = new Set([...mine.documents, ...mine.tables].map((one) => one.id))
  const isNew = (one: { id: string }) => !known.has(one.id)
  const added = { documents: theirs.documents.filter(isNew), tables: theirs.tables.filter(isNew) }
  const all = { ...mine, documents, tables: [...mine.tables, ...added.tables], log }
  const head = headOf(all, environment.now(), store.getState())
  try {
    await open.adopt({ head, ...added, log }, session.stored, parts)
  } catch (error) {
    if (!(error instanceof LogConflict)) throw error
    // Another tab has recorded a decision in the meantime.
    await takeStoredLog(session, open, error.stored)
    return joinStored(session, open, id, { name, content })
  }
  listHead(session, head)
  environment.notify(id)
  const now = store.getState().project
  if (now?.id !== id) return
  session.stored = log.length
  // Not awaited: what it shows is stored by a later save.
  void takeProject(session, withJoined(now, added, log))
  const joined = { name, added: result.added }
  store.setState({ removed: null, removedTable: null, refused: null, joined })
  const partSizes = await partSizesOf(open, id)
  if (store.getState().project?.id === id) store.setState({ partSizes })
  await takeBriefings(environment, content)
}

/** A project with what was joined to it, and with what was decided since. */
function withJoined(
  now: OpenProject,
  { documents, tables }: Pick<ProjectContent['project'], 'documents' | 'tables'>,
  joined: readonly LogEntry[],
): OpenProject {
  const there = new Set([...joined, ...now.documents, ...now.tables].map(({ id }) => id))
  const log = [...joined, ...now.log.filter(({ id }) => !there.has(id))]
  // Their texts are stored.
  const headsOf = <Head extends { id: string; text: string }>(all: readonly Head[]) =>
    all.flatMap(({ text: _, ...head }) => (there.has(head.id) ? [] : head))
  return {
    ...now,
    documents: [...now.documents, ...headsOf(documents)],
    tables: tablesByLog([...now.tables, ...headsOf(tables)], log),
    log,
  }
}

/** The claims of the open project as W3C Web Annotations, with its title. */
export async function exportClaims(session: DeskSession): Promise<{ title: string; text: string }> {
  const { environment, store } = session
  const { title, documents, log } = opened(session)
  const texts = []
  for (const head of documents) {
    const document = await loadDocument(session, head)
    const derived = await deriveDocument(session, head)
    if (document && derived) texts.push({ document, claims: derived.claims })
  }
  const { reader: who } = store.getState()
  const facts = { rules: await environment.desk().rules(), at: environment.now(), who }
  return { title, text: `${JSON.stringify(webAnnotations(texts, log, facts), null, 2)}\n` }
}
