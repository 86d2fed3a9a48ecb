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
