import * as z from 'zod/mini'
import { relateLogs, reviewedParts, setOutcomes } from '#domain/decisionLog.ts'
import { shownOutcomes } from '#domain/own/outcome.ts'
import { deskOutcomes, deskReview, metaOf, PROJECT_ENDING, type Project } from '#domain/project.ts'
import { tablesByLog } from '#domain/tableLog.ts'
import {
  RECOGNISED_LANGUAGES,
  type RecognisedLanguage,
  RecognisedWords,
  unpackWords,
  WORDS,
} from '#domain/textRecognition.ts'
import type { RecognisedPage } from '#extract/recognised.ts'
import type { KeptTemplate } from '#state/keptTemplate.ts'
import { type ProjectContent, writeProjectFile } from '#worker/projectFile.ts'
import { originalPath, TEMPLATES } from '#worker/projectParts.ts'
import { type PackedPart, packPart, zipOf } from '#worker/zipFile.ts'
import { briefingsOfProject, deliveryParts, takeBriefings } from './deskBriefings.ts'
import { joinContent, openProject, readInWorker, show } from './deskProjects.ts'
import { LogConflict } from './deskRepository.ts'
import {
  type DeskSession,
  fileNameOf,
  headOf,
  isOrphan,
  listHead,
  type NamedFile,
  ORIGINALS,
  opened,
  SCANS,
  save,
  saveHead,
  settled,
} from './deskState.ts'
import { withTexts } from './deskTexts.ts'

/** The open project as a file. */
export async function saveFile(session: DeskSession): Promise<NamedFile> {
  const { environment, store } = session
  const project = opened(session)
  const { partSizes, keepsOriginals, reader: savedBy } = store.getState()
  const inUse = await environment.templates.read()
  // A project keeps its own template; one without gets the one in use.
  if (inUse && ![...partSizes.keys()].some((path) => path.startsWith(TEMPLATES)))
    await keepInProject(session, inUse)
  const stored = await (await settled(session)).readParts(project.id)
  const savedAt = environment.now()
  const briefings = await briefingsOfProject(environment.briefings, store.getState())
  const parts = new Map([
    ...[...stored].filter(([path]) => !(path.startsWith(SCANS) || isOrphan(path, project.documents))),
    ...(await deliveryParts(environment.briefings, briefings)),
  ])
  const documents = withTexts(session, project.documents)
  const tables = withTexts(session, project.tables)
  const content = { ...project, documents, tables, log: [...project.log] }
  const written = { project: content, keepsOriginals, briefings, parts }
  const file = await writeProjectFile(written, { savedAt, savedBy })
  const isUnchanged = store.getState().project === project
  store.setState({ fileSavedAt: savedAt })
  if (isUnchanged) saveHead(session, savedAt)
  return { name: `${fileNameOf(project.title)}${PROJECT_ENDING}`, file }
}

/**
 * Opens a project file. A project that this device already has continues with the longer of the two logs. If the logs have
 * diverged, nothing opens until the reader chooses `joinForked`, `openForked` or `leaveForked`.
 */
export async function openFile(session: DeskSession, { name, file }: NamedFile): Promise<void> {
  const { setState } = session.store
  const { content, faults, readOnly } = await readInWorker(session, { name, file })
  if (!content) {
    setState({ refused: { name, faults } })
    return
  }
  setState({ refused: null })
  if (readOnly) {
    const title = content.project.title || name.replace(PROJECT_ENDING, '')
    session.damaged = { ...content, project: { ...content.project, title } }
    await show(session, session.damaged.project, { isReadOnly: true })
  } else if (!(await openIntact(session, content))) {
    session.forked = { name, content, faults }
    setState({ forked: { name, title: content.project.title } })
    return
  }
  setState({ fileFaults: faults })
}

/** Opens the project on this device and joins the forked file into it. */
export async function joinForked(session: DeskSession): Promise<void> {
  const { forked } = session
  if (!forked) return
  leaveForked(session)
  await openProject(session, forked.content.project.id)
  await joinContent(session, forked.name, forked.content)
}

/** Opens the forked file as a project of its own. */
export async function openForked(session: DeskSession, title: string): Promise<void> {
  const { forked } = session
  if (!forked) return
  leaveForked(session)
  await openBeside(session, forked.content, { title })
  session.store.setState({ fileFaults: forked.faults })
}

/** Closes the forked file unopened. */
export function leaveForked(session: DeskSession): void {
  session.forked = null
  session.store.setState({ forked: null })
}

