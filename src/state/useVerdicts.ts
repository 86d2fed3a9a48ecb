import type { CellQuery } from '#domain/cellQuery.ts'
import type { TextComparison } from '#domain/textAgainstSeries.ts'
import type { ReaderTarget } from '#domain/view.ts'
import { type ComparisonWords, comparisonWords } from '#words/comparisonWords.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { useDataset } from './datasets.ts'
import { openReader } from './viewStore.ts'

/** Source of a statement: the sentence's text or the record's title. */
export interface StatedSource {
  text: string
  isQuote: boolean
  /** Language of a quote, if known. */
  language?: string | undefined
}

/** A verdict as displayed, with the Reader targets it opens. */
export interface ShownVerdict {
  verdict: TextComparison['verdict']
  words: ComparisonWords
  source: StatedSource
  onOpenCells: (query: CellQuery) => void
  onOpenText: () => void
}

/** Where a comparison's statement is read: the sentence in its document, or the record. */
export function textOf({ statedIn }: TextComparison): ReaderTarget {
  if (statedIn.type === 'record') return { type: 'record', recordId: statedIn.record.id }
  const { documentId, start, end } = statedIn.claim.citation
  return { type: 'document', documentId, span: { start, end } }
}

/** Describes a comparison in the UI language. */
export function useComparisonWords(): (comparison: TextComparison) => ComparisonWords {
  const { t } = useTranslation('series')
  const words = useWords()
  const figureSources = useDataset('figures').data?.sources ?? []
  const regions = useDataset('routes').data?.regions ?? []
  const isRegion = (place: string) => regions.some(({ id }) => id === place)
  return (comparison) => comparisonWords(comparison, { t, words, figureSources, isRegion })
}

/** Describes a verdict with the statement's source. */
export function useVerdicts(): (comparison: TextComparison) => ShownVerdict {
  const words = useWords()
  const wordsOf = useComparisonWords()
  const documents = useDataset('documents').data?.documents
  const sourceOf = ({ statedIn }: TextComparison): StatedSource => {
    if (statedIn.type === 'record') return { text: words.recordTitle(statedIn.record), isQuote: false }
    const { documentId, exact } = statedIn.claim.citation
    const language = documents?.find(({ id }) => id === documentId)?.language
    return { text: exact, isQuote: true, language }
  }
  return (comparison) => ({
    verdict: comparison.verdict,
    words: wordsOf(comparison),
    source: sourceOf(comparison),
    onOpenCells: (query) => openReader({ type: 'cells', query }),
    onOpenText: () => openReader(textOf(comparison)),
  })
}
