import { useEffect, useRef } from 'react'
import { useUiStore } from '#state/uiStore.ts'

/** What a key, a clicker or a button does on the stage. */
export interface StageActions {
  next: () => void
  previous: () => void
  first: () => void
  last: () => void
  /** To the step of a number, from 1. */
  jump: (number: number) => void
  blank: () => void
  overview: () => void
  notes: () => void
  explore: () => void
  fullScreen: () => void
}

type Plain = Exclude<keyof StageActions, 'jump'>

/** Clickers send the page keys, and some the full stop for a blank screen. */
const KEYS: Readonly<Record<string, Plain>> = {
  ArrowRight: 'next',
  PageDown: 'next',
  ' ': 'next',
  ArrowLeft: 'previous',
  PageUp: 'previous',
  Home: 'first',
  End: 'last',
  '.': 'blank',
}

/** Single letters, which a reader can switch off. */
const LETTERS: Readonly<Record<string, Plain>> = {
  b: 'blank',
  o: 'overview',
  n: 'notes',
  e: 'explore',
  f: 'fullScreen',
}

/** Controls that use a key themselves; the arrows of the map move the map. */
const CONTROLS = 'button, a, input, select, textarea, summary, canvas, [role="region"][tabindex]'

/** Gives the keys of the stage their meaning while it stands and no dialog or Reader is over it. */
export function useStageKeys(actions: StageActions): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    let digits = ''
    const handleKey = (event: KeyboardEvent) => {
      const { defaultPrevented, isComposing, ctrlKey, metaKey, altKey, key, target } = event
      if (defaultPrevented || isComposing || ctrlKey || metaKey || altKey) return
      const { overlay, areLettersOn } = useUiStore.getState()
      if (overlay || document.querySelector('[role="dialog"]')) return
      const isInControl = target instanceof Element && target.closest(CONTROLS) !== null
      // A clicker knows nothing of the focus: its page keys work everywhere.
      const isPageKey = key === 'PageDown' || key === 'PageUp'
      if (isInControl && !isPageKey) return
      const typed = /^\d$/.test(key) ? digits + key : ''
      if (key === 'Enter' && digits !== '') latest.current.jump(Number(digits))
      digits = typed
      if (typed !== '' || key === 'Enter') return
      const action = KEYS[key] ?? (areLettersOn ? LETTERS[key.toLowerCase()] : undefined)
      if (!action) return
      event.preventDefault()
      latest.current[action]()
    }
    window.addEventListener('keydown', handleKey)
    return () => window.removeEventListener('keydown', handleKey)
  }, [])
}
