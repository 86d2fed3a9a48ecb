import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { compareEditions, type EditionChanges, neededCells } from '#domain/editions/compareEditions.ts'
import { ChangeReasons, EditionState, EditionTable, HostedEditions } from '#domain/editions/edition.ts'
import { editionAddress, fetchEditions } from './edition.ts'

/** The editions of this host; null where it keeps none or its index cannot be read, undefined until it is. */
export function useHostedEditions(): HostedEditions | null | undefined {
  return useQuery({
    queryKey: ['editions'],
    queryFn: async () => HostedEditions.safeParse(await fetchEditions()).data ?? null,
  }).data
}

/** What changed between two states that this host keeps; nothing is read until it is wanted. */
export function useEditionChanges(
  before: string,
  after: string,
  isWanted: boolean,
): UseQueryResult<EditionChanges> {
  return useQuery({
    queryKey: ['editions', before, after],
    queryFn: () => readChanges(before, after),
    enabled: isWanted,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
}

/** Rejects where a file of one of the states cannot be read. */
async function readChanges(before: string, after: string): Promise<EditionChanges> {
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
