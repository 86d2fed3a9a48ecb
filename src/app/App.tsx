import type { Page } from '#domain/view.ts'
import { useLinkCheck } from '#state/useLinkCheck.ts'
import { useViewStore } from '#state/viewStore.ts'
import { ExplorePage } from './ExplorePage.tsx'
import { LanguageNotice } from './LanguageNotice.tsx'
import { Overlays } from './Overlays.tsx'
import { PageScreen } from './PageScreen.tsx'
import { PrintFoot } from './PrintFoot.tsx'
import { StageScreen } from './StageScreen.tsx'
import { TalkPart } from './TalkPart.tsx'
import { useShortcuts } from './useShortcuts.ts'
import { useViewDrawn } from './useViewDrawn.ts'
import { WordsProvider } from './WordsProvider.tsx'

/** The whole application: the page of the view, and what opens over any page. */
export function App() {
  useShortcuts()
  useLinkCheck()
  useViewDrawn()
  const page = useViewStore((state) => state.view.page)
  return (
    <WordsProvider>
      <ScreenOf page={page} />
      <TalkPart />
      <Overlays />
      <PrintFoot />
      <LanguageNotice />
    </WordsProvider>
  )
}

function ScreenOf({ page }: { page: Page }) {
  switch (page) {
    case 'explore':
    case 'table':
      return <ExplorePage />
    case 'compare':
    case 'sources':
    case 'briefing':
      return <PageScreen key={page} page={page} />
    case 'stage':
    case 'kiosk':
      return <StageScreen />
    case 'presenter':
      return <StageScreen isForSpeaker />
  }
}