/** Stores what is intact of a damaged file as a new project. */
export async function saveAsNew(session: DeskSession, title: string): Promise<void> {
  const { damaged, environment } = session
  if (!damaged) return
  const { tables, log } = damaged.project
  const part = { title, createdAt: environment.now(), tables: tablesByLog(tables, log) }
  await openBeside(session, damaged, part)
  session.damaged = null
}

export function dismissFaults({ store }: DeskSession): void {
  store.setState({ refused: null, fileFaults: [], joined: null })
}

/** Opens content as a project of its own. */
async function openBeside(
  session: DeskSession,
  content: ProjectContent,
  part: Partial<Project>,
): Promise<void> {
  const id = session.environment.newId()
  await openIntact(session, { ...content, project: { ...content.project, ...part, id } })
}

/** Opens an intact file. Resolves to whether it was opened: it is not when its log has diverged. */
async function openIntact(session: DeskSession, content: ProjectContent): Promise<boolean> {
  // Storage may be full: the project is open all the same, and is stored once that succeeds.
  const id = await adopt(session, content).catch(() => undefined)
  if (id === null) return false
  if (id === undefined) await showUnstored(session, content)
  else await openProject(session, id)
  await takeBesides(session, content)
  return true
}

async function showUnstored(
  session: DeskSession,
  { project, parts, keepsOriginals }: ProjectContent,
): Promise<void> {
  await show(session, project, { keepsOriginals })
  const { documents, tables, log } = project
  const head = headOf(project, session.environment.now(), session.store.getState())
  await save(session, async (open) => {
    await open.adopt({ head, documents, tables, log }, 0, parts)
    for (const { id } of [...documents, ...tables]) session.held.delete(id)
  })
}

/** Takes the briefings of a file, and its template where this browser uses none. */
async function takeBesides({ environment }: DeskSession, content: ProjectContent): Promise<void> {
  await takeBriefings(environment, content)
  const template = await templateIn(content.parts)
  if (template && (await environment.templates.read()) === null) await environment.templates.keep(template)
}

/** Stores a project and resolves to its id, or to null when its log has diverged from the stored one. */
async function adopt(session: DeskSession, content: ProjectContent): Promise<string | null> {
  const { environment, store } = session
  const open = await settled(session)
  const { project, parts, keepsOriginals } = content
  const there = await open.read(project.id)
  const relation = there ? relateLogs(project.log, there.log) : 'longer'
  if (relation === 'forked') return null
  const isNewer = relation === 'longer'
  const known = new Set([...(there?.documents ?? []), ...(there?.tables ?? [])].map(({ id }) => id))
  const isNew = ({ id }: { id: string }) => !known.has(id)
  // Documents of both sides are kept, so that nothing on this device is lost; facts come from the side with the longer log.
  const documents = isNewer
    ? project.documents
    : project.documents.flatMap((one) => {
        const head = there?.documents.find(({ id }) => id === one.id)
        if (!head) return one
        // Only the text is taken: this browser has lost it, but still has the facts.
        return store.getState().lostTexts.has(one.id) ? { ...head, text: one.text } : []
      })
  const log = isNewer ? project.log : (there?.log ?? [])
  const tables = tablesByLog(isNewer ? project.tables : project.tables.filter(isNew), log)
  const allTables = [...(there?.tables ?? []), ...tables.filter(isNew)]
  const all = [...(there?.documents ?? []), ...documents.filter(isNew)]
  const title = isNewer || !there ? project.title : there.head.title
  const at = environment.now()
  const isWhole = all.length === project.documents.length && allTables.length === project.tables.length
  const head = headOf({ ...project, title, documents: all, tables: allTables, log }, at, {
    reader: store.getState().reader,
    showsOthers: there?.head.showsOthers ?? false,
    keepsOriginals: keepsOriginals || (there?.head.keepsOriginals ?? false),
    fileSavedAt: isNewer && isWhole ? at : (there?.head.fileSavedAt ?? null),
  })
  try {
    await open.adopt({ head, documents, tables, log }, there?.log.length ?? 0, parts)
  } catch (error) {
    // Another tab has recorded a decision in the meantime.
    if (error instanceof LogConflict) return adopt(session, content)
    throw error
  }
  listHead(session, head)
  environment.notify(head.id)
  return head.id
}

