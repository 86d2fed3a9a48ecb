import { createContext, type ReactNode, useContext } from 'react'
import { type Translator, TranslatorContext, translated, type useTranslation } from './useTranslation.tsx'
import { useWords, type Words, WordsContext } from './words.ts'

/** A language with its messages and words. */
export interface Spoken {
  readonly translator: Translator
  readonly words: Words
}

/** The language of the interface around a talk; null where the parts are in no talk. */
export const InterfaceContext = createContext<Spoken | null>(null)

/** The controls in a talk, which speak the language of the interface. */
export function InInterface({ children }: { children: ReactNode }) {
  const around = useContext(InterfaceContext)
  const translator = useContext(TranslatorContext)
  const words = useWords()
  return (
    <TranslatorContext value={around?.translator ?? translator}>
      <WordsContext value={around?.words ?? words}>{children}</WordsContext>
    </TranslatorContext>
  )
}

/** `useTranslation` in the language of the interface, for a part of a talk that has controls beside words of the talk. */
export const useInterfaceTranslation: typeof useTranslation = (names) => {
  const here = useContext(TranslatorContext)
  return translated(useContext(InterfaceContext)?.translator ?? here, names)
}

/** `useWords` in the language of the interface. */
export function useInterfaceWords(): Words {
  const here = useWords()
  return useContext(InterfaceContext)?.words ?? here
}
