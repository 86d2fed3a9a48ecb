import { useEffect, useRef } from 'react'
import { useUiStore } from '#state/uiStore.ts'

/** What the keys of the review do; J with the shift key has an action of its own. */
export interface DeskKeyActions {
  accept: () => void
  reject: () => void
  edit: () => void
  next: () => void
  nextOfAny: () => void
  back: () => void
  add: () => void
  undo: () => void
}

const KEYS: Readonly<Record<string, keyof DeskKeyActions>> = {
  a: 'accept',
  r: 'reject',
  e: 'edit',
  j: 'next',
  J: 'nextOfAny',
  k: 'back',
  n: 'add',
  z: 'undo',
}

/** Elements that take letters themselves. */
const FIELDS = 'input, textarea, select, dialog, [contenteditable]'

/** Listens for the keys of the review, while no field has the focus. */
export function useDeskKeys(actions: DeskKeyActions): void {
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
      const action = KEYS[event.key] ?? KEYS[event.key.toLowerCase()]
      if (!action) return
      event.preventDefault()
      latest.current[action]()
    }
    // Before the app's own shortcuts, some of which have the same letters.
    window.addEventListener('keydown', handle, { capture: true })
    return () => window.removeEventListener('keydown', handle, { capture: true })
  }, [])
}
