import { useLinkCheck } from '#state/useLinkCheck.ts'
import { ExplorePage } from './ExplorePage.tsx'
import { LanguageNotice } from './LanguageNotice.tsx'
import { Overlays } from './Overlays.tsx'
import { useShortcuts } from './useShortcuts.ts'
import { useViewDrawn } from './useViewDrawn.ts'
import { WordsProvider } from './WordsProvider.tsx'

/** The whole application; there is one page so far. */
export function App() {
  useShortcuts()
  useLinkCheck()
  useViewDrawn()
  return (
    <WordsProvider>
      <ExplorePage />
      <Overlays />
      <LanguageNotice />
    </WordsProvider>
  )
}
