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
  'editor',
  'stage',
] as const
export type ShortcutArea = (typeof SHORTCUT_AREAS)[number]

/** One key press: `key` as in KeyboardEvent, `command` for Ctrl (⌘ on a Mac), `shift` for named keys and letters only, `alt` for parts only. */
export interface KeyPress {
  readonly key: string
  readonly command?: boolean
  readonly alt?: boolean
  readonly shift?: boolean
}

/** Id, area, condition and alternative presses, as in "Shift+ArrowLeft", "Ctrl+k" (⌘ on a Mac) or "Space". */
type ShortcutRow = readonly [id: string, area: ShortcutArea, condition: ShortcutCondition, presses: string]

/**
 * Every key of the app, in the order of the help, which reads the same table as the page's handler. A row's description
 * is the message `help:keys.<id>`. Its action is registered by the feature that implements it, except for `part` rows.
 */
const ROWS = [
  ['help', 'page', 'letter', '?'],
  ['search', 'page', 'letter', '/'],
  ['searchAnywhere', 'page', 'anywhere', 'Ctrl+k'],
  ['back', 'page', 'anywhere', 'Escape'],
  ['hidePanels', 'page', 'letter', 'h'],
  ['tables', 'page', 'letter', 't'],
  ['backToTalk', 'page', 'letter', 'Shift+a'],
  ['addStep', 'page', 'letter', 'a'],
  ['present', 'page', 'letter', 'p'],
  ['knownEarlier', 'page', 'letter', '['],
  ['knownLater', 'page', 'letter', ']'],
  ['play', 'timeline', 'free', 'Space'],
  ['previousMonth', 'timeline', 'free', 'ArrowLeft'],
  ['nextMonth', 'timeline', 'free', 'ArrowRight'],
  ['previousYear', 'timeline', 'free', 'Shift+ArrowLeft'],
  ['nextYear', 'timeline', 'free', 'Shift+ArrowRight'],
  ['timelineMarks', 'timeline', 'part', 'ArrowLeft ArrowRight Home End'],
  ['periodMonth', 'timeline', 'part', 'ArrowLeft ArrowRight'],
  ['periodYear', 'timeline', 'part', 'Shift+ArrowLeft Shift+ArrowRight'],
  ['figureMonths', 'timeline', 'part', 'ArrowLeft ArrowRight Home End Enter'],
  ['densityMonths', 'timeline', 'part', 'ArrowLeft ArrowRight Home End Enter'],
  ['mapNames', 'map', 'part', 'ArrowLeft ArrowRight ArrowUp ArrowDown Enter'],
  ['panMap', 'map', 'part', 'Shift+ArrowLeft Shift+ArrowRight Shift+ArrowUp Shift+ArrowDown'],
  ['zoomMap', 'map', 'part', '+ -'],
  ['fitMap', 'map', 'part', '0'],
  ['detailsRow', 'details', 'part', 'ArrowUp ArrowDown Home End Enter'],
  ['boardCell', 'details', 'part', 'ArrowLeft ArrowRight ArrowUp ArrowDown Home End'],
  ['plansNext', 'plans', 'letter', 'j'],
  ['plansPrevious', 'plans', 'letter', 'k'],
  ['plansSentence', 'plans', 'free', 'Enter'],
  ['plansPage', 'plans', 'letter', 'o'],
  ['plansMap', 'plans', 'letter', 'm'],
  ['plansState', 'plans', 'letter', '1 2 3 4 5 6 7'],
  ['plansAll', 'plans', 'letter', '0'],
  ['plansRows', 'plans', 'letter', 'e'],
  ['readerUsed', 'reader', 'part', 'ArrowUp ArrowDown'],
  ['readerSentence', 'reader', 'part', 'ArrowLeft ArrowRight'],
  ['searchMove', 'search', 'part', 'ArrowUp ArrowDown Home End'],
  ['searchOpen', 'search', 'part', 'Enter'],
  ['moveStep', 'editor', 'part', 'Alt+ArrowUp Alt+ArrowDown'],
  ['copyStep', 'editor', 'part', 'Ctrl+Enter'],
  ['deleteStep', 'editor', 'part', 'Delete'],
  ['stageNext', 'stage', 'part', 'ArrowRight PageDown Space'],
  ['stagePrevious', 'stage', 'part', 'ArrowLeft PageUp'],
  ['stageEnds', 'stage', 'part', 'Home End'],
  ['stageBlank', 'stage', 'part', 'b .'],
  ['stageWhite', 'stage', 'part', 'w'],
  ['stageSources', 'stage', 'part', 's'],
  ['stageOverview', 'stage', 'part', 'o'],
  ['stageNotes', 'stage', 'part', 'n'],
  ['stagePresenter', 'stage', 'part', 'p'],
  ['stageKiosk', 'stage', 'part', 'k'],
  ['stageExplore', 'stage', 'part', 'e'],
  ['stageFullScreen', 'stage', 'part', 'f'],
  ['stageMoveMap', 'stage', 'part', 'm'],
  ['stagePointer', 'stage', 'part', 'l'],
  ['stageDraw', 'stage', 'part', 'd'],
  ['stageClear', 'stage', 'part', 'c'],
  ['presenterFreeze', 'stage', 'part', 'f'],
  ['presenterPause', 'stage', 'part', 't'],
] as const satisfies readonly ShortcutRow[]

export type ShortcutId = (typeof ROWS)[number][0]

/** A row of the table with its typed id. */
export interface Shortcut {
  readonly id: ShortcutId
  readonly area: ShortcutArea
  readonly condition: ShortcutCondition
  /** Alternative presses. */
  readonly presses: readonly KeyPress[]
}

export const SHORTCUTS: readonly Shortcut[] = ROWS.map(([id, area, condition, presses]) => ({
  id,
  area,
  condition,
  presses: presses.split(' ').map(pressOf),
}))

function pressOf(text: string): KeyPress {
  const [, command, alt, shift, name = ''] = /^(Ctrl\+)?(Alt\+)?(Shift\+)?(.+)$/.exec(text) ?? []
  const key = name === 'Space' ? ' ' : name
  return { key, ...(command && { command: true }), ...(alt && { alt: true }), ...(shift && { shift: true }) }
}

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

/** Characters may need Shift on some layouts, so only named keys compare it, and letters of a row that asks for it. */
function isPress({ key, command = false, shift = false }: KeyPress, pressed: Pressed): boolean {
  if (pressed.altKey || command !== (pressed.ctrlKey || pressed.metaKey)) return false
  if (key.length === 1) return pressed.key.toLowerCase() === key && (pressed.shiftKey ? key !== ' ' : !shift)
  return pressed.key === key && pressed.shiftKey === shift
}
