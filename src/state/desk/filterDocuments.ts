import type { DocumentHead } from '#domain/project.ts'
import { foldedTerms, foldText } from '#lib/foldText.ts'

type Named = Pick<DocumentHead, 'title' | 'fileName' | 'publisher'>

/** The documents whose title, file name and publisher together contain every word, ignoring case and accents. */
export function filterDocuments<Document extends Named>(
  documents: readonly Document[],
  words: string,
): readonly Document[] {
  const terms = foldedTerms(words)
  if (terms.length === 0) return documents
  return documents.filter(({ title, fileName, publisher }) => {
    const text = foldText(`${title} ${fileName} ${publisher ?? ''}`)
    return terms.every((term) => text.includes(term))
  })
}
