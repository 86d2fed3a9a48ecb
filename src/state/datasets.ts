import {
  notifyManager,
  QueryClient,
  QueryObserver,
  type UseQueryOptions,
  type UseQueryResult,
  useQueryClient,
} from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import basemapUrl from '#data/derived/basemap.json?url'
import briefingsUrl from '#data/derived/briefings.json?url'
import channelUrl from '#data/derived/channel.json?url'
import checksUrl from '#data/derived/checks.json?url'
import claimsUrl from '#data/derived/claims.json?url'
import comparisonsUrl from '#data/derived/comparisons.json?url'
import documentsUrl from '#data/derived/documents.json?url'
import figuresUrl from '#data/derived/figures.json?url'
import incidentsUrl from '#data/derived/incidents.json?url'
import limitsUrl from '#data/derived/limits.json?url'
import manifestUrl from '#data/derived/manifest.json?url'
import measuresUrl from '#data/derived/measures.json?url'
import nationalitiesUrl from '#data/derived/nationalities.json?url'
import outcomesUrl from '#data/derived/outcomes.json?url'
import overviewUrl from '#data/derived/overview.json?url'
import qualityUrl from '#data/derived/quality.json?url'
import recordsUrl from '#data/derived/records.json?url'
import routesUrl from '#data/derived/routes.json?url'
import rulebookUrl from '#data/derived/rulebook.json?url'
import timelineUrl from '#data/derived/timeline.json?url'
import vintagesUrl from '#data/derived/vintages.json?url'
import vocabularyUrl from '#data/derived/vocabulary.json?url'
import { type Dataset, DatasetError, type DatasetName } from '#domain/datasets.ts'
import { type PackedBasemap, unpackBasemap } from '#domain/packedBasemap.ts'
import { type Layered, type Layers, useLayers } from './layers.ts'
import { noteMissingFile } from './offlineStore.ts'
import { packedText } from './packedFiles.ts'

/** Content-hashed URL of each published file, so that responses can be cached forever. */
const DATASET_URLS: Record<DatasetName, string> = {
  documents: documentsUrl,
  claims: claimsUrl,
  records: recordsUrl,
  measures: measuresUrl,
  routes: routesUrl,
  timeline: timelineUrl,
  vocabulary: vocabularyUrl,
  overview: overviewUrl,
  basemap: basemapUrl,
  rulebook: rulebookUrl,
  outcomes: outcomesUrl,
  checks: checksUrl,
  quality: qualityUrl,
  figures: figuresUrl,
  nationalities: nationalitiesUrl,
  channel: channelUrl,
  incidents: incidentsUrl,
  comparisons: comparisonsUrl,
  limits: limitsUrl,
  vintages: vintagesUrl,
  briefings: briefingsUrl,
  manifest: manifestUrl,
}

/**
 * Fetches one published file. Throws a DatasetError that names file and place. Bytes with a checksum that the build wrote
 * into the page, and those within the one HTML file, are used as they are, because tests validate them; any others are
 * parsed with the schema.
 */
export async function fetchDataset<Name extends DatasetName>(name: Name): Promise<Dataset<Name>> {
  if (import.meta.env.MODE === 'single') return unpacked(name, JSON.parse(packedText(DATASET_URLS[name])))
  const link = linkTo(name)
  const file = link && (await fetchIntact(link))
  if (!file) return fetchAndParse(name)
  if (link.dataset.holds === undefined) return file as Dataset<Name>
  return unpacked(name, (file as Readonly<Record<string, unknown>>)[name])
}

/** A file as the build packs it, with the base map packed further. */
function unpacked<Name extends DatasetName>(name: Name, value: unknown): Dataset<Name> {
  return (name === 'basemap' ? unpackBasemap(value as PackedBasemap) : value) as Dataset<Name>
}

/** The page's link to a published file or to one that holds it, with a checksum (scripts/preload.ts); null without one. */
function linkTo(name: DatasetName): HTMLLinkElement | null {
  const address = new URL(DATASET_URLS[name], document.baseURI).href
  const links = document.head.querySelectorAll<HTMLLinkElement>('link[data-integrity]')
  return (
    [...links].find(({ href, dataset }) => dataset.holds?.split(' ').includes(name) || href === address) ??
    null
  )
}

