import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import * as z from 'zod/mini'
import { Instant, LogEntry } from '#domain/decisionLog.ts'
import type { OwnData } from '#domain/ownData.ts'
import { ProjectDocument } from '#domain/project.ts'

/** A project without its documents and log. */
export const ProjectHead = z.strictObject({
  id: z.string(),
  title: z.string(),
  createdAt: Instant,
  changedAt: Instant,
  documents: z.int(),
  claims: z.int(),
  decided: z.int(),
})
export type ProjectHead = z.infer<typeof ProjectHead>

/** A project as stored. */
export interface StoredProject {
  head: ProjectHead
  documents: readonly ProjectDocument[]
  log: readonly LogEntry[]
}

/**
 * Storage of the Desk. The log only grows: `addEntries` rejects with a LogConflict when another tab has added entries
 * since, and stores nothing.
 */
export interface DeskRepository {
  heads: () => Promise<readonly ProjectHead[]>
  read: (id: string) => Promise<StoredProject | null>
  saveHead: (head: ProjectHead) => Promise<void>
  saveDocument: (projectId: string, document: ProjectDocument) => Promise<void>
  removeDocument: (projectId: string, documentId: string) => Promise<void>
  /** Adds entries after the first `known` ones. */
  addEntries: (projectId: string, known: number, entries: readonly LogEntry[]) => Promise<void>
  /** Keeps what the accepted claims publish, so that Explore shows it without deriving. */
  saveOwn: (id: string, own: OwnData) => Promise<void>
  readOwn: (id: string) => Promise<OwnData | null>
  remove: (id: string) => Promise<void>
}

/** Another tab has written to the log. */
export class LogConflict extends Error {
  readonly stored: readonly LogEntry[]
  constructor(stored: readonly LogEntry[]) {
    super('the log has grown in another tab')
    this.name = 'LogConflict'
    this.stored = stored
  }
}

interface Schema extends DBSchema {
  projects: { key: string; value: unknown }
  documents: { key: [project: string, document: string]; value: unknown }
  log: { key: [project: string, place: number]; value: unknown }
  /** Made from the others; written by this version of the app only. */
  own: { key: string; value: { form: number; own: OwnData } }
}

/** Raise it when the published data change their form: what an older version kept is then made again. */
const OWN_FORM = 1

/** All keys of a project in a store whose keys begin with its id. */
const keysOf = (id: string) => IDBKeyRange.bound([id], [id, []])

/** Opens IndexedDB. Rejects where it is unavailable. */
export async function openDeskRepository(name = 'throughline-desk'): Promise<DeskRepository> {
  const open = () =>
    openDB<Schema>(name, 1, {
      upgrade: (database) => {
        database.createObjectStore('projects', { keyPath: 'id' })
        database.createObjectStore('documents')
        database.createObjectStore('log')
        database.createObjectStore('own')
      },
      // Lets a newer version in another tab upgrade the database.
      blocking: (_current, _next, event) => {
        if (event.target instanceof IDBDatabase) event.target.close()
      },
    })
  let database: IDBPDatabase<Schema> = await open()
  const ready = async <Result>(begin: () => Result): Promise<Result> => {
    try {
      return begin()
    } catch {
      // Browsers close a database when memory is short or site data are cleared.
      database = await open()
      return begin()
    }
  }
  const write = <Stores extends ('projects' | 'documents' | 'log' | 'own')[]>(...stores: Stores) =>
    ready(() => database.transaction(stores, 'readwrite', { durability: 'strict' }))

  return {
    heads: async () => {
      const all = await ready(() => database.getAll('projects'))
      return (await all).flatMap((raw) => ProjectHead.safeParse(raw).data ?? [])
    },
    read: async (id) => {
      const transaction = await ready(() => database.transaction(['projects', 'documents', 'log']))
      const head = ProjectHead.safeParse(await transaction.objectStore('projects').get(id))
      if (!head.success) return null
      const documents = await transaction.objectStore('documents').getAll(keysOf(id))
      const log = await transaction.objectStore('log').getAll(keysOf(id))
      return {
        head: head.data,
        documents: documents.flatMap((raw) => ProjectDocument.safeParse(raw).data ?? []),
        log: z.array(LogEntry).parse(log),
      }
    },
    saveHead: async (head) => {
      const transaction = await write('projects')
      await transaction.objectStore('projects').put(head)
      await transaction.done
    },
    saveDocument: async (projectId, document) => {
      const transaction = await write('documents')
      await transaction.objectStore('documents').put(document, [projectId, document.id])
      await transaction.done
    },
    removeDocument: async (projectId, documentId) => {
      const transaction = await write('documents')
      await transaction.objectStore('documents').delete([projectId, documentId])
      await transaction.done
    },
    addEntries: async (projectId, known, entries) => {
      const transaction = await write('log')
      const store = transaction.objectStore('log')
      const stored = await store.count(keysOf(projectId))
      if (stored !== known) {
        const log = z.array(LogEntry).parse(await store.getAll(keysOf(projectId)))
        await transaction.done
        throw new LogConflict(log)
      }
      for (const [index, entry] of entries.entries()) await store.put(entry, [projectId, known + index])
      await transaction.done
    },
    saveOwn: async (id, own) => {
      const transaction = await write('own')
      await transaction.objectStore('own').put({ form: OWN_FORM, own }, id)
      await transaction.done
    },
    readOwn: async (id) => {
      const kept = await ready(() => database.get('own', id))
      const { form, own } = (await kept) ?? { form: 0, own: null }
      return form === OWN_FORM ? own : null
    },
    remove: async (id) => {
      const transaction = await write('projects', 'documents', 'log', 'own')
      await Promise.all([
        transaction.objectStore('own').delete(id),
        transaction.objectStore('projects').delete(id),
        transaction.objectStore('documents').delete(keysOf(id)),
        transaction.objectStore('log').delete(keysOf(id)),
        transaction.done,
      ])
    },
  }
}

/** Storage for the page's lifetime, for browsers without IndexedDB. */
export function memoryDeskRepository(): DeskRepository {
  const projects = new Map<
    string,
    { head: ProjectHead; documents: Map<string, ProjectDocument>; log: LogEntry[] }
  >()
  const kept = new Map<string, OwnData>()
  const of = (id: string) => {
    const project = projects.get(id)
    if (!project) throw new Error(`there is no project ${id}`)
    return project
  }
  return {
    heads: async () => [...projects.values()].map(({ head }) => head),
    read: async (id) => {
      const project = projects.get(id)
      return project
        ? { head: project.head, documents: [...project.documents.values()], log: [...project.log] }
        : null
    },
    saveHead: async (head) => {
      const project = projects.get(head.id)
      if (project) project.head = head
      else projects.set(head.id, { head, documents: new Map(), log: [] })
    },
    saveDocument: async (id, document) => void of(id).documents.set(document.id, document),
    removeDocument: async (id, documentId) => void of(id).documents.delete(documentId),
    addEntries: async (id, known, entries) => {
      const { log } = of(id)
      if (log.length !== known) throw new LogConflict([...log])
      log.push(...entries)
    },
    saveOwn: async (id, own) => void kept.set(id, own),
    readOwn: async (id) => kept.get(id) ?? null,
    remove: async (id) => void projects.delete(id),
  }
}
