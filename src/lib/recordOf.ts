/** The keys of an object that has no others than its type names, in their order. */
export function keysOf<T extends object>(table: T): readonly (keyof T & string)[] {
  return Object.keys(table) as (keyof T & string)[]
}

/** An object with a value for each key; the keys must be all that its type names. */
export function recordOf<T extends object>(
  keys: readonly (keyof T & string)[],
  pick: <K extends keyof T & string>(key: K) => T[K],
): T {
  return Object.fromEntries(keys.map((key) => [key, pick(key)])) as T
}
