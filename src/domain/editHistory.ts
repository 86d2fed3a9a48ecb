/** Maximum number of undo entries; older ones are dropped. */
export const MAX_ENTRIES = 500

/** Consecutive changes of the same kind within this time, ms, form one entry. */
export const BURST_MS = 1500

/** Changes grouped into one entry, such as typing in one field. `at` is in ms since any fixed moment. */
export interface Burst {
  key: string
  at: number
}

/** A value with its undo and redo entries. Values are immutable. */
export interface EditHistory<Value extends object> {
  readonly past: readonly Value[]
  readonly present: Value
  readonly future: readonly Value[]
  /** The burst of the last entry; null when the next change must start a new entry. */
  readonly burst: Burst | null
}

export function startHistory<Value extends object>(present: Value): EditHistory<Value> {
  return { past: [], present, future: [], burst: null }
}

/** Records a value and clears the redo entries; recording the same value changes nothing. */
export function recordEdit<Value extends object>(
  history: EditHistory<Value>,
  next: Value,
  burst: Burst | null = null,
): EditHistory<Value> {
  if (next === history.present) return history
  const goesOn =
    burst !== null &&
    history.burst?.key === burst.key &&
    burst.at - history.burst.at <= BURST_MS &&
    history.past.length > 0
  const past = goesOn ? history.past : [...history.past, history.present].slice(-MAX_ENTRIES)
  return { past, present: next, future: [], burst }
}

/** Undoes the last change; returns the same history when there is none. */
export function undoEdit<Value extends object>(history: EditHistory<Value>): EditHistory<Value> {
  const { past, present, future } = history
  const before = past.at(-1)
  if (!before) return history
  return { past: past.slice(0, -1), present: before, future: [present, ...future], burst: null }
}

/** Redoes the change undone last; returns the same history when there is none. */
export function redoEdit<Value extends object>(history: EditHistory<Value>): EditHistory<Value> {
  const { past, present, future } = history
  const [next] = future
  if (!next) return history
  return { past: [...past, present], present: next, future: future.slice(1), burst: null }
}
