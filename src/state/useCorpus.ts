import { useMemo } from 'react'
import type { DatasetName } from '#domain/datasets.ts'
import { useDatasets } from './datasets.ts'
import { type Corpus, indexCorpus } from './selectors/corpus.ts'

/** The files that the corpus joins. */
export const CORPUS_FILES = [
  'documents',
  'claims',
  'records',
  'measures',
  'routes',
  'timeline',
  'vocabulary',
] as const satisfies readonly DatasetName[]

const NONE: readonly never[] = []

/** All published data by id; a file that is missing or failed leaves only its own list empty. */
export function useCorpus(): Corpus {
  const [documents, claims, records, measures, routes, timeline, vocabulary] = useDatasets(CORPUS_FILES)
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
