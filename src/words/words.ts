import { createContext, useContext } from 'react'
import type { buildWords } from './buildWords.ts'

/** The reader's words for ids of the domain, in the language of the view (see buildWords). */
export type Words = ReturnType<typeof buildWords>

/** The reader's words, from the app down to every part. */
export const WordsContext = createContext<Words | null>(null)

/** The reader's words. Throws outside of a WordsContext, which is a fault of the program. */
export function useWords(): Words {
  const words = useContext(WordsContext)
  if (!words) throw new Error('useWords needs a WordsContext around it')
  return words
}
