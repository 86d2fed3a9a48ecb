import { useEffect } from 'react'
import { isTalkPage } from '#domain/view.ts'
import { registerShortcut, runShortcut, shortcutOf } from '#state/shortcuts.ts'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { openBriefing, openPage, openReader, select, talkPage, useViewStore } from '#state/viewStore.ts'
import { MAP_ID } from '#ui/partIds.ts'

/** Elements that handle keys themselves, the map included. */
const CONTROLS = `a, button, input, select, textarea, summary, canvas, [contenteditable], [role="region"][tabindex], #${MAP_ID}`

/**
 * Listens for shortcuts and registers those of the app itself: Escape goes one step back (Reader, then
 * selection), H hides all panels, T switches between table and map, P resumes the talk or opens the briefings.
 */
export function useShortcuts(): void {
  useEffect(() => {
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
      const isInControl = event.target instanceof Element && event.target.closest(CONTROLS) !== null
      const shortcut = shortcutOf(event, { isInControl, areLettersOn })
      // A dialog blocks the page's shortcuts, except the one that opens the search.
      if (!shortcut || (overlay && shortcut.id !== 'searchAnywhere')) return
      if (runShortcut(shortcut.id, event.key)) event.preventDefault()
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
  if (step && page !== 'briefing') openPage(talkPage())
  else openBriefing(step?.briefing ?? null)
  return true
}

function stepBack(): boolean {
  const { view } = useViewStore.getState()
  if (view.reader) openReader(null)
  else if (isTalkPage(view.page)) return false
  else if (view.selected) select(null)
  else return false
  return true
}
