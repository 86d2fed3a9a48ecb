import { useEffect } from 'react'
import { own } from '#state/ownBriefings.ts'
import { useUiStore } from '#state/uiStore.ts'

/** Ctrl (⌘) with Z takes back and with Shift+Z or Y makes again, in fields too: the history is that of the whole briefing. */
export function useEditorKeys(id: string | null): void {
  useEffect(() => {
    if (id === null) return
    const handleKey = (event: KeyboardEvent) => {
      const { ctrlKey, metaKey, altKey, shiftKey, key, defaultPrevented, isComposing } = event
      if (defaultPrevented || isComposing || altKey || ctrlKey === metaKey) return
      if (useUiStore.getState().overlay) return
      const name = key.toLowerCase()
      if (name === 'z') shiftKey ? own.redo(id) : own.undo(id)
      else if (name === 'y') own.redo(id)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', handleKey)
    return () => window.removeEventListener('keydown', handleKey)
  }, [id])
}