/** The open project as sources of the pipeline: a ZIP whose `data/` joins that of the repository. */
export async function handOver(session: DeskSession): Promise<NamedFile> {
  const { title, documents, log } = opened(session)
  const parts: PackedPart[] = []
  const put = async (path: string, text: string) =>
    void parts.push(await packPart(`data/sources/${path}`, new TextEncoder().encode(text)))
  const putJson = (path: string, json: unknown) => put(path, `${JSON.stringify(json, null, 2)}\n`)
  for await (const { text, ...head } of withTexts(session, documents)) {
    await put(`documents/${head.id}.txt`, text)
    await putJson(`documents/${head.id}.meta.json`, metaOf(head))
  }
  // One file for each way of deciding, since a file states who decided and how.
  const written = new Map<string, number>()
  for (const part of reviewedParts(log)) {
    const { documentId } = part
    if (!documents.some(({ id }) => id === documentId)) continue
    const number = (written.get(documentId) ?? 0) + 1
    written.set(documentId, number)
    await putJson(`reviews/${documentId}${number === 1 ? '' : `-${number}`}.json`, deskReview(part))
  }
  const { own } = session.store.getState()
  const outcomes = own ? shownOutcomes(setOutcomes(log), own) : []
  if (outcomes.length > 0) await putJson('own-outcomes.json', deskOutcomes(outcomes))
  return { name: `${fileNameOf(title)}-sources.zip`, file: zipOf(parts, new Date(session.environment.now())) }
}

/** Starts keeping original files, or stops and removes those kept. */
export async function setKeepsOriginals(session: DeskSession, keeps: boolean): Promise<void> {
  const { getState, setState } = session.store
  const { project, partSizes } = getState()
  if (!project) return
  setState({ keepsOriginals: keeps })
  saveHead(session)
  if (keeps) return
  // The picture of a recognised text is its evidence.
  const isPicture = (path: string) =>
    project.documents.some(({ id, recognition }) => recognition && path.startsWith(`${ORIGINALS}${id}.`))
  const paths = [...partSizes.keys()].filter((path) => path.startsWith(ORIGINALS) && !isPicture(path))
  setState({ partSizes: new Map([...partSizes].filter(([path]) => !paths.includes(path))) })
  await save(session, (open) => open.removeParts(project.id, paths))
}

/** Keeps a document's original file where the project does so, and always that of a recognised text, with its words. */
export function addOriginal(
  session: DeskSession,
  documentId: string,
  fileName: string,
  file: Blob,
  words: RecognisedWords | null = null,
): void {
  const { project, keepsOriginals, partSizes } = session.store.getState()
  if (!project || !(keepsOriginals || words)) return
  const parts = new Map([[originalPath(documentId, fileName), file]])
  if (words) parts.set(`${WORDS}${documentId}.json`, new Blob([JSON.stringify(words)]))
  const sizes = [...parts].map(([path, { size }]) => [path, size] as const)
  session.store.setState({ partSizes: new Map([...partSizes, ...sizes]) })
  void save(session, (open) => open.saveParts(project.id, parts))
}

/** The words of a recognised text, the sizes of its pages, and the file with their pictures, null where the project does not have it. */
export async function readPictures(session: DeskSession, documentId: string) {
  const parts = await (await settled(session)).readParts(opened(session).id)
  const words = await parts.get(`${WORDS}${documentId}.json`)?.text()
  const file = [...parts].find(([path]) => path.startsWith(`${ORIGINALS}${documentId}.`))?.[1] ?? null
  const kept = words === undefined ? { pages: [] } : readWords(words)
  const sizes = new Map(kept.pages.map(({ number, width, height }) => [number, { width, height }] as const))
  return { file, sizes, words: unpackWords(kept) }
}

/** A scan whose text is being recognised, with the pages that are done: it outlives the page. */
export interface KeptScan {
  readonly key: string
  readonly file: File
  readonly languages: readonly RecognisedLanguage[]
  /** The document that its pages with text became before. */
  readonly documentId: string | null
  readonly pages: readonly RecognisedPage[]
}

const ABOUT = 'about.json'
const ScanAbout = z.strictObject({
  name: z.string(),
  languages: z.array(z.enum(Object.keys(RECOGNISED_LANGUAGES) as RecognisedLanguage[])),
  documentId: z.nullable(z.string()),
})

/** Keeps a scan before its text is recognised; what an earlier run in other languages recognised is dropped. */
export async function keepScan(
  session: DeskSession,
  projectId: string,
  { key, file, pages, ...about }: KeptScan,
): Promise<void> {
  if (pages.length === 0) await dropScan(session, projectId, key)
  const parts = new Map([
    [`${SCANS}${key}/${ABOUT}`, new Blob([JSON.stringify({ name: file.name, ...about })])],
    [`${SCANS}${key}/file`, file],
  ])
  await save(session, (open) => open.saveParts(projectId, parts))
}

