/** Groups items by key; keys and items keep their order. */
export function groupBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  return groupPairs(items.map((item) => [keyOf(item), item]))
}

/** The same for values that may stand under several keys. */
export function groupPairs<Key, Value>(
  pairs: Iterable<readonly [Key, Value]>,
): ReadonlyMap<Key, readonly Value[]> {
  const groups = new Map<Key, Value[]>()
  for (const [key, value] of pairs) {
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  return groups
}

/** Each item once, in order. */
export function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Set(items)]
}

/** The sum of the numbers under each key, in the order in which the keys first come. */
export function sumByKey<Key>(pairs: Iterable<readonly [Key, number]>): Map<Key, number> {
  const sums = new Map<Key, number>()
  for (const [key, number] of pairs) sums.set(key, (sums.get(key) ?? 0) + number)
  return sums
}

/** How often each key comes, in the same order. */
export function countByKey<Key>(keys: readonly Key[]): Map<Key, number> {
  return sumByKey(keys.map((key) => [key, 1]))
}
