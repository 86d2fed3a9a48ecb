import { memo, useEffect, useMemo, useRef } from 'react'
import {
  ShownChoicesContext,
  useLaterChoices,
  useShownFilters,
  useShownSelection,
} from '#state/shownChoices.ts'
import { useCorpus } from '#state/useCorpus.ts'
import { useExplore } from '#state/useExplore.ts'
import styles from './Details.module.css'
import { Dossier } from './Dossier.tsx'
import { Overview } from './overview/Overview.tsx'
import { PanelContext } from './panelContext.ts'

/** The panel: the dossier of what is selected, or the overview. It follows map and timeline, dimmed until it has caught up. */
export function Details() {
  const { choices, isStale } = useLaterChoices(true)
  return (
    <ShownChoicesContext value={choices}>
      <div className={styles.later} data-stale={isStale}>
        <Panel />
      </div>
    </ShownChoicesContext>
  )
}

/** Drawn anew for what it shows, and not for each change of the view. */
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
 * When the panel shows something else, it starts at its top; and where the pressed button went away with the old
 * content, its heading takes the focus. A choice made elsewhere keeps its own focus.
 */
function usePanelFocus(shownKey: string) {
  const root = useRef<HTMLDivElement>(null)
  // Nothing before the first: a choice made while the panel's code was still on its way is followed too.
  const lastKey = useRef('')
  const hadFocus = useRef(false)

  useEffect(() => {
    const element = root.current
    if (!element) return
    const enter = () => {
      hadFocus.current = true
    }
    const leave = (event: FocusEvent) => {
      // Without a next target the focused element may just have been taken away.
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
    // On a narrow screen the sheet scrolls with the page: what is new begins under the map, at the page's top.
    const scrolls = section ? getComputedStyle(section).overflowY : 'visible'
    if (scrolls === 'visible' && window.scrollY > 0) window.scrollTo({ top: 0, behavior: 'instant' })
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (hadFocus.current && isLost) {
      root.current?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: section !== null })
    }
  }, [shownKey])

  return root
}
