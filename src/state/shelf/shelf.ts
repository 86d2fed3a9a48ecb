import { type IDBPDatabase, type IDBPObjectStore, type IDBPTransaction, openDB } from 'idb'

/*
 * All that a reader keeps in this browser: projects of the Desk, briefings, what they stated when they were given, the
 * template of slides. This is the one place of databases and their versions; docs/formats.md says what each holds. A version
 * is raised by another row of `upgrades`, never by changing one.
 */

type Upgrade = (database: Database, transaction: Upgrading) => void | Promise<void>
type Database = IDBPDatabase<unknown>
type Upgrading = IDBPTransaction<unknown, string[], 'versionchange'>

/** The databases; entry n of `upgrades` leads to version n + 1. */
const DATABASES = {
  desk: {
    name: 'throughline-desk',
    upgrades: [
      (database) => {
        database.createObjectStore('projects', { keyPath: 'id' })
        for (const name of ['documents', 'log', 'own']) database.createObjectStore(name)
      },
      (database) => void database.createObjectStore('parts'),
      (database) => {
        for (const name of ['tables', 'figures']) database.createObjectStore(name)
      },
      (database, transaction) => {
        database.createObjectStore('texts')
        return moveTexts(transaction, 'documents')
      },
      (database) => void database.createObjectStore('ownDocuments'),
      (database) => void database.createObjectStore('ownItems'),
      (_, transaction) => moveTexts(transaction, 'tables'),
      // Entries of the log have ids, and an older program would take them for damaged.
      () => {},
      // So it would entries with codes of the reader's own.
      () => {},
    ],
  },
  briefings: {
    name: 'throughline',
    upgrades: [(database) => void database.createObjectStore('briefings', { keyPath: 'id' })],
  },
  deliveries: {
    name: 'throughline-givings',
    upgrades: [(database) => void database.createObjectStore('givings')],
  },
  templates: {
    name: 'throughline-templates',
    upgrades: [(database) => void database.createObjectStore('templates')],
  },
} as const satisfies Readonly<Record<string, { name: string; upgrades: readonly Upgrade[] }>>

/** Moves the texts of documents or tables, which older versions stored with their heads, into a store of their own. */
async function moveTexts(transaction: Upgrading, heads: 'documents' | 'tables'): Promise<void> {
  const texts = transaction.objectStore('texts')
  const store = transaction.objectStore(heads)
  for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue()) {
    const { text, ...head } = Object(cursor.value)
    if (typeof text !== 'string') continue
    await texts.put(text, cursor.primaryKey)
    await cursor.update(head)
  }
}

/** A key, or the beginning of keys. */
type ShelfKey = readonly (string | number)[]

/** A store of a shelf within a transaction. Lists are in the order of keys. Values of a store with inline keys have an `id`. */
export interface ShelfStore {
  readonly get: (key: ShelfKey | string) => Promise<unknown>
  /** The values whose keys begin like this; all without it. */
  readonly getAll: (beginning?: ShelfKey) => Promise<readonly unknown[]>
  readonly getAllKeys: (beginning?: ShelfKey) => Promise<readonly (ShelfKey | string)[]>
  readonly count: (beginning: ShelfKey) => Promise<number>
  /** Need not be awaited: what fails here fails the transaction. */
  readonly put: (value: unknown, key?: ShelfKey | string) => Promise<unknown>
  readonly delete: (key: ShelfKey | string) => Promise<unknown>
  readonly deleteAll: (beginning: ShelfKey) => Promise<unknown>
}

type Use<Result> = (store: (name: string) => ShelfStore) => Promise<Result>

/** Storage of what a reader keeps. A transaction is stored whole or, where it rejects, not at all. */
export interface Shelf {
  /** False where it lasts as long as the page. */
  readonly isPersistent: boolean
  /** Whether a newer version of the app has been here, whose database this one cannot open. */
  readonly isOlder?: boolean
  readonly read: <Result>(stores: readonly string[], use: Use<Result>) => Promise<Result>
  readonly write: <Result>(stores: readonly string[], use: Use<Result>) => Promise<Result>
}

