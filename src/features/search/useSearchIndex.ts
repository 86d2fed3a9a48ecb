import { useEffect, useState } from 'react'
import type { FigureSource } from '#domain/figureSource.ts'
import { createFormats } from '#i18n/formats.ts'
import { useDataset, useDatasets } from '#state/datasets.ts'
import type { Corpus } from '#state/selectors/corpus.ts'
import { CORPUS_FILES, useCorpus } from '#state/useCorpus.ts'
import { type CountryNames, searchEntries } from './searchEntries.ts'
import { createSearchIndex, type SearchIndex } from './searchIndex.ts'

const NONE: readonly never[] = []

/** The last index that was built, with the lists that it was built from: opened again, nothing is built anew. */
let kept: { lists: readonly unknown[]; index: Promise<SearchIndex> } | null = null

/** The index of all that was published; null while files are on their way or it is being built. */
export function useSearchIndex(): { corpus: Corpus; index: SearchIndex | null } {
  const corpus = useCorpus()
  const [index, setIndex] = useState<SearchIndex | null>(null)
  const isPending = useDatasets([...CORPUS_FILES, 'figures']).some((file) => file.isPending)
  const sources = useDataset('figures').data?.sources ?? NONE

  useEffect(() => {
    if (isPending) return
    let isWanted = true
    void indexOf(corpus, sources).then((built) => {
      if (isWanted) setIndex(built)
    })
    return () => {
      isWanted = false
    }
  }, [corpus, sources, isPending])

  return { corpus, index }
}

function indexOf(corpus: Corpus, sources: readonly FigureSource[]): Promise<SearchIndex> {
  const { measures, events, routes, regions, claims, documents, records, vocabulary } = corpus
  const lists = [measures, events, routes, regions, claims, documents, records, vocabulary, sources]
  if (!kept || lists.some((list, index) => list !== kept?.lists[index])) {
    kept = { lists, index: createSearchIndex(searchEntries(corpus, countryNames(), sources)) }
  }
  return kept.index
}

function countryNames(): CountryNames {
  return (code, language) => createFormats(language).country(code)
}
