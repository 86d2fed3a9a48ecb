import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** A template file as dropped in. */
export interface KeptTemplate {
  name: string
  bytes: Uint8Array<ArrayBuffer>
}

interface Schema extends DBSchema {
  templates: { key: string; value: KeptTemplate }
}

/** One template serves all talks of a browser. */
const KEY = 'own'
/** The template of this page in a browser without storage. */
let memory: KeptTemplate | null = null

async function withStore<T>(
  use: (database: IDBPDatabase<Schema>) => Promise<T>,
  otherwise: () => T,
): Promise<T> {
  try {
    const database = await openDB<Schema>('throughline-templates', 1, {
      upgrade: (fresh) => void fresh.createObjectStore('templates'),
    })
    try {
      return await use(database)
    } finally {
      database.close()
    }
  } catch {
    return otherwise()
  }
}

/** The kept template; null without one. */
export function readKeptTemplate(): Promise<KeptTemplate | null> {
  return withStore(
    async (database) => (await database.get('templates', KEY)) ?? memory,
    () => memory,
  )
}

/** Stores a template; null removes it. Resolves to false without storage: the template then lasts as long as the page. */
export function keepTemplate(template: KeptTemplate | null): Promise<boolean> {
  memory = template
  return withStore(
    async (database) => {
      if (template) await database.put('templates', template, KEY)
      else await database.delete('templates', KEY)
      return true
    },
    () => false,
  )
}
