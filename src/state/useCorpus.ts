import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { Claim } from '#domain/claim.ts'
import type { DatasetName } from '#domain/datasets.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import type { Measure } from '#domain/measure.ts'
import type { Region, Route } from '#domain/route.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { TimelineEvent } from '#domain/timelineEvent.ts'
import type { Vocabulary } from '#domain/vocabulary.ts'
import { datasetQuery, useDataset, useDatasets } from './datasets.ts'

/** The large files of the corpus, which the start does without. */
export const TEXT_FILES = ['documents', 'claims', 'records'] as const satisfies readonly DatasetName[]

const DATA_FILES = ['measures', 'routes', 'timeline', 'vocabulary'] as const satisfies readonly DatasetName[]

/** The files of the corpus. */
export const CORPUS_FILES = [...TEXT_FILES, ...DATA_FILES] as const

const NONE: readonly never[] = []

/**
 * All published data by id; a missing file leaves its list empty. Without `loadsTexts`, sentences and records are there
 * only once another part has loaded them (`useTexts`).
 */
export function useCorpus(loadsTexts = true): Corpus {
  const [measures, routes, timeline, vocabulary] = useDatasets(DATA_FILES)
  const texts = { enabled: loadsTexts }
  const documents = useDataset('documents', texts)
  const claims = useDataset('claims', texts)
  const records = useDataset('records', texts)
  return useMemo(
    () =>
      indexCorpus({
        measures: measures.data?.measures ?? NONE,
        events: timeline.data?.events ?? NONE,
        routes: routes.data?.routes ?? NONE,
        regions: routes.data?.regions ?? NONE,
        claims: claims.data?.claims ?? NONE,
        documents: documents.data?.documents ?? NONE,
        records: records.data?.records ?? NONE,
        vocabulary: vocabulary.data ?? null,
      }),
    [measures.data, timeline.data, routes.data, claims.data, documents.data, records.data, vocabulary.data],
  )
}

/** Loads sentences and records, which then arrive in the corpus of the part around. */
export function useTexts(): void {
  const client = useQueryClient()
  useEffect(() => {
    const load = <Name extends DatasetName>(name: Name) => {
      const query = datasetQuery(name)
      // Only the reader retries a failed file.
      if (client.getQueryState(query.queryKey)?.status !== 'error') void client.prefetchQuery(query)
    }
    for (const name of TEXT_FILES) load(name)
  }, [client])
}

/** The published lists; a missing file leaves its list empty. */
export interface CorpusLists {
  measures: readonly Measure[]
  events: readonly TimelineEvent[]
  routes: readonly Route[]
  regions: readonly Region[]
  claims: readonly Claim[]
  documents: readonly SourceDocument[]
  records: readonly DatedRecord[]
  vocabulary: Vocabulary | null
}

type Index<T> = ReadonlyMap<string, T>

/** All published data, as lists and by id. */
export interface Corpus extends CorpusLists {
  measureById: Index<Measure>
  eventById: Index<TimelineEvent>
  routeById: Index<Route>
  regionById: Index<Region>
  claimById: Index<Claim>
  documentById: Index<SourceDocument>
  recordById: Index<DatedRecord>
}

/** Indexes the published lists by id. Pure; the caller memoises. */
export function indexCorpus(lists: CorpusLists): Corpus {
  return {
    ...lists,
    measureById: byId(lists.measures),
    eventById: byId(lists.events),
    routeById: byId(lists.routes),
    regionById: byId(lists.regions),
    claimById: byId(lists.claims),
    documentById: byId(lists.documents),
    recordById: byId(lists.records),
  }
}

function byId<T extends { id: string }>(items: readonly T[]): Index<T> {
  return new Map(items.map((item) => [item.id, item]))
}
