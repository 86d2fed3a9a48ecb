import type { QueryClient } from '@tanstack/react-query'
import type { DatasetName } from '#domain/datasets.ts'
import { createQueryClient, datasetQuery } from '#state/datasets.ts'
import { published } from './published.ts'

/** A query client that holds the named published files. */
export function publishedClient(names: readonly DatasetName[]): QueryClient {
  const client = createQueryClient()
  for (const name of names) client.setQueryData(datasetQuery(name).queryKey, published(name))
  return client
}

/** Published files as the app parsed them: immutable, and once for all test files of a worker. */
const parsed = createQueryClient()
/** Clients whose files may not be in `parsed` yet. */
const made: QueryClient[] = []

/** The client of every test in which all files arrive. */
export function wholeClient(): QueryClient {
  return parsed
}

/** A client of its own, for a test in which files fail: it has parsed already what others had, but for the named files. */
export function clientWithout(names: readonly DatasetName[] = []): QueryClient {
  for (const client of made.splice(0)) copyFiles(client, parsed)
  const client = createQueryClient()
  copyFiles(parsed, client, names)
  made.push(client)
  return client
}

function copyFiles(from: QueryClient, to: QueryClient, names: readonly DatasetName[] = []): void {
  for (const { queryKey, state } of from.getQueryCache().getAll()) {
    const isKept = state.status === 'success' && !names.includes(queryKey[1] as DatasetName)
    if (isKept && to.getQueryData(queryKey) === undefined) to.setQueryData(queryKey, state.data)
  }
}

/** One that holds every file that a talk reads. */
export function talkClient(): QueryClient {
  return publishedClient([
    'basemap',
    'briefings',
    'claims',
    'comparisons',
    'channel',
    'documents',
    'figures',
    'incidents',
    'measures',
    'nationalities',
    'outcomes',
    'records',
    'routes',
    'timeline',
    'vocabulary',
  ])
}