/** The files being fetched, because several parts wait for the same one. */
const fetching = new Map<string, Promise<unknown>>()

/** A linked file if it has its checksum, which the browser compares; else null. */
function fetchIntact({ href, dataset: { integrity = '' } }: HTMLLinkElement): Promise<unknown> {
  const file = fetching.get(href) ?? readIntact(href, integrity).finally(() => fetching.delete(href))
  fetching.set(href, file)
  return file
}

async function readIntact(address: string, integrity: string): Promise<unknown> {
  try {
    const response = await fetch(address, { integrity })
    return response.ok ? await response.json() : null
  } catch {
    // Missing, altered or torn: reading each published file tells which.
    return null
  }
}

async function fetchAndParse<Name extends DatasetName>(name: Name): Promise<Dataset<Name>> {
  const file = `${name}.json`
  let response: Response
  try {
    response = await fetch(DATASET_URLS[name])
  } catch {
    throw new DatasetError(file, navigator.onLine ? 'unreachable' : 'offline', null)
  }
  if (!response.ok) {
    if (await noteMissingFile()) throw new DatasetError(file, 'replaced', null)
    throw new DatasetError(file, 'unreachable', String(response.status))
  }
  let json: unknown
  try {
    json = await response.json()
  } catch {
    // Some hosts serve their start page for a missing file.
    if (await noteMissingFile()) throw new DatasetError(file, 'replaced', null)
    throw new DatasetError(file, 'torn', null)
  }
  const parsed = (await loadSchemas(file))[name].safeParse(json)
  if (!parsed.success) {
    throw new DatasetError(file, 'mistyped', parsed.error.issues[0]?.path.join('.') ?? null)
  }
  return parsed.data
}

/** The schemas are loaded for the first file that has no checksum. */
async function loadSchemas(file: string) {
  try {
    return (await import('#domain/datasetSchemas.ts')).DATASET_SCHEMAS
  } catch {
    const isReplaced = await noteMissingFile()
    throw new DatasetError(file, isReplaced ? 'replaced' : navigator.onLine ? 'unreachable' : 'offline', null)
  }
}

type DatasetQuery<Name extends DatasetName> = UseQueryOptions<Dataset<Name>>

/** The query of one published file, shared by hooks and prefetching. */
export function datasetQuery<Name extends DatasetName>(name: Name): DatasetQuery<Name> {
  return {
    queryKey: ['dataset', name],
    queryFn: () => fetchDataset(name),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  }
}

/** What parts read of a query's result. */
export type DatasetResult<Data> = Pick<
  UseQueryResult<Data>,
  'data' | 'error' | 'isPending' | 'isError' | 'isSuccess' | 'refetch'
>

interface SharedObserver {
  readonly subscribe: (onChange: () => void) => () => void
  /** The present result; the same object until data, error or status change. */
  readonly result: () => DatasetResult<unknown>
}

const sharedObservers = new WeakMap<QueryClient, Map<string, SharedObserver>>()

/**
 * The observer of a file that all its readers share. `useQuery` keeps one for each call, whose options it compares at every
 * render: a seventh of a click's scripts with the 200 calls of Explore.
 */
function sharedObserver(client: QueryClient, name: DatasetName, enabled: boolean): SharedObserver {
  const ofClient = sharedObservers.get(client) ?? new Map<string, SharedObserver>()
  sharedObservers.set(client, ofClient)
  const key = `${name} ${enabled}`
  const shared = ofClient.get(key) ?? observe(client, name, enabled)
  ofClient.set(key, shared)
  return shared
}