/** Keeps a recognised page of a scan. */
export function keepScanPage(
  session: DeskSession,
  projectId: string,
  key: string,
  page: RecognisedPage,
): Promise<void> {
  const part = new Blob([JSON.stringify(page)])
  const path = `${SCANS}${key}/page-${page.number}.json`
  return save(session, (open) => open.saveParts(projectId, new Map([[path, part]])))
}

/** Forgets a scan: its text is in the project, or the reader does not want it. */
export function dropScan(session: DeskSession, projectId: string, key: string): Promise<void> {
  return save(session, async (open) => {
    const paths = [...(await open.partSizes(projectId)).keys()]
    await open.removeParts(
      projectId,
      paths.filter((path) => path.startsWith(`${SCANS}${key}/`)),
    )
  })
}

/** The scans that a project keeps. One that cannot be read is left out. */
export async function keptScans(session: DeskSession, projectId: string): Promise<readonly KeptScan[]> {
  const repository = await settled(session)
  // Nearly every project keeps none: the keys say so without a file being read.
  if (![...(await repository.partSizes(projectId)).keys()].some((path) => path.startsWith(SCANS))) return []
  const parts = [...(await repository.readParts(projectId))]
  const abouts = parts.filter(([path]) => path.startsWith(SCANS) && path.endsWith(ABOUT))
  const scanAt = async ([path, part]: (typeof parts)[number]): Promise<KeptScan | null> => {
    const folder = path.slice(0, -ABOUT.length)
    const file = parts.find(([one]) => one === `${folder}file`)?.[1]
    const about = ScanAbout.safeParse(JSON.parse(await part.text())).data
    if (!file || !about) return null
    const { name, ...asked } = about
    const read = parts.filter(([one]) => one.startsWith(`${folder}page-`))
    const pages = await Promise.all(
      read.map(async ([, page]) => JSON.parse(await page.text()) as RecognisedPage),
    )
    return { ...asked, key: folder.slice(SCANS.length, -1), file: new File([file], name), pages }
  }
  const scans = await Promise.all(abouts.map((about) => scanAt(about).catch(() => null)))
  return scans.filter((scan) => scan !== null)
}

/** Words as they are kept; none where a file from elsewhere has others. */
function readWords(text: string): RecognisedWords {
  try {
    return RecognisedWords.parse(JSON.parse(text))
  } catch {
    return { pages: [] }
  }
}

/** The template of slides in the open project, which its file carries; null for none. */
export async function projectTemplate(session: DeskSession): Promise<KeptTemplate | null> {
  const { project, partSizes } = session.store.getState()
  const path = [...partSizes.keys()].find((one) => one.startsWith(TEMPLATES))
  if (!project || path === undefined) return null
  const part = (await (await settled(session)).readParts(project.id)).get(path)
  return part ? templateOf(path, part) : null
}

/** Keeps the template in the open project in place of another. */
export async function keepInProject(session: DeskSession, template: KeptTemplate): Promise<void> {
  const { id } = opened(session)
  const path = pathOfTemplate(template)
  const { partSizes } = session.store.getState()
  const others = [...partSizes.keys()].filter((one) => one.startsWith(TEMPLATES) && one !== path)
  const left = [...partSizes].filter(([one]) => !others.includes(one))
  session.store.setState({ partSizes: new Map(left).set(path, template.bytes.length) })
  await save(session, async (open) => {
    // A file of the same name but another size is a separate part.
    await open.removeParts(id, [...others, path])
    await open.saveParts(id, new Map([[path, new Blob([template.bytes])]]))
  })
}

/** The template among a project's parts. */
async function templateIn(parts: ReadonlyMap<string, Blob>): Promise<KeptTemplate | null> {
  const [found] = [...parts].filter(([path]) => path.startsWith(TEMPLATES))
  return found ? templateOf(...found) : null
}

async function templateOf(path: string, part: Blob): Promise<KeptTemplate> {
  return { name: path.slice(TEMPLATES.length), bytes: new Uint8Array(await part.arrayBuffer()) }
}

/** The path of a template in a project's file. */
function pathOfTemplate({ name }: KeptTemplate): string {
  return `${TEMPLATES}${name.replaceAll(/[\\/:\p{C}]/gu, '-').replace(/^[^\p{L}\p{N}_]+/u, '') || 'template.potx'}`
}
