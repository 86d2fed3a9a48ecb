import { useEffect, useRef } from 'react'
import { useUiStore } from '#state/uiStore.ts'

/** Elements that take letters themselves, and forms, whose buttons are for what they hold. */
const FIELDS = 'input, textarea, select, form, dialog, [contenteditable]'

/** Listens for keys of the Desk, while no field has the focus; `Shift+J` goes before `j`. */
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
      if (event.target instanceof Element && event.target.closest(FIELDS)) return
      const action =
        (event.shiftKey && latest.current[`Shift+${event.key.toUpperCase()}`]) ||
        latest.current[event.key.toLowerCase()]
      if (!action) return
      event.preventDefault()
      action()
    }
    // Before the app's own shortcuts, some of which have the same letters.
    window.addEventListener('keydown', handle, { capture: true })
    return () => window.removeEventListener('keydown', handle, { capture: true })
  }, [])
}
