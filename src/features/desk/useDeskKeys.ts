import { useEffect, useRef } from 'react'
import { useUiStore } from '#state/uiStore.ts'

/** Elements that take letters themselves. */
const FIELDS = 'input, textarea, select, [contenteditable], [role="listbox"], [role="menu"]'
/** What asks something: its buttons and keys are for the answer. */
const QUESTIONS = 'form, dialog, [role="dialog"], [role="alertdialog"]'
/** Keys that may be held down: they only move on. */
const HELD = /^[jk]$/i

/**
 * Listens for keys of the Desk while the reader reads, in no field and no question; `Shift+J` goes before `j`. In a
 * field Escape alone acts, by `leaveField`.
 */
export function useDeskKeys(actions: Readonly<Record<string, () => void>>): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      const { areLettersOn, overlay } = useUiStore.getState()
      if (event.defaultPrevented || event.isComposing || !areLettersOn || overlay) return
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const place = event.target instanceof Element ? event.target : null
      if (place?.closest(QUESTIONS) || document.querySelector('dialog[open]')) return
      if (place?.closest(FIELDS)) {
        if (event.key === 'Escape') latest.current.leaveField?.()
        return
      }
      const action =
        (event.shiftKey && latest.current[`Shift+${event.key.toUpperCase()}`]) ||
        latest.current[event.key.toLowerCase()]
      if (!action) return
      event.preventDefault()
      if (!event.repeat || HELD.test(event.key)) action()
    }
    // Before the app's own shortcuts, some of which have the same letters.
    window.addEventListener('keydown', handle, { capture: true })
    return () => window.removeEventListener('keydown', handle, { capture: true })
  }, [])
}
