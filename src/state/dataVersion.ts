import { type QueryClient, type UseQueryOptions, useQueryClient } from '@tanstack/react-query'
import manifestUrl from '#data/derived/manifest.json?url'
import { Manifest } from '#domain/datasets.ts'
import { dataVersion } from '#domain/dataVersion.ts'
import { DatasetError } from './datasetError.ts'

/** The version of the published data, asked for when something that leaves the app must name it. */
const VERSION_QUERY: UseQueryOptions<string> = {
  queryKey: ['data-version'],
  queryFn: fetchVersion,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
}

/** A function that gives the version of the data; it throws a DatasetError when the manifest cannot be read. */
export function useDataVersion(): () => Promise<string> {
  const client: QueryClient = useQueryClient()
  return () => client.fetchQuery(VERSION_QUERY)
}

async function fetchVersion(): Promise<string> {
  const file = 'manifest.json'
  let response: Response
  try {
    response = await fetch(manifestUrl)
  } catch {
    throw new DatasetError(file, 'unreachable', null)
  }
  if (!response.ok) throw new DatasetError(file, 'unreachable', String(response.status))
  let json: unknown
  try {
    json = await response.json()
  } catch {
    throw new DatasetError(file, 'torn', null)
  }
  const parsed = Manifest.safeParse(json)
  if (!parsed.success) {
    throw new DatasetError(file, 'mistyped', parsed.error.issues[0]?.path.join('.') ?? null)
  }
  return dataVersion(parsed.data)
}
