import { memo, useEffect, useMemo, useRef } from 'react'
import {
  ShownChoicesContext,
  useDeferredChoices,
  useShownFilters,
  useShownSelection,
} from '#state/shownChoices.ts'
import { useCorpus } from '#state/useCorpus.ts'
import { useExplore } from '#state/viewModels.ts'
import styles from './Details.module.css'
import { Dossier } from './Dossier.tsx'
import { Overview } from './overview/Overview.tsx'
import { PanelContext } from './panelContext.ts'

/** The panel: the dossier of the selection, or the overview. Renders after map and timeline, dimmed until it catches up. */
export function Details() {
  const { choices, isStale } = useDeferredChoices(true)
  return (
    <ShownChoicesContext value={choices}>
      <div className={styles.later} data-stale={isStale}>
        <Panel />
      </div>
    </ShownChoicesContext>
  )
}

/** Memoised: renders when its content changes, not on every change of the view. */
const Panel = memo(function Panel() {
  const corpus = useCorpus()
  const model = useExplore()
  const filters = useShownFilters()
  const selected = useShownSelection()
  const panel = useMemo(() => ({ corpus, model, filters }), [corpus, model, filters])
  const shownKey = selected ? `${selected.kind}:${selected.id}` : ''
  const root = usePanelFocus(shownKey)

  return (
    <PanelContext value={panel}>
      <div ref={root} className={styles.panel}>
        {selected ? <Dossier key={shownKey} selected={selected} /> : <Overview />}
      </div>
    </PanelContext>
  )
})

/**
 * When the content changes, scrolls the panel to its top. If the focused button was removed with the old content, moves the
 * focus to the new heading; a selection made elsewhere keeps its focus.
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

  useEffect(() => {
    if (lastKey.current === shownKey) return
    lastKey.current = shownKey
    const section = root.current?.closest('section')
    if (section) section.scrollTop = 0
    // On narrow screens the panel scrolls with the page.
    const scrolls = section ? getComputedStyle(section).overflowY : 'visible'
    if (scrolls === 'visible' && window.scrollY > 0) window.scrollTo({ top: 0, behavior: 'instant' })
    const hasLostFocus = document.activeElement === null || document.activeElement === document.body
    if (hadFocus.current && hasLostFocus) {
      root.current?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: section !== null })
    }
  }, [shownKey])

  return root
}
