import { createContext, useContext } from 'react'
import type { buildWords } from './buildWords.ts'

/** Words for domain ids in the language of the view (see buildWords). */
export type Words = ReturnType<typeof buildWords>

/** Provided by the app's WordsProvider. */
export const WordsContext = createContext<Words | null>(null)

/** Words for domain ids in the reader's language. Throws without a WordsContext. */
export function useWords(): Words {
  const words = useContext(WordsContext)
  if (!words) throw new Error('useWords needs a WordsContext around it')
  return words
}
