/**
 * Where a key works. `anywhere`: in controls too. `free`: unless a control or the map has focus. `letter`: the same, and
 * only while single-letter shortcuts are on. `part`: handled by the part in `area` while it has focus; listed for the
 * help only.
 */
export type ShortcutCondition = 'anywhere' | 'free' | 'letter' | 'part'

/** Sections of the help. */
export const SHORTCUT_AREAS = [
  'page',
  'map',
  'timeline',
  'details',
  'plans',
  'reader',
  'search',
  'stage',
] as const
export type ShortcutArea = (typeof SHORTCUT_AREAS)[number]

/** One key press: `key` as in KeyboardEvent, `command` for Ctrl (⌘ on a Mac), `shift` for named keys only. */
export interface KeyPress {
  readonly key: string
  readonly command?: boolean
  readonly shift?: boolean
}

interface ShortcutRow {
  readonly id: string
  readonly area: ShortcutArea
  readonly condition: ShortcutCondition
  /** Alternative presses. */
  readonly presses: readonly KeyPress[]
}

/**
 * Every key of the app, in the order of the help, which reads the same table as the page's handler. A row's description
 * is the message `help:keys.<id>`. Its action is registered by the feature that implements it, except for `part` rows.
 */
const ROWS = [
  { id: 'help', area: 'page', condition: 'letter', presses: [{ key: '?' }] },
  { id: 'search', area: 'page', condition: 'letter', presses: [{ key: '/' }] },
  { id: 'searchAnywhere', area: 'page', condition: 'anywhere', presses: [{ key: 'k', command: true }] },
  { id: 'back', area: 'page', condition: 'anywhere', presses: [{ key: 'Escape' }] },
  { id: 'hidePanels', area: 'page', condition: 'letter', presses: [{ key: 'h' }] },
  { id: 'tables', area: 'page', condition: 'letter', presses: [{ key: 't' }] },
  { id: 'addStep', area: 'page', condition: 'letter', presses: [{ key: 'a' }] },
  { id: 'present', area: 'page', condition: 'letter', presses: [{ key: 'p' }] },
  { id: 'play', area: 'timeline', condition: 'free', presses: [{ key: ' ' }] },
  { id: 'previousMonth', area: 'timeline', condition: 'free', presses: [{ key: 'ArrowLeft' }] },
  { id: 'nextMonth', area: 'timeline', condition: 'free', presses: [{ key: 'ArrowRight' }] },
  { id: 'previousYear', area: 'timeline', condition: 'free', presses: [{ key: 'ArrowLeft', shift: true }] },
  { id: 'nextYear', area: 'timeline', condition: 'free', presses: [{ key: 'ArrowRight', shift: true }] },
  {
    id: 'timelineMarks',
    area: 'timeline',
    condition: 'part',
    presses: [{ key: 'ArrowLeft' }, { key: 'ArrowRight' }, { key: 'Home' }, { key: 'End' }],
  },
  {
    id: 'periodMonth',
    area: 'timeline',
    condition: 'part',
    presses: [{ key: 'ArrowLeft' }, { key: 'ArrowRight' }],
  },
  {
    id: 'periodYear',
    area: 'timeline',
    condition: 'part',
    presses: [
      { key: 'ArrowLeft', shift: true },
      { key: 'ArrowRight', shift: true },
    ],
  },
  {
    id: 'figureMonths',
    area: 'timeline',
    condition: 'part',
    presses: [{ key: 'ArrowLeft' }, { key: 'ArrowRight' }, { key: 'Home' }, { key: 'End' }, { key: 'Enter' }],
  },
  {
    id: 'densityMonths',
    area: 'timeline',
    condition: 'part',
    presses: [{ key: 'ArrowLeft' }, { key: 'ArrowRight' }, { key: 'Home' }, { key: 'End' }, { key: 'Enter' }],
  },
  {
    id: 'panMap',
    area: 'map',
    condition: 'part',
    presses: [{ key: 'ArrowLeft' }, { key: 'ArrowRight' }, { key: 'ArrowUp' }, { key: 'ArrowDown' }],
  },
  { id: 'zoomMap', area: 'map', condition: 'part', presses: [{ key: '+' }, { key: '-' }] },
  { id: 'fitMap', area: 'map', condition: 'part', presses: [{ key: '0' }] },
  {
    id: 'detailsRow',
    area: 'details',
    condition: 'part',
    presses: [{ key: 'ArrowUp' }, { key: 'ArrowDown' }, { key: 'Home' }, { key: 'End' }, { key: 'Enter' }],
  },
  {
    id: 'boardCell',
    area: 'details',
    condition: 'part',
    presses: [
      { key: 'ArrowLeft' },
      { key: 'ArrowRight' },
      { key: 'ArrowUp' },
      { key: 'ArrowDown' },
      { key: 'Home' },
      { key: 'End' },
    ],
  },
  { id: 'plansNext', area: 'plans', condition: 'letter', presses: [{ key: 'j' }] },
  { id: 'plansPrevious', area: 'plans', condition: 'letter', presses: [{ key: 'k' }] },
  { id: 'plansSentence', area: 'plans', condition: 'free', presses: [{ key: 'Enter' }] },
  { id: 'plansPage', area: 'plans', condition: 'letter', presses: [{ key: 'o' }] },
  { id: 'plansMap', area: 'plans', condition: 'letter', presses: [{ key: 'm' }] },
  {
    id: 'plansState',
    area: 'plans',
    condition: 'letter',
    presses: ['1', '2', '3', '4', '5', '6', '7'].map((key) => ({ key })),
  },
  { id: 'plansAll', area: 'plans', condition: 'letter', presses: [{ key: '0' }] },
  { id: 'plansRows', area: 'plans', condition: 'letter', presses: [{ key: 'e' }] },
  {
    id: 'readerUsed',
    area: 'reader',
    condition: 'part',
    presses: [{ key: 'ArrowUp' }, { key: 'ArrowDown' }],
  },
  {
    id: 'readerSentence',
    area: 'reader',
    condition: 'part',
    presses: [{ key: 'ArrowLeft' }, { key: 'ArrowRight' }],
  },
  {
    id: 'searchMove',
    area: 'search',
    condition: 'part',
    presses: [{ key: 'ArrowUp' }, { key: 'ArrowDown' }, { key: 'Home' }, { key: 'End' }],
  },
  { id: 'searchOpen', area: 'search', condition: 'part', presses: [{ key: 'Enter' }] },
  {
    id: 'stageNext',
    area: 'stage',
    condition: 'part',
    presses: [{ key: 'ArrowRight' }, { key: 'PageDown' }, { key: ' ' }],
  },
  {
    id: 'stagePrevious',
    area: 'stage',
    condition: 'part',
    presses: [{ key: 'ArrowLeft' }, { key: 'PageUp' }],
  },
  { id: 'stageEnds', area: 'stage', condition: 'part', presses: [{ key: 'Home' }, { key: 'End' }] },
  { id: 'stageBlank', area: 'stage', condition: 'part', presses: [{ key: 'b' }, { key: '.' }] },
  { id: 'stageWhite', area: 'stage', condition: 'part', presses: [{ key: 'w' }] },
  { id: 'stageSources', area: 'stage', condition: 'part', presses: [{ key: 's' }] },
  { id: 'stageOverview', area: 'stage', condition: 'part', presses: [{ key: 'o' }] },
  { id: 'stageNotes', area: 'stage', condition: 'part', presses: [{ key: 'n' }] },
  { id: 'stagePresenter', area: 'stage', condition: 'part', presses: [{ key: 'p' }] },
  { id: 'stageKiosk', area: 'stage', condition: 'part', presses: [{ key: 'k' }] },
  { id: 'stageExplore', area: 'stage', condition: 'part', presses: [{ key: 'e' }] },
  { id: 'stageFullScreen', area: 'stage', condition: 'part', presses: [{ key: 'f' }] },
  { id: 'stageMoveMap', area: 'stage', condition: 'part', presses: [{ key: 'm' }] },
  { id: 'stagePointer', area: 'stage', condition: 'part', presses: [{ key: 'l' }] },
  { id: 'stageDraw', area: 'stage', condition: 'part', presses: [{ key: 'd' }] },
  { id: 'stageClear', area: 'stage', condition: 'part', presses: [{ key: 'c' }] },
  { id: 'presenterFreeze', area: 'stage', condition: 'part', presses: [{ key: 'f' }] },
  { id: 'presenterPause', area: 'stage', condition: 'part', presses: [{ key: 't' }] },
] as const satisfies readonly ShortcutRow[]

