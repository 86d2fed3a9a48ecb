import type { DocumentHead } from '#domain/project.ts'
import { holdsWords } from '#lib/foldText.ts'

type Named = Pick<DocumentHead, 'title' | 'fileName' | 'publisher'>

/** The documents whose title, file name and publisher together contain every word, ignoring case and accents. */
export function filterDocuments<Document extends Named>(
  documents: readonly Document[],
  words: string,
): readonly Document[] {
  if (words.trim() === '') return documents
  return documents.filter(({ title, fileName, publisher }) =>
    holdsWords(`${title} ${fileName} ${publisher ?? ''}`, words),
  )
}
