import { ExplorePage } from './ExplorePage.tsx'
import { useShortcuts } from './useShortcuts.ts'
import { WordsProvider } from './WordsProvider.tsx'

/** The whole application; there is one page so far. */
export function App() {
  useShortcuts()
  return (
    <WordsProvider>
      <ExplorePage />
    </WordsProvider>
  )
}
