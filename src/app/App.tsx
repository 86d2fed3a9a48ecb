import { type ReactNode, useDeferredValue, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { viewTitle } from '#content/viewTitle.ts'
import { isTalkPage, type Page } from '#domain/view.ts'
import { SearchDialog } from '#features/search/SearchDialog.tsx'
import { lazyImport } from '#lib/lazyImport.ts'
import { setBeside } from '#parts/Beside.tsx'
import { useSelectionName } from '#parts/useSelectionName.ts'
import { useDataset } from '#state/datasets.ts'
import { isTalkPaused, useEditorStore } from '#state/editorStore.ts'
import { registerShortcut, runShortcut, shortcutOf } from '#state/shortcuts.ts'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { closeKnown, useKnown } from '#state/useKnown.ts'
import { useLinkCheck } from '#state/useLinkCheck.ts'
import { useBuiltWords } from '#state/viewLanguage.ts'
import { useFigures } from '#state/viewModels.ts'
import { closeDossier, openBriefing, openPage, openReader, talkPage, useViewStore } from '#state/viewStore.ts'
import { type PartCode, partCode } from '#ui/CodePart.tsx'
import { ModalDialog } from '#ui/ModalDialog.tsx'
import { MAP_ID } from '#ui/partIds.ts'
import { usePrintCode } from '#ui/useMediaQuery.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords, WordsContext } from '#words/words.ts'
import { ExplorePage } from './ExplorePage.tsx'
import { LanguageNotice } from './LanguageNotice.tsx'
import { KnownPart, LazyPart, LinkNoticePart, ReadingPart } from './Part.tsx'
import { TopBar } from './TopBar.tsx'

/** The pages that scroll as a whole under the top bar; their messages have the same names. */
type ScrolledPage = Extract<Page, 'plans' | 'compare' | 'sources' | 'briefing' | 'desk'>

const PAGES: Readonly<Record<ScrolledPage, PartCode>> = {
  plans: partCode(() => import('#features/plans/PlansPage.tsx').then((m) => m.PlansPage)),
  compare: partCode(() => import('./ComparePage.tsx').then((m) => m.ComparePage)),
  sources: partCode(() => import('#features/methods/SourcesPage.tsx').then((m) => m.SourcesPage)),
  briefing: partCode(() => import('#features/briefing/BriefingPage.tsx').then((m) => m.BriefingPage)),
  desk: partCode(() => import('#features/desk/DeskPage.tsx').then((m) => m.DeskPage)),
}
setBeside(lazyImport(() => import('#own/parts.ts')))
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
      <ViewFollowers />
      <ViewMark />
    </WordsProvider>
  )
}

function Screen({ page }: { page: Page }) {
  const [shown, setShown] = useState({ page, isFirst: true })
  if (shown.page !== page) setShown({ page, isFirst: false })
  switch (page) {
    case 'explore':
    case 'table':
      return <ExplorePage takesFocus={!shown.isFirst} />
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
        <KnownPart />
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

/** The bar that returns to a paused talk, or adds views to a briefing that is being built. */
function TalkPart() {
  const isBuilding = useEditorStore((state) => state.editing !== null)
  const isWaiting = useViewStore(
    ({ view: { step, page } }) =>
      (step !== null || isBuilding) && !isTalkPage(page) && page !== 'briefing' && page !== 'embed',
  )
  return isWaiting ? <LazyPart code={TALK} /> : null
}

const PRINTED_FOOT = lazyImport(() => import('./PrintedFoot.tsx'))

function PrintFoot() {
  const { printCode, isSettled } = usePrintCode(PRINTED_FOOT)
  useDataset('manifest', { enabled: isSettled })
  return printCode && <printCode.PrintedFoot />
}

/** A component of its own: it follows every change of the view, which the rest of the application need not. */
function ViewFollowers() {
  useKnown()
  useLinkCheck()
  useDocumentTitle()
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

/** Elements that handle keys themselves, the map included. */
const CONTROLS = `a, button, input, select, textarea, summary, canvas, [contenteditable], [role="region"][tabindex], #${MAP_ID}`

/** Where a letter is typed. */
const TYPED = 'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, [contenteditable]'

/** Listens for shortcuts and registers the app's own: Escape (Reader, then selection), H panels, T table or map, P the talk. */
function useShortcuts(): void {
  // Before the parts below register theirs, which come first while they are there.
  useLayoutEffect(() => {
    const undo = [
      registerShortcut('back', stepBack),
      registerShortcut('hidePanels', togglePanels),
      registerShortcut('tables', toggleTable),
      registerShortcut('present', present),
    ]
    return () => {
      for (const step of undo) step()
    }
  }, [])

  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      // A frame has no bar: its keys belong to the map, the chart and the Reader.
      const isFramed = useViewStore.getState().view.page === 'embed' && event.key !== 'Escape'
      if (isFramed) return
      const { areLettersOn, overlay } = useUiStore.getState()
      const key = event.key.toLowerCase()
      // The control pressed last still has the focus: the keys that lead back to a talk or add its next step work there too.
      const isEditor = useViewStore.getState().view.page === 'briefing'
      const isBuilding =
        (key === 'a' || (key === 'p' && isEditor)) && useEditorStore.getState().editing !== null
      const isReturn = (key === 'p' || (key === 'e' && isOnExplore())) && isTalkAway()
      const controls = isBuilding ? `${TYPED}, select` : isReturn ? TYPED : CONTROLS
      const isInControl = event.target instanceof Element && event.target.closest(controls) !== null
      const shortcut = shortcutOf(event, { isInControl, areLettersOn })
      if (!shortcut) return
      // A dialog blocks the page's shortcuts, except those to the search and to the talk; a modal Reader closes by its own.
      const works = isReturn || shortcut.id === 'searchAnywhere'
      const isReaderModal = document.querySelector('[aria-modal="true"]') !== null
      if (!works && (overlay || (isReaderModal && shortcut.id !== 'back'))) return
      if (isReturn) setUi({ overlay: null })
      if (runShortcut(isReturn ? 'present' : shortcut.id, event.key)) event.preventDefault()
    }
    window.addEventListener('keydown', handleKey)
    return () => window.removeEventListener('keydown', handleKey)
  }, [])
}

