import type { ReaderTarget } from '#domain/view.ts'
import { useDataset } from './datasets.ts'
import type { TextComparison } from './selectors/textComparisons.ts'
import { useWords } from './words.ts'

/** From where a statement is: the words of its sentence or the title of its record, and where that is read. */
export interface StatedSource {
  text: string
  isQuote: boolean
  /** Of a quote, where it is known. */
  language?: string | undefined
  target: ReaderTarget
}

/** Says from where a statement is. */
export function useStatedSource(): (comparison: TextComparison) => StatedSource {
  const words = useWords()
  const documents = useDataset('documents').data?.documents
  return ({ statedIn }) => {
    if (statedIn.type === 'record') {
      const { record } = statedIn
      return {
        text: words.recordTitle(record),
        isQuote: false,
        target: { type: 'record', recordId: record.id },
      }
    }
    const { documentId, exact, start, end } = statedIn.claim.citation
    return {
      text: exact,
      isQuote: true,
      language: documents?.find(({ id }) => id === documentId)?.language,
      target: { type: 'document', documentId, span: { start, end } },
    }
  }
}
