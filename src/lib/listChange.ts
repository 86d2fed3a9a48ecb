/** A change of a list: from `at` on, `removed` items give way to `added`. */
export interface ListChange<Item> {
  readonly at: number
  readonly removed: number
  readonly added: readonly Item[]
}

/** What turns one list into another, by what is the same at their beginnings and ends. */
export function changeOfList<Item>(before: readonly Item[], after: readonly Item[]): ListChange<Item> {
  const common = Math.min(before.length, after.length)
  let at = 0
  while (at < common && isEqual(before[at], after[at])) at += 1
  let end = 0
  while (end < common - at && isEqual(before.at(-1 - end), after.at(-1 - end))) end += 1
  return { at, removed: before.length - end - at, added: after.slice(at, after.length - end) }
}

/** A list with a change; the items that stay are the same objects. */
export function changedList<Item>(before: readonly Item[], change: ListChange<Item>): readonly Item[] {
  const { at, removed, added } = change
  return removed === 0 && added.length === 0
    ? before
    : [...before.slice(0, at), ...added, ...before.slice(at + removed)]
}

/** The list `after` with the objects of `before` where the two say the same at their beginnings and ends. */
export function keepSame<Item>(before: readonly Item[], after: readonly Item[]): readonly Item[] {
  return changedList(before, changeOfList(before, after))
}

/** Whether two lists hold the same objects in the same order. */
export function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index])
}

/** Whether two values of JSON are the same; an absent member equals an undefined one. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => isEqual(item, b[index]))
    )
  }
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>]
  for (const key in one) if (!isEqual(one[key], other[key])) return false
  for (const key in other) if (!(key in one) && other[key] !== undefined) return false
  return true
}

/** Puts an entry last into a map, and drops those that were put first beyond the number `most`. */
export function putNewest<Key, Value>(map: Map<Key, Value>, key: Key, value: Value, most: number): void {
  map.delete(key)
  map.set(key, value)
  for (const first of map.keys()) {
    if (map.size <= most) return
    map.delete(first)
  }
}
