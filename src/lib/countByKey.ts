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
