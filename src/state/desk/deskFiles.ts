import { relateLogs, reviewedParts, setOutcomes } from '#domain/decisionLog.ts'
import { shownOutcomes } from '#domain/ownOutcome.ts'
import type { ProjectTable, TableHead } from '#domain/ownTable.ts'
import {
  type DocumentHead,
  deskOutcomes,
  deskReview,
  metaOf,
  type Project,
  type ProjectDocument,
} from '#domain/project.ts'
import { tablesByLog } from '#domain/tableLog.ts'
import type { KeptTemplate } from '#state/keptTemplate.ts'
import { briefingsOfProject, takeBriefings } from './deskBriefings.ts'
import type { DeskContext } from './deskContext.ts'
import { joinContent } from './deskJoin.ts'
import { type DeskRepository, LogConflict } from './deskRepository.ts'
import type { DeskActions, DeskState } from './deskState.ts'
import { headOf } from './deskState.ts'
import { PROJECT_ENDING, type ProjectContent, readProjectFile, writeProjectFile } from './projectFile.ts'
import { pathOfTemplate, TEMPLATES, templateIn, templateOf } from './projectParts.ts'
import { type PackedPart, packPart, zipOf } from './zipFile.ts'

type FileActions = Pick<
  DeskActions,
  | 'saveFile'
  | 'openFile'
  | 'joinForked'
  | 'openForked'
  | 'leaveForked'
  | 'saveAsNew'
  | 'dismissFaults'
  | 'handOver'
  | 'setKeepsOriginals'
  | 'addOriginal'
  | 'projectTemplate'
  | 'keepInProject'
>

