import { openShelfOrMemory, type Shelf } from './shelf/shelf.ts'

/** A template file as dropped in. */
export interface KeptTemplate {
  name: string
  bytes: Uint8Array<ArrayBuffer>
}

/** One template serves all talks of a browser. */
const KEY = 'own'
let shelf: Promise<Shelf> | null = null

function opened(): Promise<Shelf> {
  shelf ??= openShelfOrMemory('templates')
  return shelf
}

/** The kept template; null without one. */
export async function readKeptTemplate(): Promise<KeptTemplate | null> {
  const kept = await (await opened()).read(['templates'], (store) => store('templates').get(KEY))
  return (kept ?? null) as KeptTemplate | null
}

/** Stores a template; null removes it. Resolves to false without storage: the template then lasts as long as the page. */
export async function keepTemplate(template: KeptTemplate | null): Promise<boolean> {
  const { write, isPersistent } = await opened()
  await write(['templates'], async (store) => {
    if (template) void store('templates').put(template, KEY)
    else void store('templates').delete(KEY)
  })
  return isPersistent
}
