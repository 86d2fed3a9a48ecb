import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, openDB, type StoreNames } from 'idb'
import type * as z from 'zod/mini'
import type { OwnData } from '#domain/ownData.ts'
import type { OwnFigure } from '#domain/ownTable.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'

/**
 * What a document's last review was based on. `revision`: its rules, facts and decisions as one text, or a table's settings;
 * `misfits`: the decisions that fitted no proposal.
 */
export interface KeptReview {
  readonly revision: string
  readonly misfits: readonly string[]
}

/** The lists that grow with the accepted claims. */
export const OWN_LISTS = ['claims', 'measures', 'events', 'routes', 'regions'] as const
export type OwnList = (typeof OWN_LISTS)[number]

/** A run of items of one bucket, in the order of the list. */
type Run = readonly [bucket: string, count: number]

/** Published data without its lists, documents and figures, which are in stores of their own. */
export interface OwnRecord {
  readonly form: number
  readonly write: string
  readonly own: Omit<OwnData, OwnList | 'figures' | 'documents'>
  readonly reviews: Readonly<Record<string, KeptReview>>
  readonly documents: readonly string[]
  readonly lists: Readonly<Record<OwnList, readonly Run[]>>
}

/** The stores of the Desk in IndexedDB. Values that an older version may have written are `unknown`. */
export interface DeskSchema extends DBSchema {
  projects: { key: string; value: unknown }
  /** Without their texts, so that a thousand can be read at once. */
  documents: { key: [project: string, document: string]; value: unknown }
  texts: { key: [project: string, document: string]; value: string }
  tables: { key: [project: string, table: string]; value: unknown }
  log: { key: [project: string, place: number]; value: unknown }
  /** Made from the others; written by this version of the app only. */
  own: { key: string; value: OwnRecord }
  /** The claims and marks of `own`, those of neighbouring sentences together: a decision writes a few of them. */
  ownItems: { key: [project: string, list: string, bucket: string]; value: readonly unknown[] }
  /** The documents of `own`, with their texts. */
  ownDocuments: { key: [project: string, document: string]; value: SourceDocument }
  /** The figures of `own`, some thousand per part: reading all at once would block the page. */
  figures: { key: [project: string, part: number]; value: readonly OwnFigure[] }
  /** Kept originals and parts of newer versions. Their size is in the key, so that it shows without reading them; older
   * versions stored their bytes. */
  parts: { key: [project: string, path: string, size: number]; value: Blob | Uint8Array<ArrayBuffer> }
}

/** All keys of a project in a store whose keys begin with its id. */
export const keysOf = (id: string) => IDBKeyRange.bound([id], [id, []])

/** Documents or tables in the order in which they were added. */
export const byAddition = (a: { addedAt: string }, b: { addedAt: string }) => (a.addedAt < b.addedAt ? -1 : 1)

/** A stored document or table whose facts this version cannot read; `name` is its title, or its id where that is torn too. */
export interface TornHead {
  readonly id: string
  readonly name: string
  readonly store: 'documents' | 'tables'
}

/** What is read of a store of heads. */
interface HeadStore {
  getAllKeys: (keys: IDBKeyRange) => Promise<readonly (readonly [project: string, id: string])[]>
  getAll: (keys: IDBKeyRange) => Promise<readonly unknown[]>
}

/** The heads of a project in a store, and those that cannot be read. */
export async function readHeads<Head extends { addedAt: string }>(
  name: TornHead['store'],
  store: HeadStore,
  projectId: string,
  schema: z.ZodMiniType<Head>,
): Promise<{ heads: readonly Head[]; torn: readonly TornHead[] }> {
  const [keys, all] = await Promise.all([
    store.getAllKeys(keysOf(projectId)),
    store.getAll(keysOf(projectId)),
  ])
  const read = all.map((raw) => schema.safeParse(raw).data)
  const torn = keys.flatMap(([, id], at): TornHead[] => {
    const { title } = Object(all[at])
    return read[at] ? [] : [{ id, name: typeof title === 'string' ? title : id, store: name }]
  })
  return { heads: read.flatMap((head) => head ?? []).sort(byAddition), torn }
}

type Upgraded<Name extends StoreNames<DeskSchema>> = IDBPObjectStore<
  DeskSchema,
  StoreNames<DeskSchema>[],
  Name,
  'versionchange'
>

/** Moves the texts of documents or tables, which older versions stored with their heads, into a store of their own. */
async function moveTexts(
  heads: Upgraded<'documents'> | Upgraded<'tables'>,
  texts: Upgraded<'texts'>,
): Promise<void> {
  for (let cursor = await heads.openCursor(); cursor; cursor = await cursor.continue()) {
    const { text, ...head } = Object(cursor.value)
    if (typeof text !== 'string') continue
    await texts.put(text, cursor.primaryKey)
    await cursor.update(head)
  }
}

/** Opens the database, in the form of this version. Rejects where IndexedDB is unavailable. */
export function openDeskDatabase(name: string): Promise<IDBPDatabase<DeskSchema>> {
  // Version 8 has entries with ids in the log, which an older program would take for damaged.
  return openDB<DeskSchema>(name, 8, {
    upgrade: async (database, from, _to, transaction) => {
      if (from < 1) {
        database.createObjectStore('projects', { keyPath: 'id' })
        database.createObjectStore('documents')
        database.createObjectStore('log')
        database.createObjectStore('own')
      }
      if (from < 2) database.createObjectStore('parts')
      if (from < 3) {
        database.createObjectStore('tables')
        database.createObjectStore('figures')
      }
      if (from < 4) {
        database.createObjectStore('texts')
        await moveTexts(transaction.objectStore('documents'), transaction.objectStore('texts'))
      }
      if (from < 5) database.createObjectStore('ownDocuments')
      if (from < 6) database.createObjectStore('ownItems')
      if (from < 7) await moveTexts(transaction.objectStore('tables'), transaction.objectStore('texts'))
    },
    // Lets a newer version in another tab upgrade the database.
    blocking: (_current, _next, event) => {
      if (event.target instanceof IDBDatabase) event.target.close()
    },
  })
}