export type ShortcutId = (typeof ROWS)[number]['id']

/** A row of the table with its typed id. */
export interface Shortcut extends ShortcutRow {
  readonly id: ShortcutId
}

export const SHORTCUTS: readonly Shortcut[] = ROWS

/** Runs the action for the key pressed. Returns false when there was nothing to do, so that the key keeps its default effect. */
export type ShortcutAction = (key: string) => boolean

const actions = new Map<ShortcutId, readonly ShortcutAction[]>()

/** Registers a key's action; returns the cleanup. Several may share a key: the latest that has something to do takes it. */
export function registerShortcut(id: ShortcutId, action: ShortcutAction): () => void {
  actions.set(id, [...(actions.get(id) ?? []), action])
  return () => {
    actions.set(
      id,
      (actions.get(id) ?? []).filter((other) => other !== action),
    )
  }
}

/** Whether a key works now: parts handle their own, others need an action. */
export function isShortcutReady({ id, condition }: Shortcut): boolean {
  return condition === 'part' || (actions.get(id) ?? []).length > 0
}

/** The target of a press. */
export interface PressPlace {
  /** Whether a control or the map has focus: they use keys themselves. */
  isInControl: boolean
  areLettersOn: boolean
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** The row that matches a press here, or null. Pure. */
export function shortcutOf(pressed: Pressed, { isInControl, areLettersOn }: PressPlace): Shortcut | null {
  const works = {
    anywhere: true,
    free: !isInControl,
    letter: !isInControl && areLettersOn,
    part: false,
  } satisfies Record<ShortcutCondition, boolean>
  return (
    SHORTCUTS.find(
      ({ condition, presses }) => works[condition] && presses.some((press) => isPress(press, pressed)),
    ) ?? null
  )
}

/** Runs a row's action; returns whether it did anything. */
export function runShortcut(id: ShortcutId, key = ''): boolean {
  return (actions.get(id) ?? []).toReversed().some((action) => action(key))
}

/** Characters may need Shift on some layouts, so only named keys compare it. */
function isPress({ key, command = false, shift = false }: KeyPress, pressed: Pressed): boolean {
  if (pressed.altKey || command !== (pressed.ctrlKey || pressed.metaKey)) return false
  if (key.length === 1) return pressed.key.toLowerCase() === key && (key !== ' ' || !pressed.shiftKey)
  return pressed.key === key && pressed.shiftKey === shift
}
