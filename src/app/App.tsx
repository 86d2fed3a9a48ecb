import { useDeferredValue, useEffect, useRef } from 'react'
import { isTalkPage, type Page } from '#domain/view.ts'
import { lazyImport } from '#lib/lazyImport.ts'
import { useDataset } from '#state/datasets.ts'
import { useLinkCheck } from '#state/useLinkCheck.ts'
import { useViewStore } from '#state/viewStore.ts'
import { type PartCode, partCode } from '#ui/CodePart.tsx'
import { usePrintCode } from '#ui/usePrinting.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { ExplorePage } from './ExplorePage.tsx'
import { LanguageNotice } from './LanguageNotice.tsx'
import { Overlays } from './Overlays.tsx'
import { LinkNoticePart, ReadingPart } from './PageParts.tsx'
import { LazyPart } from './Part.tsx'
import { TopBar } from './TopBar.tsx'
import { useShortcuts } from './useShortcuts.ts'
import { WordsProvider } from './WordsProvider.tsx'

/** The pages that scroll as a whole under the top bar; their messages have the same names. */
type ScrolledPage = Extract<Page, 'plans' | 'compare' | 'sources' | 'briefing' | 'desk'>

const PAGES: Readonly<Record<ScrolledPage, PartCode>> = {
  plans: partCode(() => import('#features/plans/PlansPage.tsx').then((m) => m.PlansPage)),
  compare: partCode(() => import('./ComparePage.tsx').then((m) => m.ComparePage)),
  sources: partCode(() => import('#features/methods/SourcesPage.tsx').then((m) => m.SourcesPage)),
  briefing: partCode(() => import('#features/briefing/BriefingPage.tsx').then((m) => m.BriefingPage)),
  desk: partCode(() => import('#features/desk/DeskPage.tsx').then((m) => m.DeskPage)),
}
const EMBED = partCode(() => import('./EmbedPage.tsx').then((m) => m.EmbedPage))
const STAGE = partCode(() => import('./StagePart.tsx').then((m) => m.StagePart))
const PRESENTER = partCode(() => import('./PresenterPart.tsx').then((m) => m.PresenterPart))
const TALK = partCode(() => import('./TalkBar.tsx').then((m) => m.TalkBar))

/** The application: the page of the view, with the Reader and dialogs over it. */
export function App() {
  useShortcuts()
  const page = useViewStore((state) => state.view.page)
  return (
    <WordsProvider>
      <Screen page={page} />
      <TalkPart />
      <Overlays />
      <PrintFoot />
      <LanguageNotice />
      <LinkCheck />
      <ViewMark />
    </WordsProvider>
  )
}

function Screen({ page }: { page: Page }) {
  switch (page) {
    case 'explore':
    case 'table':
      return <ExplorePage />
    case 'embed':
      return <LazyPart code={EMBED} />
    case 'plans':
    case 'compare':
    case 'sources':
    case 'briefing':
    case 'desk':
      return <ScrolledScreen key={page} page={page} />
    case 'stage':
    case 'kiosk':
      return <StageScreen code={STAGE} />
    case 'presenter':
      return <StageScreen code={PRESENTER} />
  }
}

/** A page under the top bar. Key it by page, so that each one takes the focus when it opens. */
function ScrolledScreen({ page }: { page: ScrolledPage }) {
  const { t } = useTranslation('common')
  const main = useRef<HTMLElement>(null)
  // Keyboard and screen reader users continue from the new page.
  useEffect(() => main.current?.focus({ preventScroll: true }), [])
  return (
    <div className="shell" data-page={page}>
      <TopBar />
      <main className="shell-page" ref={main} tabIndex={-1} aria-label={t(page)}>
        <LinkNoticePart />
        <LazyPart code={PAGES[page]} />
      </main>
      <ReadingPart />
    </div>
  )
}

/** A step of a briefing in the whole window, for the audience or the speaker. */
function StageScreen({ code }: { code: PartCode }) {
  return (
    <div className="shell" data-page="stage">
      <LazyPart code={code} />
      <ReadingPart />
    </div>
  )
}

/** The bar that returns to a paused talk. */
function TalkPart() {
  const isWaiting = useViewStore(
    ({ view: { step, page } }) =>
      step !== null && !isTalkPage(page) && page !== 'briefing' && page !== 'embed',
  )
  return isWaiting ? <LazyPart code={TALK} /> : null
}

const PRINTED_FOOT = lazyImport(() => import('./PrintedFoot.tsx'))

/** The foot of the printed page. */
function PrintFoot() {
  const { printCode, isSettled } = usePrintCode(PRINTED_FOOT)
  useDataset('manifest', { enabled: isSettled })
  return printCode && <printCode.PrintedFoot />
}

/** A component of its own: it follows every change of the view, which the rest of the application need not. */
function LinkCheck() {
  useLinkCheck()
  return null
}

/**
 * Sets the performance mark `view-drawn` in the frame after the one that painted a changed view: the first frame after
 * React's commit paints, the second comes when that is done. Deferred, because some parts may render later than the view;
 * a component of its own, because a deferred value renders its component twice.
 */
function ViewMark() {
  const view = useDeferredValue(useViewStore((state) => state.view))
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the view sets the mark
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => window.performance.mark('view-drawn'))
    })
    return () => cancelAnimationFrame(frame)
  }, [view])
  return null
}
