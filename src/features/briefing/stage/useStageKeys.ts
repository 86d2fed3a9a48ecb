import { useEffect, useRef } from 'react'
import { SHORTCUTS, type ShortcutId } from '#state/shortcuts.ts'
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
  /** Opens the window of the speaker. */
  presenter: () => void
  /** Lets the steps follow by themselves. */
  kiosk: () => void
  explore: () => void
  fullScreen: () => void
}

type Plain = Exclude<keyof StageActions, 'jump'>

/** What each row of the table of keys does here; a row of two ends has one action a key. */
const ROWS: Readonly<Partial<Record<ShortcutId, readonly Plain[]>>> = {
  stageNext: ['next'],
  stagePrevious: ['previous'],
  stageEnds: ['first', 'last'],
  stageBlank: ['blank'],
  stageOverview: ['overview'],
  stageNotes: ['notes'],
  stagePresenter: ['presenter'],
  stageKiosk: ['kiosk'],
  stageExplore: ['explore'],
  stageFullScreen: ['fullScreen'],
}

/** The action of each key of the stage, by the table that the help reads as well. */
const KEYS: ReadonlyMap<string, Plain> = new Map(
  SHORTCUTS.flatMap(({ id, presses }) => {
    const actions = ROWS[id] ?? []
    return presses.flatMap(({ key }, place) => {
      const action = actions[place] ?? actions[0]
      return action ? [[key, action] as const] : []
    })
  }),
)

/** Single letters, which a reader can switch off; a clicker's full stop is none. */
const LETTER = /^[a-z]$/

/** Controls that use a key themselves; the arrows of the map move the map. */
const CONTROLS = 'button, a, input, select, textarea, summary, canvas, [role="region"][tabindex]'

/** Where buttons do something else than move, so that the arrows are free while one has the focus: those that take them still. */
const FIELDS = 'input, select, textarea, canvas, [role="region"][tabindex]'
/** What a button does itself. */
const PRESSES = [' ', 'Enter']

/**
 * Gives the keys of the stage their meaning while it stands and no dialog or Reader is over it. Actions that are left out do nothing.
 * With `areButtonsFree` the keys work as well while a button has the focus, but for those that press it.
 */
export function useStageKeys(
  actions: Partial<StageActions>,
  { areButtonsFree = false }: { areButtonsFree?: boolean } = {},
): void {
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
      const isJump = key === 'Enter' && digits !== ''
      const controls = areButtonsFree && (isJump || !PRESSES.includes(key)) ? FIELDS : CONTROLS
      const isInControl = target instanceof Element && target.closest(controls) !== null
      // A clicker knows nothing of the focus: its page keys work everywhere.
      const isPageKey = key === 'PageDown' || key === 'PageUp'
      if (isInControl && !isPageKey) return
      const typed = /^\d$/.test(key) ? digits + key : ''
      if (isJump && latest.current.jump) {
        event.preventDefault()
        latest.current.jump(Number(digits))
      }
      digits = typed
      if (typed !== '' || key === 'Enter') return
      const name = key.length === 1 ? key.toLowerCase() : key
      const action = LETTER.test(name) && !areLettersOn ? undefined : KEYS.get(name)
      const act = action && latest.current[action]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', handleKey)
    return () => window.removeEventListener('keydown', handleKey)
  }, [areButtonsFree])
}
