import { useMemo } from 'react'
import { useDataset } from './datasets.ts'
import { type Corpus, indexCorpus } from './selectors/corpus.ts'

/** How one published file stands: not there yet, there, or failed with its error. */
export interface DatasetState {
  isPending: boolean
  error: Error | null
  retry: () => void
}

/** The files that the corpus joins. */
type CorpusFile = 'documents' | 'claims' | 'records' | 'measures' | 'routes' | 'timeline' | 'vocabulary'

/** The published data as far as it is there, with the state of each file. */
export interface LoadedCorpus {
  corpus: Corpus
  states: Readonly<Record<CorpusFile, DatasetState>>
}

const NONE: readonly never[] = []

/** All published data by id, and how each file stands; a file that failed leaves only its own list empty. */
export function useCorpus(): LoadedCorpus {
  const documents = useDataset('documents')
  const claims = useDataset('claims')
  const records = useDataset('records')
  const measures = useDataset('measures')
  const routes = useDataset('routes')
  const timeline = useDataset('timeline')
  const vocabulary = useDataset('vocabulary')

  const corpus = useMemo(
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
  return {
    corpus,
    states: {
      documents: stateOf(documents),
      claims: stateOf(claims),
      records: stateOf(records),
      measures: stateOf(measures),
      routes: stateOf(routes),
      timeline: stateOf(timeline),
      vocabulary: stateOf(vocabulary),
    },
  }
}

function stateOf(query: { isPending: boolean; error: Error | null; refetch: () => unknown }): DatasetState {
  return { isPending: query.isPending, error: query.error, retry: () => void query.refetch() }
}
