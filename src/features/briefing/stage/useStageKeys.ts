import { useLayoutEffect } from 'react'
import { SHORTCUTS, type ShortcutId } from '#state/shortcuts.ts'
import { useUiStore } from '#state/uiStore.ts'
import { useLatest } from '#state/useProvenance.ts'

/** Actions of the keys, the clicker and the buttons of the stage. */
export interface StageActions {
  next: () => void
  previous: () => void
  first: () => void
  last: () => void
  /** Goes to a step by number, from 1. */
  jump: (number: number) => void
  /** Shows the digits of a number that is being typed; '' when it is done or given up. */
  typed?: (digits: string) => void
  blank: () => void
  white: () => void
  /** Opens the sheet of sources. */
  sources: () => void
  overview: () => void
  notes: () => void
  /** Opens the presenter's window. */
  presenter: () => void
  /** Starts the kiosk, which advances by itself. */
  kiosk: () => void
  explore: () => void
  fullScreen: () => void
  /** On the stage: points, draws, and clears what is drawn. */
  pointer?: () => void
  draw?: () => void
  clear?: () => void
  /** In the presenter's window: keeps the room's picture while the speaker browses. */
  freeze?: () => void
  /** In the presenter's window: stops the clock, or lets it go on. */
  pause?: () => void
  /** Lets the map be moved, or puts it back. */
  moveMap: () => void
}

type KeyAction = Exclude<keyof StageActions, 'jump' | 'typed'>

/** Actions per row of the shortcut table; one for all keys of the row, or one per key. */
const ROWS: Readonly<Partial<Record<ShortcutId, readonly KeyAction[]>>> = {
  stageNext: ['next'],
  stagePrevious: ['previous'],
  stageEnds: ['first', 'last'],
  stageBlank: ['blank'],
  stageWhite: ['white'],
  stageSources: ['sources'],
  stageOverview: ['overview'],
  stageNotes: ['notes'],
  stagePresenter: ['presenter'],
  stageKiosk: ['kiosk'],
  stageExplore: ['explore'],
  stageFullScreen: ['fullScreen'],
  stageMoveMap: ['moveMap'],
  stagePointer: ['pointer'],
  stageDraw: ['draw'],
  stageClear: ['clear'],
  presenterFreeze: ['freeze'],
  presenterPause: ['pause'],
}

/**
 * The actions of each key, from the shortcut table that the help shows too. A key may mean one thing on the stage and
 * another in the presenter's window: each window has its own.
 */
const KEYS: ReadonlyMap<string, readonly KeyAction[]> = SHORTCUTS.reduce((keys, { id, presses }) => {
  const actions = ROWS[id] ?? []
  presses.forEach(({ key }, place) => {
    const action = actions[place] ?? actions[0]
    if (action) keys.set(key, [...(keys.get(key) ?? []), action])
  })
  return keys
}, new Map<string, readonly KeyAction[]>())

/** What still works over an open overview; other actions would change the step behind it. */
const OVER_OVERVIEW: ReadonlySet<KeyAction> = new Set([
  'next',
  'previous',
  'first',
  'last',
  'sources',
  'overview',
  'presenter',
  'fullScreen',
])

/** Single-letter shortcuts, which readers can switch off; a clicker's full stop is not one. */
const LETTER = /^[a-z]$/

/** Controls that handle keys themselves; on the map, arrows move the map. */
const CONTROLS = 'button, a, input, select, textarea, summary, canvas, [role="region"][tabindex]'

/** The controls that still handle keys with `areButtonsFree`. */
const FIELDS = 'input, select, textarea, canvas, [role="region"][tabindex]'
/** Keys that press a focused button. */
const PRESSES = [' ', 'Enter']

/**
 * Handles the keys of the stage while it is mounted and no dialog or Reader is open. Omitted actions do nothing.
 * With `areButtonsFree` the keys also work while a button has the focus, except those that press it. With `isOverviewOpen`
 * only those work that lead away from the overview.
 */
export function useStageKeys(
  actions: Partial<StageActions>,
  {
    areButtonsFree = false,
    isOverviewOpen = false,
  }: { areButtonsFree?: boolean; isOverviewOpen?: boolean } = {},
): void {
  const latest = useLatest(actions)
  const isCovered = useLatest(isOverviewOpen)
  // Before it is painted: a clicker may be pressed as soon as a step is seen.
  useLayoutEffect(() => {
    let digits = ''
    const handleKey = (event: KeyboardEvent) => {
      const { defaultPrevented, isComposing, ctrlKey, metaKey, altKey, key, target } = event
      if (defaultPrevented || isComposing || ctrlKey || metaKey || altKey) return
      const { overlay, areLettersOn } = useUiStore.getState()
      if (overlay || document.querySelector('[role="dialog"], dialog[open]')) return
      const isJump = key === 'Enter' && digits !== ''
      const controls = areButtonsFree && (isJump || !PRESSES.includes(key)) ? FIELDS : CONTROLS
      const isInControl = target instanceof Element && target.closest(controls) !== null
      // Clickers send page keys, which must work wherever the focus is.
      const isPageKey = key === 'PageDown' || key === 'PageUp'
      if (isInControl && !isPageKey) return
      const typed = /^\d$/.test(key) ? digits + key : ''
      if (isJump && latest.current.jump) {
        event.preventDefault()
        latest.current.jump(Number(digits))
      }
      if (digits !== typed) latest.current.typed?.(typed)
      digits = typed
      if (typed !== '' || key === 'Enter') return
      const name = key.length === 1 ? key.toLowerCase() : key
      const known = LETTER.test(name) && !areLettersOn ? [] : (KEYS.get(name) ?? [])
      const action = known.find((each) => latest.current[each])
      if (action && isCovered.current && !OVER_OVERVIEW.has(action)) return
      const act = action && latest.current[action]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', handleKey)
    return () => window.removeEventListener('keydown', handleKey)
  }, [areButtonsFree, latest, isCovered])
}
