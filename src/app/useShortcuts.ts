import { useEffect } from 'react'
import { isTalkPage } from '#domain/view.ts'
import { registerShortcut, runShortcut, shortcutOf } from '#state/shortcuts.ts'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { openBriefing, openPage, openReader, select, talkPage, useViewStore } from '#state/viewStore.ts'
import { MAP_ID } from '#ui/partIds.ts'

/** Elements that use keys themselves: a key pressed there is theirs. The map's part is one, whatever draws it. */
const CONTROLS = `a, button, input, select, textarea, summary, canvas, [contenteditable], [role="region"][tabindex], #${MAP_ID}`

/**
 * Listens for the keys of the page, and gives those that concern no feature their meaning: Escape goes one step back
 * (Reader, stage, then selection); H hides all panels, so that the map fills the window; T puts the table in the place of the map,
 * and back; P goes on with a talk that was left, or to the briefings.
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
      const { areLettersOn, overlay } = useUiStore.getState()
      const isInControl = event.target instanceof Element && event.target.closest(CONTROLS) !== null
      const shortcut = shortcutOf(event, { isInControl, areLettersOn })
      // Under a dialog the page rests; only the search is reached from the other one.
      if (!shortcut || (overlay && shortcut.id !== 'searchAnywhere')) return
      if (runShortcut(shortcut.id)) event.preventDefault()
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

/** Back to the step that was left, or to the briefings to choose one. */
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
  else if (view.page === 'stage') openBriefing(view.step?.briefing ?? null)
  else if (view.selected) select(null)
  else return false
  return true
}
