import * as z from 'zod/mini'
import { type LogEntry, readLog } from '#domain/decisionLog.ts'
import { Instant } from '#domain/instant.ts'
import { type ProjectTable, TableHead } from '#domain/own/table.ts'
import { DocumentHead, type ProjectDocument } from '#domain/project.ts'
import { openShelf, type Shelf, type ShelfStore } from '#state/shelf/shelf.ts'
import type { FileParts } from '#worker/projectFile.ts'
import { type KeptOwn, LAYER_STORES, readLayer, type StoredOwn, writeLayer } from './layerStore.ts'

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

/** A stored document or table whose facts this version cannot read; `name` is its title, or its id where that is torn too. */
export interface TornHead {
  readonly id: string
  readonly name: string
  readonly store: 'documents' | 'tables'
}

interface StoredProject<Document extends DocumentHead = DocumentHead, Table extends TableHead = TableHead> {
  head: ProjectHead
  documents: readonly Document[]
  tables: readonly Table[]
  log: readonly LogEntry[]
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

/** What is stored of a project besides its originals and what is made from the rest. */
const RAW = ['documents', 'texts', 'tables', 'log'] as const
const ALL = ['projects', ...RAW, 'parts', ...LAYER_STORES] as const

type Stores = (name: string) => ShelfStore

/** Storage of the Desk. The log only grows: `addEntries` rejects with a LogConflict when another tab was faster. */
export function deskRepository(shelf: Shelf) {
  const put = (store: Stores, of: TornHead['store'], id: string, head: { id: string }, text?: string) => {
    void store(of).put(head, [id, head.id])
    if (text !== undefined) void store('texts').put(text, [id, head.id])
  }
  const save = (of: TornHead['store'], id: string, head: { id: string }, text?: string) =>
    shelf.write([of, 'texts'], async (store) => put(store, of, id, head, text))
  const remove = (of: TornHead['store'], id: string, headId: string) =>
    shelf.write([of, 'texts'], async (store) => {
      for (const name of [of, 'texts']) void store(name).delete([id, headId])
    })
  return {
    heads: async (): Promise<readonly ProjectHead[]> => {
      const all = await shelf.read(['projects'], (store) => store('projects').getAll())
      return all.flatMap((raw) => ProjectHead.safeParse(raw).data ?? [])
    },
    /** The ids of stored projects whose head this version cannot read. */
    damaged: async (): Promise<readonly string[]> => {
      const all = await shelf.read(['projects'], (store) => store('projects').getAll())
      return all.flatMap((raw) => (ProjectHead.safeParse(raw).success ? [] : String(Object(raw).id)))
    },
    /** All that is stored of a project besides its originals, by store, as it is. */
    raw: (id: string): Promise<Readonly<Record<string, readonly unknown[]>>> =>
      shelf.read(['projects', ...RAW], async (store) => {
        const parts = RAW.map(async (name) => [name, await store(name).getAll([id])])
        return {
          projects: [await store('projects').get(id)],
          ...Object.fromEntries(await Promise.all(parts)),
        }
      }),
    /** A project, and what of it cannot be read and is left as it is; null for none. Rejects where its log cannot be read. */
    read: (id: string) =>
      shelf.read(['projects', 'documents', 'tables', 'log'], (store) => readProject(store, id)),
    saveHead: (head: ProjectHead) =>
      shelf.write(['projects'], async (store) => void store('projects').put(head)),
    /** The frozen text of a document or table; null where there is none. */
    readText: async (projectId: string, id: string): Promise<string | null> => {
      const text = await shelf.read(['texts'], (store) => store('texts').get([projectId, id]))
      return typeof text === 'string' ? text : null
    },
    /** Stores a document's facts, and its text where it is given. */
    saveDocument: (projectId: string, head: DocumentHead, text?: string) =>
      save('documents', projectId, head, text),
    removeDocument: (projectId: string, id: string) => remove('documents', projectId, id),
    /** Stores a table's facts, and its text where it is given. */
    saveTable: (projectId: string, head: TableHead, text?: string) => save('tables', projectId, head, text),
    removeTable: (projectId: string, id: string) => remove('tables', projectId, id),
    addEntries: (projectId: string, known: number, entries: readonly LogEntry[]) =>
      shelf.write(['log'], (store) => appendEntries(store('log'), projectId, known, entries)),
    /** Stores a whole project at once: documents, tables and parts join the stored ones, the log grows as by `addEntries`. */
    adopt: (
      { head, documents, tables, log }: StoredProject<ProjectDocument, ProjectTable>,
      known: number,
      parts: FileParts,
    ) =>
      shelf.write(ALL, async (store) => {
        await appendEntries(store('log'), head.id, known, log.slice(known))
        for (const { text, ...facts } of documents) put(store, 'documents', head.id, facts, text)
        for (const { text, ...facts } of tables) put(store, 'tables', head.id, facts, text)
        putParts(store('parts'), head.id, parts)
        void store('projects').put(head)
      }),
    /** Keeps what the accepted claims publish. Only what differs from what was stored `before` is written. */
    saveOwn: (id: string, kept: KeptOwn, before: StoredOwn | null): Promise<StoredOwn> =>
      shelf.write(LAYER_STORES, (store) => writeLayer(store, id, kept, before)),
    readOwn: (id: string) => shelf.read(LAYER_STORES, (store) => readLayer(store, id)),
    ...projectParts(shelf),
    remove: (id: string) =>
      shelf.write(ALL, async (store) => {
        for (const name of ALL) void store(name).deleteAll([id])
        for (const name of ['projects', 'own']) void store(name).delete(id)
      }),
  }
}
export type DeskRepository = ReturnType<typeof deskRepository>

/** Opens the storage of the Desk. Rejects where IndexedDB is unavailable. */
export async function openDeskRepository(name?: string): Promise<DeskRepository> {
  return deskRepository(await openShelf('desk', name))
}

async function readProject(
  store: Stores,
  id: string,
): Promise<(StoredProject & { torn: readonly TornHead[] }) | null> {
  const head = ProjectHead.safeParse(await store('projects').get(id))
  if (!head.success) return null
  const [documents, tables] = await Promise.all([
    readHeads(store, 'documents', id, DocumentHead),
    readHeads(store, 'tables', id, TableHead),
  ])
  const log = await storedLog(store('log'), id)
  const torn = [...documents.torn, ...tables.torn]
  return { head: head.data, documents: documents.heads, tables: tables.heads, log, torn }
}

/** The heads of a project in a store, in the order in which they were added, and those that cannot be read. */
async function readHeads<Head extends { addedAt: string }>(
  store: Stores,
  name: TornHead['store'],
  projectId: string,
  schema: z.ZodMiniType<Head>,
): Promise<{ heads: readonly Head[]; torn: readonly TornHead[] }> {
  const [keys, all] = await Promise.all([
    store(name).getAllKeys([projectId]),
    store(name).getAll([projectId]),
  ])
  const read = all.map((raw) => schema.safeParse(raw).data)
  const torn = keys.flatMap(([, id], at): TornHead[] => {
    const { title } = Object(all[at])
    return read[at]
      ? []
      : [{ id: String(id), name: typeof title === 'string' ? title : String(id), store: name }]
  })
  const heads = read.flatMap((head) => head ?? [])
  return { heads: heads.sort((a, b) => (a.addedAt < b.addedAt ? -1 : 1)), torn }
}

/** Entries that are checked at once, so that the page stays responsive. */
const SLICE = 2000

/** The stored entries of a log. Rejects where one cannot be read. */
async function storedLog(store: ShelfStore, projectId: string): Promise<readonly LogEntry[]> {
  const stored = await store.getAll([projectId])
  const entries: LogEntry[] = []
  for (let at = 0; at < stored.length; at += SLICE) {
    if (at > 0) await new Promise((resolve) => setTimeout(resolve))
    const { log, fault } = readLog(stored.slice(at, at + SLICE), entries)
    if (fault) throw fault.error
    entries.push(...log)
  }
  return entries
}

/** Appends entries to a log of `known` entries; rejects with a LogConflict when the stored log has more or fewer. */
async function appendEntries(
  store: ShelfStore,
  projectId: string,
  known: number,
  entries: readonly LogEntry[],
): Promise<void> {
  if ((await store.count([projectId])) !== known) throw new LogConflict(await storedLog(store, projectId))
  // In parallel: deciding a whole document stores thousands at once.
  for (const [index, entry] of entries.entries()) {
    const put = store.put(entry, [projectId, known + index])
    if (index % SLICE === SLICE - 1) await put
  }
}

/** Originals and parts of newer versions. Their size is in the key, so that it shows without reading them. */
function putParts(store: ShelfStore, projectId: string, parts: FileParts): void {
  for (const [path, part] of parts) {
    void store.deleteAll([projectId, path])
    void store.put(part, [projectId, path, part.size])
  }
}

/** Storage of the parts of a project's file that are neither texts nor log, by path. */
function projectParts(shelf: Shelf) {
  return {
    saveParts: (projectId: string, parts: FileParts) =>
      shelf.write(['parts'], async (store) => putParts(store('parts'), projectId, parts)),
    readParts: (projectId: string): Promise<FileParts> =>
      shelf.read(['parts'], async (store) => {
        const [keys, values] = await Promise.all([
          store('parts').getAllKeys([projectId]),
          store('parts').getAll([projectId]),
        ])
        // Older versions stored bytes.
        const blobOf = (part: unknown) => (part instanceof Blob ? part : new Blob([part as BlobPart]))
        return new Map(values.map((part, index) => [String(keys[index]?.[1]), blobOf(part)]))
      }),
    /** Bytes of each part by path, without reading them. */
    partSizes: async (projectId: string): Promise<ReadonlyMap<string, number>> => {
      const keys = await shelf.read(['parts'], (store) => store('parts').getAllKeys([projectId]))
      return new Map(keys.map(([, path, size]) => [String(path), Number(size)]))
    },
    removeParts: (projectId: string, paths: readonly string[]) =>
      shelf.write(['parts'], async (store) => {
        for (const path of paths) void store('parts').deleteAll([projectId, path])
      }),
  }
}