/** Opens a database. Rejects where IndexedDB is unavailable, or where a newer version of the app has been here. */
export async function openShelf(
  of: keyof typeof DATABASES,
  name: string = DATABASES[of].name,
): Promise<Shelf> {
  const upgrades: readonly Upgrade[] = DATABASES[of].upgrades
  const open = () =>
    openDB(name, upgrades.length, {
      upgrade: async (database, from, _to, transaction) => {
        for (const upgrade of upgrades.slice(from)) await upgrade(database, transaction)
      },
      // Lets a newer version in another tab upgrade the database.
      blocking: (_current, _next, event) => {
        if (event.target instanceof IDBDatabase) event.target.close()
      },
    })
  let database = await open()
  async function begin(stores: readonly string[], mode: IDBTransactionMode) {
    const options = { durability: 'strict' } as const
    try {
      return database.transaction(stores, mode, options)
    } catch {
      // Browsers close a database when memory is short or site data are cleared.
      database = await open()
      return database.transaction(stores, mode, options)
    }
  }
  async function transact<Result>(stores: readonly string[], mode: IDBTransactionMode, use: Use<Result>) {
    const transaction = await begin(stores, mode)
    // It rejects below, after the operation that failed.
    transaction.done.catch(() => {})
    try {
      const result = await use((store) => storeIn(transaction.objectStore(store)))
      await transaction.done
      return result
    } catch (error) {
      if (mode === 'readwrite') abort(transaction)
      throw error
    }
  }
  return {
    isPersistent: true,
    read: (stores, use) => transact(stores, 'readonly', use),
    write: (stores, use) => transact(stores, 'readwrite', use),
  }
}

function abort(transaction: { abort: () => void }): void {
  try {
    transaction.abort()
  } catch {
    // It is over already.
  }
}

const rangeOf = (beginning: ShelfKey | undefined) =>
  beginning && IDBKeyRange.bound([...beginning], [...beginning, []])

function storeIn(store: IDBPObjectStore<unknown, string[], string, IDBTransactionMode>): ShelfStore {
  const validKey = (key: ShelfKey | string) => (typeof key === 'string' ? key : [...key])
  const quiet = (done: Promise<unknown> | undefined) => {
    done?.catch(() => {})
    return done ?? Promise.reject(new Error('a transaction that only reads'))
  }
  return {
    get: (key) => store.get(validKey(key)),
    getAll: (beginning) => store.getAll(rangeOf(beginning)),
    getAllKeys: async (beginning) => (await store.getAllKeys(rangeOf(beginning))) as (string[] | string)[],
    count: (beginning) => store.count(rangeOf(beginning)),
    put: (value, key) => quiet(store.put?.(value, key && validKey(key))),
    delete: (key) => quiet(store.delete?.(validKey(key))),
    deleteAll: (beginning) => quiet(store.delete?.(rangeOf(beginning) as IDBKeyRange)),
  }
}

/** A shelf for the page's lifetime, for browsers without IndexedDB. */
export function memoryShelf(): Shelf {
  const stores = new Map<string, Map<string, readonly [key: ShelfKey | string, value: unknown]>>()
  const storeOf = (name: string): ShelfStore => {
    const all = stores.get(name) ?? new Map<string, readonly [ShelfKey | string, unknown]>()
    stores.set(name, all)
    const found = (beginning: ShelfKey = []) =>
      [...all.values()].filter(([key]) =>
        beginning.every((part, at) => Array.isArray(key) && key[at] === part),
      )
    return {
      get: async (key) => all.get(JSON.stringify(key))?.[1],
      getAll: async (beginning) => found(beginning).map(([, value]) => value),
      getAllKeys: async (beginning) => found(beginning).map(([key]) => key),
      count: async (beginning) => found(beginning).length,
      put: async (value, key: ShelfKey | string = Object(value).id) =>
        void all.set(JSON.stringify(key), [key, value]),
      delete: async (key) => void all.delete(JSON.stringify(key)),
      deleteAll: async (beginning) => {
        for (const [key] of found(beginning)) all.delete(JSON.stringify(key))
      },
    }
  }
  let last: Promise<unknown> = Promise.resolve()
  return {
    isPersistent: false,
    read: (_, use) => use(storeOf),
    // One after another, as IndexedDB does.
    write: (_, use) => {
      const mine = last.then(() => use(storeOf))
      last = mine.catch(() => {})
      return mine
    },
  }
}

/** Opens a database, or a shelf for the page's lifetime where there is none. */
export async function openShelfOrMemory(of: keyof typeof DATABASES): Promise<Shelf> {
  try {
    return await openShelf(of)
  } catch (error) {
    return { ...memoryShelf(), isOlder: error instanceof DOMException && error.name === 'VersionError' }
  }
}

/** Whether all is stored. `full`: this browser has no room left. */
export type SaveState = 'saved' | 'waiting' | 'full' | 'failed'

/** Something to store; it may run again when it failed. */
export type SaveJob = () => Promise<void>

/** Runs saves one after another and reports their state. What could not be stored is retried with the next save. */
export function createSaveQueue(report: (state: SaveState) => void): (job: SaveJob) => Promise<void> {
  const failed: SaveJob[] = []
  let last: Promise<void> = Promise.resolve()
  return (job) => {
    report('waiting')
    const mine = last.then(async () => {
      let state: SaveState = 'saved'
      for (const one of [...failed.splice(0), job]) {
        try {
          await one()
        } catch (error) {
          failed.push(one)
          state = error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'failed'
        }
      }
      if (last === mine) report(state)
    })
    last = mine
    return mine
  }
}
