import { useEffect } from 'react'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { openReader, select, useViewStore } from '#state/viewStore.ts'

/** Elements that use single letters themselves: a key pressed there is theirs. */
const CONTROLS =
  'a, button, input, select, textarea, summary, canvas, [contenteditable], [role="region"][tabindex]'

/** Escape goes one step back (Reader, then selection); H hides all panels, so that the map fills the window. */
export function useShortcuts(): void {
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'Escape') stepBack()
      const isInControl = event.target instanceof Element && event.target.closest(CONTROLS) !== null
      const { areLettersOn, panelsHidden } = useUiStore.getState()
      if (areLettersOn && !isInControl && event.key.toLowerCase() === 'h') {
        setUi({ panelsHidden: !panelsHidden })
      }
    }
    window.addEventListener('keydown', handleKey)
    return () => window.removeEventListener('keydown', handleKey)
  }, [])
}

function stepBack(): void {
  const { view } = useViewStore.getState()
  if (view.reader) openReader(null)
  else if (view.selected) select(null)
}
