import * as z from 'zod/mini'
import { compareEditions, type EditionChanges, neededCells } from '#domain/editions/compareEditions.ts'
import { ChangeReasons, EditionState, EditionTable, HostedEditions } from '#domain/editions/edition.ts'
import { editionAddress, fetchEditions } from './hostedEditions.ts'

/** The editions of this host; null where it keeps none, or where its index cannot be read. */
export async function readHostedEditions(): Promise<HostedEditions | null> {
  return HostedEditions.safeParse(await fetchEditions()).data ?? null
}

/** What changed between two states that this host keeps. Rejects where one of their files cannot be read. */
export async function readChanges(before: string, after: string): Promise<EditionChanges> {
  const [old, now, reasons] = await Promise.all([
    stateOf(before),
    stateOf(after),
    read('reasons.json').catch(() => ({})),
  ])
  const cells = new Map(
    await Promise.all(
      neededCells(old, now).map(
        async (hash) => [hash, EditionTable.parse(await read(`cells/${hash}.json`))] as const,
      ),
    ),
  )
  const given = z.record(z.string(), ChangeReasons).parse(reasons)
  return compareEditions({ ...old, cells }, { ...now, cells }, given[after])
}

async function stateOf(name: string): Promise<EditionState> {
  return EditionState.parse(await read(`${name}.json`))
}

async function read(path: string): Promise<unknown> {
  const response = await fetch(editionAddress(path))
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return response.json()
}