/** The actions on project files and kept originals. */
export function createDeskFiles(context: DeskContext): FileActions {
  const { environment, getState, setState, opened, saveHead, save } = context
  const { now } = environment
  /** The content of the damaged file that is open. */
  let damaged: ProjectContent | null = null
  /** The content of a file whose log has diverged from the project's, with its faults. */
  let forked: { name: string; content: ProjectContent; faults: DeskState['fileFaults'] } | null = null

  function leaveForked(): void {
    forked = null
    setState({ forked: null })
  }

  async function repository(): Promise<DeskRepository> {
    // After every pending save.
    await context.settle()
    const found = context.repository()
    if (!found) throw new Error('the Desk has not started')
    return found
  }

  /** Documents with their texts, one after another. */
  async function* loaded(heads: readonly DocumentHead[]): AsyncGenerator<ProjectDocument> {
    for (const head of heads) {
      const document = await context.texts.load(head)
      if (document) yield document
    }
  }

  /** Tables with their texts, one after another. */
  async function* withTexts(heads: readonly TableHead[]): AsyncGenerator<ProjectTable> {
    for (const head of heads) {
      const text = await context.texts.textOf(head.id)
      if (text !== null) yield { ...head, text }
    }
  }

  /** Stores a project and resolves to its id, or to null when its log has diverged from the stored one. */
  async function adopt(content: ProjectContent): Promise<string | null> {
    const open = await repository()
    const { project, parts, keepsOriginals } = content
    const there = await open.read(project.id)
    const relation = there ? relateLogs(project.log, there.log) : 'longer'
    if (relation === 'forked') return null
    const isNewer = relation === 'longer'
    const known = new Set(there?.documents.map(({ id }) => id))
    // Documents of both sides are kept, so that nothing on this device is lost; facts come from the side with the longer log.
    const documents = isNewer
      ? project.documents
      : project.documents.flatMap((one) => {
          const head = there?.documents.find(({ id }) => id === one.id)
          if (!head) return one
          // Only the text is taken: this browser has lost it, but still has the facts.
          return getState().lostTexts.has(one.id) ? { ...head, text: one.text } : []
        })
    const added = documents.filter(({ id }) => !known.has(id))
    const knownTables = new Set(there?.tables.map(({ id }) => id))
    const log = isNewer ? project.log : (there?.log ?? [])
    const ofFile = isNewer ? project.tables : project.tables.filter(({ id }) => !knownTables.has(id))
    const tables = tablesByLog(ofFile, log)
    const addedTables = tables.filter(({ id }) => !knownTables.has(id))
    const allTables = [...(there?.tables ?? []), ...addedTables]
    const all = [...(there?.documents ?? []), ...added]
    const title = isNewer || !there ? project.title : there.head.title
    const at = now()
    const head = headOf({ ...project, title, documents: all, tables: allTables, log }, at, {
      reader: getState().reader,
      showsOthers: there?.head.showsOthers ?? false,
      keepsOriginals: keepsOriginals || (there?.head.keepsOriginals ?? false),
      fileSavedAt:
        isNewer && all.length === project.documents.length && allTables.length === project.tables.length
          ? at
          : (there?.head.fileSavedAt ?? null),
    })
    try {
      await open.adopt({ head, documents, tables, log }, there?.log.length ?? 0, parts)
    } catch (error) {
      // Another tab has recorded a decision in the meantime.
      if (error instanceof LogConflict) return adopt(content)
      throw error
    }
    setState(({ heads }) => ({ heads: [head, ...heads.filter(({ id }) => id !== head.id)] }))
    environment.notify(head.id)
    return head.id
  }

  /** Keeps a template in the open project, whose file then carries it. */
  async function keepInProject(template: KeptTemplate): Promise<void> {
    const { id } = opened()
    const path = pathOfTemplate(template)
    const { partSizes } = getState()
    const others = [...partSizes.keys()].filter((one) => one.startsWith(TEMPLATES) && one !== path)
    const left = [...partSizes].filter(([one]) => !others.includes(one))
    setState({ partSizes: new Map(left).set(path, template.bytes.length) })
    await save(async (open) => {
      // A file of the same name but another size is a separate part.
      await open.removeParts(id, [...others, path])
      await open.saveParts(id, new Map([[path, new Blob([template.bytes])]]))
    })
  }

  /** Uses the template of an opened file where this browser uses none. */
  async function takeTemplate({ parts }: ProjectContent): Promise<void> {
    const template = await templateIn(parts)
    if (template && (await environment.templates.read()) === null) await environment.templates.keep(template)
  }

  /** Opens an intact file. Resolves to whether it was opened: it is not when its log has diverged. */
  async function openIntact(content: ProjectContent): Promise<boolean> {
    let id: string | null
    try {
      id = await adopt(content)
    } catch {
      // Storage may be full: the project is open all the same, and is stored once that succeeds.
      const { project, parts, keepsOriginals } = content
      await context.show(project, { keepsOriginals })
      const { documents, tables, log } = project
      const head = headOf(project, now(), getState())
      await save(async (open) => {
        await open.adopt({ head, documents, tables, log }, 0, parts)
        for (const { id } of [...documents, ...tables]) context.texts.release(id)
      })
      await takeBriefings(context, content.briefings)
      await takeTemplate(content)
      return true
    }
    if (id === null) return false
    await context.openStored(id)
    await takeBriefings(context, content.briefings)
    await takeTemplate(content)
    return true
  }

  /** Opens content as a project of its own. */
  async function openBeside(content: ProjectContent, part: Partial<Project>): Promise<void> {
    await openIntact({ ...content, project: { ...content.project, ...part, id: environment.newId() } })
  }

  return {
    saveFile: async () => {
      const project = opened()
      const { partSizes, keepsOriginals } = getState()
      const inUse = await environment.templates.read()
      // A project keeps its own template; one without gets the one in use.
      if (inUse && ![...partSizes.keys()].some((path) => path.startsWith(TEMPLATES)))
        await keepInProject(inUse)
      const stored = await (await repository()).readParts(project.id)
      const parts = new Map([...stored].filter(([path]) => !isOrphan(path, project.documents)))
      const savedAt = now()
      const briefings = await briefingsOfProject(environment.briefings, getState())
      const { documents, tables, log } = project
      const content = { ...project, documents: loaded(documents), tables: withTexts(tables), log: [...log] }
      const written = { project: content, keepsOriginals, briefings, parts }
      const file = await writeProjectFile(written, { savedAt, savedBy: getState().reader })
      const isUnchanged = getState().project === project
      setState({ fileSavedAt: savedAt })
      if (isUnchanged) saveHead(savedAt)
      return { name: `${fileNameOf(project.title)}${PROJECT_ENDING}`, file }
    },
    openFile: async ({ name, file }) => {
      const { content, faults, readOnly } = await readProjectFile(file)
      if (!content) {
        setState({ refused: { name, faults } })
        return
      }
      setState({ refused: null })
      if (readOnly) {
        const title = content.project.title || name.replace(PROJECT_ENDING, '')
        damaged = { ...content, project: { ...content.project, title } }
        await context.show(damaged.project, { isReadOnly: true })
      } else if (!(await openIntact(content))) {
        forked = { name, content, faults }
        setState({ forked: { name, title: content.project.title } })
        return
      }
      setState({ fileFaults: faults })
    },
    joinForked: async () => {
      if (!forked) return
      const { name, content } = forked
      leaveForked()
      await context.openStored(content.project.id)
      await joinContent(context, name, content)
    },
    openForked: async (title) => {
      if (!forked) return
      const { content, faults } = forked
      leaveForked()
      await openBeside(content, { title })
      setState({ fileFaults: faults })
    },
    leaveForked,
    saveAsNew: async (title) => {
      if (!damaged) return
      const { tables, log } = damaged.project
      await openBeside(damaged, { title, createdAt: now(), tables: tablesByLog(tables, log) })
      damaged = null
    },
    dismissFaults: () => setState({ refused: null, fileFaults: [], joined: null }),
    handOver: async () => {
      const { title, documents, log } = opened()
      const parts: PackedPart[] = []
      const put = async (path: string, text: string) =>
        void parts.push(await packPart(`data/sources/${path}`, new TextEncoder().encode(text)))
      const putJson = (path: string, json: unknown) => put(path, `${JSON.stringify(json, null, 2)}\n`)
      for await (const document of loaded(documents)) {
        const { id, text } = document
        await put(`documents/${id}.txt`, text)
        await putJson(`documents/${id}.meta.json`, metaOf(document))
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
      const { own } = getState()
      const outcomes = own ? shownOutcomes(setOutcomes(log), own) : []
      if (outcomes.length > 0) await putJson('own-outcomes.json', deskOutcomes(outcomes))
      return { name: `${fileNameOf(title)}-sources.zip`, file: zipOf(parts, new Date(now())) }
    },
    setKeepsOriginals: async (keeps) => {
      const { project, partSizes } = getState()
      if (!project) return
      setState({ keepsOriginals: keeps })
      saveHead()
      if (keeps) return
      const paths = [...partSizes.keys()].filter((path) => path.startsWith(ORIGINALS))
      setState({ partSizes: new Map([...partSizes].filter(([path]) => !path.startsWith(ORIGINALS))) })
      await save((open) => open.removeParts(project.id, paths))
    },
    keepInProject,
    projectTemplate: async () => {
      const { project, partSizes } = getState()
      const path = [...partSizes.keys()].find((one) => one.startsWith(TEMPLATES))
      if (!project || path === undefined) return null
      const part = (await (await repository()).readParts(project.id)).get(path)
      return part ? templateOf(path, part) : null
    },
    addOriginal: (documentId, fileName, file) => {
      const { project, keepsOriginals, partSizes } = getState()
      if (!project || !keepsOriginals) return
      const [, ending = 'bin'] = /\.([a-z\d]{1,8})$/i.exec(fileName) ?? []
      const path = `${ORIGINALS}${documentId}.${ending.toLowerCase()}`
      setState({ partSizes: new Map(partSizes).set(path, file.size) })
      void save((open) => open.saveParts(project.id, new Map([[path, file]])))
    },
  }
}

const ORIGINALS = 'originals/'

/** Whether a part is the original of a document that is not in the project. */
export function isOrphan(path: string, documents: readonly { id: string }[]): boolean {
  return path.startsWith(ORIGINALS) && !documents.some(({ id }) => path.startsWith(`${ORIGINALS}${id}.`))
}

/** A title as a file name that is valid on every system. */
export function fileNameOf(title: string): string {
  const name = title
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60)
  return name || 'project'
}