function observe(client: QueryClient, name: DatasetName, enabled: boolean): SharedObserver {
  const observer = new QueryObserver<unknown>(client, {
    ...(datasetQuery(name) as UseQueryOptions),
    enabled,
    // Not when a fetch starts: its first subscriber would render again, and see the file, a task before the others.
    notifyOnChangeProps: ['data', 'error', 'status'],
  })
  const query = observer.getCurrentQuery()
  let known: DatasetResult<unknown> | undefined
  return {
    subscribe: (onChange) => observer.subscribe(notifyManager.batchCalls(onChange)),
    result: () => {
      // The query's own state, because an observer without subscribers does not follow it.
      const { data, error, status } = query.state
      if (known?.data !== data || known?.error !== error || known?.isPending !== (status === 'pending')) {
        known = undefined
      }
      known ??= {
        data,
        error,
        isPending: status === 'pending',
        isError: status === 'error',
        isSuccess: status === 'success',
        refetch: observer.refetch,
      }
      return known
    },
  }
}

/** A published file, joined with the reader's own marks, as the result of its query. */
export function useDataset<Name extends DatasetName>(
  name: Name,
  /** `enabled: false` delays the fetch until it is first true; `isLayered: false` leaves the reader's own marks out. */
  { enabled = true, isLayered = true }: { enabled?: boolean; isLayered?: boolean } = {},
): DatasetResult<Dataset<Name>> {
  const { subscribe, result } = sharedObserver(useQueryClient(), name, enabled)
  const published = useSyncExternalStore(subscribe, result) as DatasetResult<Dataset<Name>>
  const layer = useLayers(layeredFile(name))
  const join = isLayered ? layer : undefined
  return useMemo(() => joined(published, join), [published, join])
}

/** A result joined with the reader's own marks. */
function joined<Data>(
  published: DatasetResult<Data>,
  join: ((published: Data) => Data) | undefined,
): DatasetResult<Data> {
  return join && published.data ? { ...published, data: join(published.data) } : published
}

/** A published file outside a render, joined with the reader's own marks as they show now. */
export async function fetchLayered<Name extends DatasetName>(
  client: QueryClient,
  name: Name,
): Promise<Dataset<Name>> {
  const published = await client.fetchQuery(datasetQuery(name))
  return layeredFile(name)(useLayers.getState())?.(published) ?? published
}

/** A published file without the reader's own marks. */
export function usePublished<Name extends DatasetName>(name: Name): Dataset<Name> | undefined {
  return useDataset(name, { isLayered: false }).data
}

/** The same for a part that has the file by `useDataset`: neither fetches nor updates. */
export function useLoadedAsPublished<Name extends DatasetName>(name: Name): Dataset<Name> | undefined {
  return useQueryClient().getQueryData(datasetQuery(name).queryKey)
}

/** The selector of how a file is joined with the reader's own marks. */
function layeredFile<Name extends DatasetName>(name: Name) {
  return (state: Layers): Layered[Name] => state.layered[name]
}

type Join = (published: unknown) => unknown

type DatasetResults<Names extends readonly DatasetName[]> = {
  readonly [Index in keyof Names]: DatasetResult<Dataset<Names[Index]>>
}

/** Several published files, in order. */
export function useDatasets<const Names extends readonly DatasetName[]>(names: Names): DatasetResults<Names> {
  const client = useQueryClient()
  const list = names.join(' ')
  const { subscribe, results } = useMemo(
    () =>
      observedTogether(
        list ? list.split(' ').map((name) => sharedObserver(client, name as DatasetName, true)) : [],
      ),
    [client, list],
  )
  const published = useSyncExternalStore(subscribe, results)
  const layered = useLayers((state) => state.layered)
  return published.map((result, index) =>
    joined(result, layered[names[index] as DatasetName] as Join | undefined),
  ) as unknown as DatasetResults<Names>
}

function observedTogether(observers: readonly SharedObserver[]) {
  let known: readonly DatasetResult<unknown>[] = []
  return {
    subscribe: (onChange: () => void) => {
      const stops = observers.map((observer) => observer.subscribe(onChange))
      return () => {
        for (const stop of stops) stop()
      }
    },
    /** The present results; the same list until one changes. */
    results: () => {
      const now = observers.map((observer) => observer.result())
      if (known.length !== now.length || now.some((result, index) => result !== known[index])) known = now
      return known
    },
  }
}

/** The app's query client: failed files are retried only by the reader, never by timer or on mount. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, retryOnMount: false, refetchOnWindowFocus: false, networkMode: 'always' },
    },
  })
}
