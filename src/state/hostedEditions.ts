import * as z from 'zod/mini'
import { compareEditions, type EditionChanges, neededCells } from '#domain/editions/compareEditions.ts'
import { ChangeReasons, EditionState, EditionTable, HostedEditions } from '#domain/editions/edition.ts'
import type { View } from '#domain/view.ts'
import { writeView } from '#domain/viewCodec.ts'
import { ownEdition } from './edition.ts'
import { linkOfView } from './viewStore.ts'

/** Whether the page is a frozen edition at its own address. */
function isFrozen(): boolean {
  return window.location.pathname.includes(`/editions/${ownEdition()}/`)
}

/** The address of a file among the editions of this host. */
function editionAddress(path: string): string {
  return new URL(`${isFrozen() ? '../' : 'editions/'}${path}`, document.baseURI).href
}

/** The editions of this host; null where it keeps none, where it cannot be reached, and for a file from disk. */
export async function readHostedEditions(): Promise<HostedEditions | null> {
  if (import.meta.env.MODE === 'single') return null
  try {
    const response = await fetch(editionAddress('index.json'), { cache: 'no-cache' })
    return response.ok ? (HostedEditions.safeParse(await response.json()).data ?? null) : null
  } catch {
    return null
  }
}

/** The address of a view in an edition that this host keeps; null where it does not. */
export async function linkInEdition(view: View, id: string): Promise<string | null> {
  const hosted = await readHostedEditions()
  return hosted?.here.includes(id) ? editionAddress(`${id}/${writeView(view)}`) : null
}

/** The address to cite a view by: of the edition that this app is, where it is frozen here; null where it is not. */
export async function linkToCite(view: View): Promise<string | null> {
  const id = ownEdition()
  if (id === null) return null
  return isFrozen() ? linkOfView(view) : linkInEdition(view, id)
}

/** What changed between two states that this host keeps. Rejects where one of their files cannot be read. */
export async function readChanges(before: string, after: string): Promise<EditionChanges> {
  const read = async (path: string) => {
    const response = await fetch(editionAddress(path))
    if (!response.ok) throw new Error(`${path}: ${response.status}`)
    return response.json() as Promise<unknown>
  }
  const stateOf = async (name: string) => EditionState.parse(await read(`${name}.json`))
  const [old, now, reasons] = await Promise.all([
    stateOf(before),
    stateOf(after),
    read('reasons.json').catch(() => ({})),
  ])
  const cells = await Promise.all(
    neededCells(old, now).map(
      async (hash) => [hash, EditionTable.parse(await read(`cells/${hash}.json`))] as const,
    ),
  )
  const given = z.record(z.string(), ChangeReasons).parse(reasons)
  return compareEditions({ ...old, cells: new Map(cells) }, { ...now, cells: new Map(cells) }, given[after])
}
