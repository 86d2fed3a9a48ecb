import { joinProjects } from '#domain/joinProjects.ts'
import { webAnnotations } from '#domain/webAnnotations.ts'
import { type ProjectContent, type ReadProjectFile, readProjectFile } from '#worker/projectFile.ts'
import { takeBriefings } from './deskBriefings.ts'
import { openProject } from './deskProjects.ts'
import { LogConflict } from './deskRepository.ts'
import { type DeskSession, listHead, opened, settled } from './deskSession.ts'
import { headOf, type NamedFile } from './deskState.ts'
import { deriveDocument, loadDocument } from './deskTexts.ts'

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

/** Joins a second reader's project file into the open project. */
export async function joinFile(session: DeskSession, { name, file }: NamedFile): Promise<void> {
  const { content, faults, readOnly } = await readInWorker(session, { name, file })
  if (content && !readOnly) await joinContent(session, name, content)
  else session.store.setState({ refused: { name, faults } })
}

/** Joins a second reader's project into the open one, which is stored and shown with it. */
export async function joinContent(
  session: DeskSession,
  name: string,
  content: ProjectContent,
): Promise<void> {
  const { environment, store } = session
  const repository = await settled(session)
  const mine = opened(session)
  if (store.getState().isReadOnly) return
  const result = joinProjects(mine, content.project, environment.sha256)
  if (!result.ok) {
    store.setState({ refused: null, joined: { name, fault: result.fault } })
    return
  }
  const { documents, log } = result.joined
  const knownTexts = new Set(mine.documents.map(({ id }) => id))
  const known = new Set(mine.tables.map(({ id }) => id))
  const tables = content.project.tables.filter(({ id }) => !known.has(id))
  const all = { ...mine, documents, tables: [...mine.tables, ...tables], log }
  const head = headOf(all, environment.now(), store.getState())
  try {
    const added = content.project.documents.filter(({ id }) => !knownTexts.has(id))
    await repository.adopt({ head, documents: added, tables, log: [...log] }, mine.log.length, content.parts)
  } catch (error) {
    if (!(error instanceof LogConflict)) throw error
    // Another tab has recorded a decision in the meantime.
    await openProject(session, mine.id)
    return joinContent(session, name, content)
  }
  listHead(session, head)
  environment.notify(head.id)
  await openProject(session, mine.id)
  await takeBriefings(environment, content)
  store.setState({ refused: null, joined: { name, added: result.added } })
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
