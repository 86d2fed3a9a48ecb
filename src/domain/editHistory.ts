/** So many changes can be taken back; what is older is forgotten. */
export const MOST_ENTRIES = 500

/** Changes of the same kind that follow one another within this time, in ms, are one entry. */
export const BURST_MS = 1500

/** Changes that belong together: what is typed into one field in a row. `at` is in ms since any fixed moment. */
export interface Burst {
  key: string
  at: number
}

/** A value with what it was before, and what was taken back. Values are never changed in place. */
export interface EditHistory<Value extends object> {
  readonly past: readonly Value[]
  readonly present: Value
  readonly future: readonly Value[]
  /** The burst that the last entry belongs to; null where the next change is an entry of its own in any case. */
  readonly burst: Burst | null
}

/** A value that has no history yet. */
export function startHistory<Value extends object>(present: Value): EditHistory<Value> {
  return { past: [], present, future: [], burst: null }
}

/** Takes the next value; the same value again is no change. What was taken back before is gone then. */
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
  const past = goesOn ? history.past : [...history.past, history.present].slice(-MOST_ENTRIES)
  return { past, present: next, future: [], burst }
}

/** Takes the last change back; the same history where there is none. */
export function undoEdit<Value extends object>(history: EditHistory<Value>): EditHistory<Value> {
  const { past, present, future } = history
  const before = past.at(-1)
  if (!before) return history
  return { past: past.slice(0, -1), present: before, future: [present, ...future], burst: null }
}

/** Makes the change again that was taken back last; the same history where there is none. */
export function redoEdit<Value extends object>(history: EditHistory<Value>): EditHistory<Value> {
  const { past, present, future } = history
  const [next] = future
  if (!next) return history
  return { past: [...past, present], present: next, future: future.slice(1), burst: null }
}
