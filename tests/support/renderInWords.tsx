import { type RenderResult, render } from '@testing-library/react'
import type { ReactElement } from 'react'
import { WordsContext } from '#words/words.ts'
import { exportWords } from './exportWords.ts'

/** Renders an element with the English words around it. */
export function renderInWords(element: ReactElement): RenderResult {
  const { words } = exportWords()
  return render(element, {
    wrapper: ({ children }) => <WordsContext value={words}>{children}</WordsContext>,
  })
}
