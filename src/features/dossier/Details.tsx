import { memo, useCallback, useEffect, useMemo, useRef } from 'react'
import type { Selection } from '#domain/view.ts'
import { lazyImport } from '#lib/lazyImport.ts'
import { useUiStore } from '#state/uiStore.ts'
import { useCorpus } from '#state/useCorpus.ts'
import {
  ShownChoicesContext,
  useDeferredChoices,
  useExplore,
  useShownFilters,
  useShownSelection,
} from '#state/viewModels.ts'
import { FaultBoundary, useImported } from '#ui/CodePart.tsx'
import styles from './Details.module.css'
import { DossierTop } from './DossierHeader.tsx'
import { Overview } from './overview/Overview.tsx'
import { PanelContext, PanelFault, Skeleton } from './panelParts.tsx'

/** Most visits start with the overview, so dossiers load when something is selected. */
const DOSSIERS = lazyImport(() => import('./Dossier.tsx'))

/**
 * The panel: the dossier of the selection, or the overview. While the period is dragged or played it renders after map and
 * timeline, dimmed until it catches up; otherwise with them, because two commits cost more than one and are drawn later.
 */
export function Details() {
  const isTimeMoving = useUiStore((state) => state.isTimeMoving)
  const { choices, isStale } = useDeferredChoices(isTimeMoving)
  return (
    <ShownChoicesContext value={choices}>
      <div data-stale={isStale}>
        <Panel />
      </div>
    </ShownChoicesContext>
  )
}

/** Memoised: renders when its content changes, not on every change of the view. */
const Panel = memo(function Panel() {
  const model = useExplore()
  const filters = useShownFilters()
  const selected = useShownSelection()
  const corpus = useCorpus(selected !== null)
  const panel = useMemo(() => ({ corpus, model, filters }), [corpus, model, filters])
  const shownKey = selected ? `${selected.kind}:${selected.id}` : ''
  const { root, restoreFocus } = usePanelFocus(shownKey)

  return (
    <PanelContext value={panel}>
      <div ref={root} className={styles.panel}>
        {selected ? (
          <FaultBoundary
            key={shownKey}
            onRetry={DOSSIERS.reset}
            renderFault={(retry) => <PanelFault onRetry={retry} />}
          >
            {() => <Selected selected={selected} onShown={restoreFocus} />}
          </FaultBoundary>
        ) : (
          <Overview />
        )}
      </div>
    </PanelContext>
  )
})

function Selected({ selected, onShown }: { selected: Selection; onShown: () => void }) {
  const code = useImported(DOSSIERS)
  if (code) return <code.Dossier selected={selected} onShown={onShown} />
  return (
    <>
      <DossierTop />
      <Skeleton rows={10} />
    </>
  )
}

/**
 * When the content changes, scrolls the panel to its top. If the focused button was removed with the old content, moves the
 * focus to the new heading, again once the dossier's code and data have loaded; a selection made elsewhere keeps its focus.
 */
function usePanelFocus(shownKey: string) {
  const root = useRef<HTMLDivElement>(null)
  // Empty at first, so that a selection made while the panel's code was loading counts as a change.
  const lastKey = useRef('')
  const hadFocus = useRef(false)

  useEffect(() => {
    const element = root.current
    if (!element) return
    const enter = () => {
      hadFocus.current = true
    }
    const leave = (event: FocusEvent) => {
      // Without a related target the focused element may just have been removed.
      if (event.relatedTarget instanceof Node && !element.contains(event.relatedTarget))
        hadFocus.current = false
    }
    element.addEventListener('focusin', enter)
    element.addEventListener('focusout', leave)
    return () => {
      element.removeEventListener('focusin', enter)
      element.removeEventListener('focusout', leave)
    }
  }, [])

  const restoreFocus = useCallback(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (!hadFocus.current || !isLost) return
    const title = root.current?.querySelector<HTMLElement>('h2')
    title?.focus({ preventScroll: title.closest('section') !== null })
  }, [])

  useEffect(() => {
    if (lastKey.current === shownKey) return
    lastKey.current = shownKey
    const section = root.current?.closest('section')
    if (section) section.scrollTop = 0
    // On narrow screens the panel scrolls with the page.
    const scrolls = section ? getComputedStyle(section).overflowY : 'visible'
    if (scrolls === 'visible' && window.scrollY > 0) window.scrollTo({ top: 0, behavior: 'instant' })
    restoreFocus()
  }, [shownKey, restoreFocus])

  return { root, restoreFocus }
}