function togglePanels(): boolean {
  setUi({ panelsHidden: !useUiStore.getState().panelsHidden })
  return true
}

function toggleTable(): boolean {
  if (isTalkPage(useViewStore.getState().view.page)) return false
  openPage(useViewStore.getState().view.page === 'table' ? 'explore' : 'table')
  return true
}

/** Resumes the talk at its step, or opens the briefings. */
function present(): boolean {
  const { step, page } = useViewStore.getState().view
  if (isTalkPage(page)) return false
  if (isTalkAway()) openPage(talkPage())
  else openBriefing(step?.briefing ?? null)
  return true
}

/** Where E is no key of the page: it brought the speaker here from the stage, and leads back. */
const isOnExplore = () => useViewStore.getState().view.page === 'explore'

function isTalkAway(): boolean {
  const { step, page } = useViewStore.getState().view
  return page !== 'briefing' && !isTalkPage(page) && isTalkPaused(step, useEditorStore.getState().editing)
}

function stepBack(): boolean {
  const { view } = useViewStore.getState()
  if (view.reader) openReader(null)
  else if (isTalkPage(view.page)) return false
  else if (view.known || useUiStore.getState().isKnownOpen) closeKnown()
  else if (view.selected) closeDossier()
  else return false
  return true
}

const NONE: readonly never[] = []

/** Provides `useWords` in the language of the interface. */
export function WordsProvider({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation('common')
  return <WordsContext value={useBuiltWords(i18n.language, t)}>{children}</WordsContext>
}

/** Keeps the document's title that of the view. */
function useDocumentTitle(): void {
  const { t } = useTranslation('common')
  const { t: lineT } = useTranslation('line')
  const { t: filtersT } = useTranslation('filters')
  const words = useWords()
  const view = useViewStore((state) => state.view)
  const name = useSelectionName(view.selected)
  const spans = useFigures()?.spans ?? NONE
  const title = viewTitle(view, { name, spans }, { t, lineT, filtersT, words })
  useEffect(() => {
    document.title = title
  }, [title])
}

const SEARCH = partCode(() => import('#features/search/SearchResults.tsx').then((m) => m.SearchResults))
const HELP = partCode(() => import('#features/help/KeyboardHelp.tsx').then((m) => m.KeyboardHelp))
const EXPORT = partCode(() => import('./ExportPart.tsx').then((m) => m.ExportPart))

/** The dialogs over the whole page, one at a time: search, keyboard and export. Each is loaded when it is first opened. */
function Overlays() {
  const { t } = useTranslation(['help', 'common'])
  const overlay = useUiStore((state) => state.overlay)

  useEffect(() => {
    const open = (next: 'search' | 'help') => () => {
      setUi({ overlay: next })
      return true
    }
    const undo = [
      registerShortcut('search', open('search')),
      registerShortcut('searchAnywhere', open('search')),
      registerShortcut('help', open('help')),
    ]
    return () => {
      for (const step of undo) step()
    }
  }, [])

  const close = () => setUi({ overlay: null })
  if (overlay === 'search') {
    return (
      <SearchDialog>
        <LazyPart code={SEARCH} />
      </SearchDialog>
    )
  }
  if (overlay === 'help') {
    return (
      <ModalDialog name={t('title')} look="note" onClose={close}>
        <LazyPart code={HELP} />
      </ModalDialog>
    )
  }
  if (overlay === 'export') {
    return (
      <ModalDialog name={t('common:export')} look="note" onClose={close}>
        <LazyPart code={EXPORT} />
      </ModalDialog>
    )
  }
  return null
}
