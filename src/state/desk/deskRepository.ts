import type { IDBPDatabase, IDBPObjectStore, StoreNames } from 'idb'
import * as z from 'zod/mini'
import { Instant, type LogEntry, readLog } from '#domain/decisionLog.ts'
import { type ProjectTable, TableHead } from '#domain/ownTable.ts'
import { DocumentHead, type ProjectDocument } from '#domain/project.ts'
import { type DeskSchema, keysOf, openDeskDatabase, readHeads, type TornHead } from './deskDatabase.ts'
import { type KeptOwn, readKeptOwn, type StoredOwn, writeOwn } from './ownStore.ts'
import type { FileParts } from './projectFile.ts'

/** A project without its documents and log. */
export const ProjectHead = z.strictObject({
  id: z.string(),
  title: z.string(),
  createdAt: Instant,
  changedAt: Instant,
  documents: z.int(),
  claims: z.int(),
  decided: z.int(),
  /** Absent in what an older version stored. */
  tables: z.optional(z.int()),
  /** Whether original files are kept beside their texts. */
  keepsOriginals: z.optional(z.boolean()),
  /** Whose decisions show before this reader has decided, see `ShownOthers`. */
  showsOthers: z.optional(z.union([z.boolean(), z.string()])),
  /** Time of the last project file, ISO 8601; absent when none was saved. */
  fileSavedAt: z.optional(Instant),
})
export type ProjectHead = z.infer<typeof ProjectHead>

/** A project as stored. */
export interface StoredProject<
  Document extends DocumentHead = DocumentHead,
  Table extends TableHead = TableHead,
> {
  head: ProjectHead
  documents: readonly Document[]
  tables: readonly Table[]
  log: readonly LogEntry[]
}

/**
 * Storage of the Desk. The log only grows: `addEntries` rejects with a LogConflict when another tab has added entries
 * since, and stores nothing.
 */
