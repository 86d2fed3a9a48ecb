import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { type Corpus, indexCorpus } from '#content/corpus.ts'
import type { DatasetName } from '#domain/datasets.ts'
import { datasetQuery, useDataset, useDatasets } from './datasets.ts'

/** The large files of the corpus, which the start does without. */
export const TEXT_FILES = ['documents', 'claims', 'records'] as const satisfies readonly DatasetName[]

const DATA_FILES = ['measures', 'routes', 'timeline', 'vocabulary'] as const satisfies readonly DatasetName[]

/** The files of the corpus. */
export const CORPUS_FILES = [...TEXT_FILES, ...DATA_FILES] as const

const NONE: readonly never[] = []

/** All published data by id; a missing file leaves its list empty. Without `loadsTexts`, texts come only if loaded elsewhere. */
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
