import { create } from 'zustand'
import {
  decisionsByReader,
  entryToUndo,
  type NewEntry,
  nextTime,
  outcomesByReader,
  relateLogs,
  SETTLED,
} from '#domain/decisionLog.ts'
import { UNNAMED } from '#domain/joinProjects.ts'
import { tablesByLog } from '#domain/tableLog.ts'
import type { DeskContext } from './deskContext.ts'
import { createDeskDocuments } from './deskDocuments.ts'
import { createDeskFiles, isOrphan } from './deskFiles.ts'
import { createDeskJoin } from './deskJoin.ts'
import { createPublisher } from './deskPublish.ts'
import { type DeskRepository, LogConflict } from './deskRepository.ts'
import {
  CLOSED,
  type DeskActions,
  type DeskEnvironment,
  type DeskState,
  headOf,
  type OpenProject,
} from './deskState.ts'
import { byChange, readStored, syncProject, withoutProject } from './deskSync.ts'
import { createDeskTables, createTableReader } from './deskTables.ts'
import { createDeskTexts } from './deskTexts.ts'
import { createSaveQueue, type SaveJob } from './saveQueue.ts'

/** Creates the Desk of a page. */
export function createDesk(environment: DeskEnvironment): DeskActions {
  const { now } = environment
  const store = create<DeskState>()(() => ({
    isReady: false,
    isPersistent: true,
    heads: [],
    damaged: [],
    ...CLOSED,
    reader: environment.recall().reader || UNNAMED,
    refused: null,
    forked: null,
    save: 'saved',
    savedAt: null,
  }))
  const { getState, setState } = store
  let repository: DeskRepository | null = null
  let starting: Promise<void> | null = null
  /** Entries of the open log that are stored. */
  let stored = 0
  const texts = createDeskTexts({ environment, getState, setState, opened, repository: () => repository })
  const enqueue = createSaveQueue(
    () => repository,
    (save) => setState(save === 'saved' ? { save, savedAt: now() } : { save }),
  )

  function opened(): OpenProject {
    const { project } = getState()
    if (!project) throw new Error('no project is open')
    return project
  }

  function save(job: SaveJob): Promise<void> {
    return getState().isReadOnly ? Promise.resolve() : enqueue(job)
  }

  function saveHead(changedAt = now()): void {
    const head = headOf(opened(), changedAt, getState())
    if (getState().isReadOnly) return
    setState(({ heads }) => ({ heads: [head, ...heads.filter(({ id }) => id !== head.id)] }))
    void enqueue((open) => open.saveHead(head)).then(() => environment.notify(head.id))
  }

  /** Stores the pending entries; if another tab wrote first, they are added to the end of its log. */
  async function saveEntries(open: DeskRepository, projectId: string): Promise<void> {
    const { project } = getState()
    if (project?.id !== projectId || project.log.length <= stored) return
    const { log } = project
    try {
      await open.addEntries(projectId, stored, log.slice(stored))
      stored = log.length
    } catch (error) {
      if (!(error instanceof LogConflict)) throw error
      if (['longer', 'same'].includes(relateLogs(log, error.stored))) {
        // The browser lost entries, or never had them: all is stored again.
        stored = error.stored.length
        for (const head of project.documents)
          await open.saveDocument(projectId, head, texts.inMemory(head.id))
        for (const table of project.tables) await open.saveTable(projectId, table, texts.inMemory(table.id))
        await saveEntries(open, projectId)
        return
      }
      const joined = [...error.stored, ...log.slice(stored)]
      stored = error.stored.length
      const tables = tablesByLog(project.tables, joined)
      setState({ project: { ...project, tables, log: joined }, otherTabAt: now() })
      await saveEntries(open, projectId)
      // Not awaited: its own save waits for this one.
      void publish()
    }
  }

  async function openProject(id: string): Promise<void> {
    const read = await readStored(context, id)
    const partSizes = new Map(await repository?.partSizes(id))
    if (!read) return
    const { title, createdAt, keepsOriginals = false, fileSavedAt = null, showsOthers = false } = read.head
    environment.remember({ project: id, reader: getState().reader })
    const known = new Set(read.log.map((entry) => entry.id))
    const unsaved = environment.claimUnsaved(id, read.log).filter((entry) => !known.has(entry.id))
    const log = [...read.log, ...unsaved]
    const tables = tablesByLog(read.tables, log)
    const project = { id, title, createdAt, documents: read.documents, tables, log }
    // What cannot be read keeps its original too.
    const orphans = [...partSizes.keys()].filter((path) => isOrphan(path, [...read.documents, ...read.torn]))
    for (const path of orphans) partSizes.delete(path)
    await show(project, { keepsOriginals, fileSavedAt, showsOthers, partSizes, torn: read.torn })
    if (orphans.length > 0) await save((open) => open.removeParts(id, orphans))
    stored = read.log.length
    if (unsaved.length > 0) await save((open) => saveEntries(open, id))
  }

  const show: DeskContext['show'] = async (content, part) => {
    const { log } = content
    stored = log.length
    texts.clear()
    const held = <Head extends { id: string; text?: string }>({ text, ...head }: Head) => {
      if (text !== undefined) texts.hold(head.id, text)
      return head
    }
    const [documents, tables] = [content.documents.map(held), content.tables.map(held)]
    const project = { ...content, documents, tables }
    setState({ ...CLOSED, project, ...part })
    const [first] = documents
    if (first) await openDocument(first.id)
    await publish()
  }

  async function openDocument(id: string, claimId: string | null = null): Promise<void> {
    const document = opened().documents.find((one) => one.id === id)
    if (!document) return
    setState({ documentId: id, claimId, tableId: null })
    const derived = await texts.derive(document)
    if (getState().documentId !== id || getState().claimId !== null) return
    setState({ claimId: derived?.claims[0]?.id ?? null })
  }

  function record(entries: readonly NewEntry[]): void {
    const project = opened()
    if (getState().isReadOnly) return
    const log = [...project.log, ...entries.map((entry) => ({ id: environment.newId(), ...entry }))]
    setState({ project: { ...project, log } })
    void enqueue((open) => saveEntries(open, project.id))
    saveHead()
  }

  function closeProject(): void {
    texts.clear()
    setState(CLOSED)
    environment.remember({ project: null, reader: getState().reader })
    environment.showOwn(null)
  }

  async function start(): Promise<void> {
    const { repository: found, isPersistent } = await environment.open()
    repository = found
    const heads = [...(await found.heads())].sort(byChange)
    setState({ heads, damaged: await found.damaged(), isPersistent })
    const { project } = environment.recall()
    if (project !== null && heads.some(({ id }) => id === project)) await openProject(project)
    setState({ isReady: true })
  }

  const context: DeskContext = {
    environment,
    getState,
    setState,
    repository: () => repository,
    opened,
    save,
    settle: () => enqueue(async () => {}),
    noteStored: (count) => {
      stored = count
    },
    record,
    saveHead,
    texts,
    publish: () => publish(),
    readTable: createTableReader({ environment, getState, setState, texts }),
    show,
    openStored: openProject,
    closeProject,
    openDocument,
  }
  const publish = createPublisher(context)

  return {
    store,
    start: () => {
      starting ??= start()
      return starting
    },
    flush: () => {
      const { project } = getState()
      if (project && project.log.length > stored) {
        environment.storeUnsaved(project.id, project.log.slice(stored))
      }
    },
    newProject: async (title) => {
      const project: OpenProject = {
        id: environment.newId(),
        title,
        createdAt: now(),
        documents: [],
        tables: [],
        log: [],
      }
      stored = 0
      texts.clear()
      setState({ ...CLOSED, project })
      environment.remember({ project: project.id, reader: getState().reader })
      environment.showOwn(null)
      saveHead()
    },
    openProject,
    closeProject,
    readRaw: async (id) => (await repository?.raw(id)) ?? {},
    removeProject: async (id) => {
      if (getState().project?.id === id) closeProject()
      setState(withoutProject(id))
      await enqueue((open) => open.remove(id))
      environment.notify(id)
    },
    rename: (title) => {
      setState({ project: { ...opened(), title } })
      saveHead()
    },
    setReader: (name) => {
      const reader = name.trim() || UNNAMED
      setState({ reader })
      const { project } = getState()
      environment.remember({ project: project?.id ?? null, reader })
      if (project) void publish()
    },
    ...createDeskDocuments(context),
    ...createDeskTables(context),
    ...createDeskFiles(context),
    ...createDeskJoin(context),
    openDocument,
    openClaim: (claimId) => setState({ claimId }),
    proposalsOf: async (documentId) => {
      const head = getState().project?.documents.find(({ id }) => id === documentId)
      return (head && (await texts.derive(head))?.claims) ?? []
    },
    decide: (decisions, settles = false) => {
      const { documentId: open, reader, project } = getState()
      if (!project) return
      const before = decisionsByReader(project.log).get(settles ? SETTLED : reader)
      const at = nextTime(project.log, reader, now())
      record(
        decisions.flatMap(({ claimId, decision, documentId = open, suggestion }) =>
          documentId === null
            ? []
            : {
                at,
                who: reader,
                rules: texts.rules(),
                documentId,
                claimId,
                before: before?.get(claimId)?.decision ?? null,
                after: decision,
                undoes: null,
                settles,
                ...(suggestion ? { suggestion } : {}),
              },
        ),
      )
      void publish()
    },
    setOutcome: (planId, after, settles = false) => {
      const { reader, project } = getState()
      if (!project) return
      const held = outcomesByReader(project.log).get(settles ? SETTLED : reader)
      const before = held?.get(planId)?.decision ?? null
      const shownBy = (after ?? before)?.shownBy
      if (!shownBy) return
      record([
        {
          at: nextTime(project.log, reader, now()),
          who: reader,
          rules: texts.rules(),
          documentId: shownBy.citation.documentId,
          claimId: shownBy.claimId,
          before: null,
          after: null,
          undoes: null,
          settles,
          outcome: { planId, before, after },
        },
      ])
      void publish()
    },
    undo: () => {
      const { reader } = getState()
      const { log } = opened()
      const entry = entryToUndo(log, reader)
      if (!entry) return null
      const { documentId, claimId, settles, before, after, outcome } = entry
      const time = nextTime(log, reader, now())
      const undone = {
        before: after,
        after: before,
        undoes: entry.id,
        settles,
        ...(outcome ? { outcome: { ...outcome, before: outcome.after, after: outcome.before } } : {}),
      }
      record([{ at: time, who: reader, rules: texts.rules(), documentId, claimId, ...undone }])
      void publish()
      return outcome ? null : claimId
    },
    sync: (projectId) => syncProject(context, projectId),
  }
}