export interface DeskRepository {
  heads: () => Promise<readonly ProjectHead[]>
  /** The ids of stored projects whose head this version cannot read. */
  damaged: () => Promise<readonly string[]>
  /** All that is stored of a project besides its originals, by store, as it is. */
  raw: (id: string) => Promise<Readonly<Record<string, readonly unknown[]>>>
  /** A project, and what of it cannot be read and is left as it is. */
  read: (id: string) => Promise<(StoredProject & { torn: readonly TornHead[] }) | null>
  saveHead: (head: ProjectHead) => Promise<void>
  /** The frozen text of a document or table; null where there is none. */
  readText: (projectId: string, id: string) => Promise<string | null>
  /** Stores a document's facts, and its text where it is given. */
  saveDocument: (projectId: string, head: DocumentHead, text?: string) => Promise<void>
  removeDocument: (projectId: string, documentId: string) => Promise<void>
  /** Stores a table's facts, and its text where it is given. */
  saveTable: (projectId: string, head: TableHead, text?: string) => Promise<void>
  removeTable: (projectId: string, tableId: string) => Promise<void>
  /** Appends entries to a log of `known` entries. */
  addEntries: (projectId: string, known: number, entries: readonly LogEntry[]) => Promise<void>
  /**
   * Keeps what the accepted claims publish, so that Explore shows it and the project opens without deriving. Only what
   * differs from what was stored `before` is written.
   */
  saveOwn: (id: string, kept: KeptOwn, before: StoredOwn | null) => Promise<StoredOwn>
  readOwn: (id: string) => Promise<(KeptOwn & StoredOwn) | null>
  /** Stores a whole project at once: documents, tables and parts join the stored ones, the log grows as by `addEntries`. */
  adopt: (
    project: StoredProject<ProjectDocument, ProjectTable>,
    known: number,
    parts: FileParts,
  ) => Promise<void>
  /** Adds parts of the project's file that are neither texts nor log, by path. */
  saveParts: (projectId: string, parts: FileParts) => Promise<void>
  readParts: (projectId: string) => Promise<FileParts>
  /** Bytes of each part by path, without reading them. */
  partSizes: (projectId: string) => Promise<ReadonlyMap<string, number>>
  removeParts: (projectId: string, paths: readonly string[]) => Promise<void>
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

const keysOfPart = (id: string, path: string) => IDBKeyRange.bound([id, path], [id, path, []])

type Writable<Name extends StoreNames<DeskSchema>> = IDBPObjectStore<
  DeskSchema,
  StoreNames<DeskSchema>[],
  Name,
  'readwrite'
>

/** The stored entries of a log. Rejects where one cannot be read. */
async function storedLog(
  store: {
    getAll: (keys: IDBKeyRange) => Promise<readonly unknown[]>
  },
  projectId: string,
): Promise<readonly LogEntry[]> {
  const { log, fault } = readLog(await store.getAll(keysOf(projectId)))
  if (fault) throw fault.error
  return log
}

/** Appends entries to a log of `known` entries; rejects with a LogConflict when the stored log has more or fewer. */
async function appendEntries(
  store: Writable<'log'>,
  projectId: string,
  known: number,
  entries: readonly LogEntry[],
): Promise<void> {
  const stored = await store.count(keysOf(projectId))
  if (stored !== known) throw new LogConflict(await storedLog(store, projectId))
  // In parallel: deciding a whole document stores thousands at once.
  await Promise.all(entries.map((entry, index) => store.put(entry, [projectId, known + index])))
}

async function putParts(store: Writable<'parts'>, projectId: string, parts: FileParts): Promise<void> {
  for (const [path, part] of parts) {
    await store.delete(keysOfPart(projectId, path))
    await store.put(part, [projectId, path, part.size])
  }
}

async function putWithText(
  [heads, texts]: readonly [Writable<'documents'> | Writable<'tables'>, Writable<'texts'>],
  projectId: string,
  head: DocumentHead | TableHead,
  text: string | undefined,
): Promise<void> {
  await heads.put(head, [projectId, head.id])
  if (text !== undefined) await texts.put(text, [projectId, head.id])
}

/** Opens IndexedDB. Rejects where it is unavailable. */
export async function openDeskRepository(name = 'throughline-desk'): Promise<DeskRepository> {
  let database: IDBPDatabase<DeskSchema> = await openDeskDatabase(name)
  const ready = async <Result>(begin: () => Result): Promise<Result> => {
    try {
      return begin()
    } catch {
      // Browsers close a database when memory is short or site data are cleared.
      database = await openDeskDatabase(name)
      return begin()
    }
  }
  const write = <Stores extends StoreNames<DeskSchema>[]>(...stores: Stores) =>
    ready(() => database.transaction(stores, 'readwrite', { durability: 'strict' }))

  return {
    heads: async () => {
      const all = await ready(() => database.getAll('projects'))
      return (await all).flatMap((raw) => ProjectHead.safeParse(raw).data ?? [])
    },
    damaged: async () => {
      const store = (await ready(() => database.transaction('projects'))).store
      const [ids, all] = await Promise.all([store.getAllKeys(), store.getAll()])
      return ids.filter((_, at) => !ProjectHead.safeParse(all[at]).success)
    },
    raw: async (id) => {
      const names = ['documents', 'texts', 'tables', 'log'] as const
      const transaction = await ready(() => database.transaction(['projects', ...names]))
      const parts = names.map(async (name) => [name, await transaction.objectStore(name).getAll(keysOf(id))])
      const head = await transaction.objectStore('projects').get(id)
      return { projects: [head], ...Object.fromEntries(await Promise.all(parts)) }
    },
    read: async (id) => {
      const transaction = await ready(() => database.transaction(['projects', 'documents', 'tables', 'log']))
      const head = ProjectHead.safeParse(await transaction.objectStore('projects').get(id))
      if (!head.success) return null
      const [documents, tables] = await Promise.all([
        readHeads('documents', transaction.objectStore('documents'), id, DocumentHead),
        readHeads('tables', transaction.objectStore('tables'), id, TableHead),
      ])
      const log = await storedLog(transaction.objectStore('log'), id)
      const torn = [...documents.torn, ...tables.torn]
      return { head: head.data, documents: documents.heads, tables: tables.heads, log, torn }
    },
    saveHead: async (head) => {
      const transaction = await write('projects')
      await transaction.objectStore('projects').put(head)
      await transaction.done
    },
    readText: async (projectId, documentId) =>
      (await ready(() => database.get('texts', [projectId, documentId]))) ?? null,
    saveDocument: async (projectId, head, text) => {
      const transaction = await write('documents', 'texts')
      const stores = [transaction.objectStore('documents'), transaction.objectStore('texts')] as const
      await putWithText(stores, projectId, head, text)
      await transaction.done
    },
    removeDocument: async (projectId, documentId) => {
      const transaction = await write('documents', 'texts')
      await transaction.objectStore('documents').delete([projectId, documentId])
      await transaction.objectStore('texts').delete([projectId, documentId])
      await transaction.done
    },
    saveTable: async (projectId, head, text) => {
      const transaction = await write('tables', 'texts')
      const stores = [transaction.objectStore('tables'), transaction.objectStore('texts')] as const
      await putWithText(stores, projectId, head, text)
      await transaction.done
    },
    removeTable: async (projectId, tableId) => {
      const transaction = await write('tables', 'texts')
      await transaction.objectStore('tables').delete([projectId, tableId])
      await transaction.objectStore('texts').delete([projectId, tableId])
      await transaction.done
    },
    addEntries: async (projectId, known, entries) => {
      const transaction = await write('log')
      await appendEntries(transaction.objectStore('log'), projectId, known, entries)
      await transaction.done
    },
    adopt: async ({ head, documents, tables, log }, known, parts) => {
      const transaction = await write('projects', 'documents', 'texts', 'tables', 'log', 'parts')
      await appendEntries(transaction.objectStore('log'), head.id, known, log.slice(known))
      const texts = transaction.objectStore('texts')
      for (const { text, ...facts } of documents)
        await putWithText([transaction.objectStore('documents'), texts], head.id, facts, text)
      for (const { text, ...facts } of tables)
        await putWithText([transaction.objectStore('tables'), texts], head.id, facts, text)
      await putParts(transaction.objectStore('parts'), head.id, parts)
      await transaction.objectStore('projects').put(head)
      await transaction.done
    },
    saveParts: async (projectId, parts) => {
      const transaction = await write('parts')
      await putParts(transaction.objectStore('parts'), projectId, parts)
      await transaction.done
    },
    readParts: async (projectId) => {
      const store = (await ready(() => database.transaction('parts'))).store
      const [keys, values] = await Promise.all([
        store.getAllKeys(keysOf(projectId)),
        store.getAll(keysOf(projectId)),
      ])
      return new Map(
        values.map((part, index) => [keys[index]?.[1] ?? '', part instanceof Blob ? part : new Blob([part])]),
      )
    },
    partSizes: async (projectId) => {
      const keys = await ready(() => database.getAllKeys('parts', keysOf(projectId)))
      return new Map((await keys).map(([, path, size]) => [path, size]))
    },
    removeParts: async (projectId, paths) => {
      const transaction = await write('parts')
      for (const path of paths) await transaction.store.delete(keysOfPart(projectId, path))
      await transaction.done
    },
    saveOwn: async (id, kept, before) => {
      const transaction = await write('own', 'ownItems', 'ownDocuments', 'figures')
      const mark = await writeOwn(transaction, id, kept, before)
      await transaction.done
      return { own: kept.own, write: mark }
    },
    readOwn: async (id) => await ready(() => readKeptOwn(database, id)),
    remove: async (id) => {
      const transaction = await write(
        'projects',
        'documents',
        'texts',
        'tables',
        'log',
        'own',
        'ownItems',
        'ownDocuments',
        'figures',
        'parts',
      )
      await Promise.all([
        transaction.objectStore('tables').delete(keysOf(id)),
        transaction.objectStore('figures').delete(keysOf(id)),
        transaction.objectStore('ownItems').delete(keysOf(id)),
        transaction.objectStore('ownDocuments').delete(keysOf(id)),
        transaction.objectStore('parts').delete(keysOf(id)),
        transaction.objectStore('own').delete(id),
        transaction.objectStore('projects').delete(id),
        transaction.objectStore('documents').delete(keysOf(id)),
        transaction.objectStore('texts').delete(keysOf(id)),
        transaction.objectStore('log').delete(keysOf(id)),
        transaction.done,
      ])
    },
  }
}
