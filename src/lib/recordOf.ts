/** Typed keys of an object that has exactly the keys of its type, in order. */
export function keysOf<T extends object>(table: T): readonly (keyof T & string)[] {
  return Object.keys(table) as (keyof T & string)[]
}

/** Builds an object from its keys, which must be all keys of the type. */
export function recordOf<T extends object>(
  keys: readonly (keyof T & string)[],
  pick: <K extends keyof T & string>(key: K) => T[K],
): T {
  return Object.fromEntries(keys.map((key) => [key, pick(key)])) as T
}

/** The same, with each value built when it is first read. */
export function lazyRecordOf<T extends object>(
  keys: readonly (keyof T & string)[],
  pick: <K extends keyof T & string>(key: K) => T[K],
): T {
  const record = {} as T
  for (const key of keys) {
    Object.defineProperty(record, key, {
      enumerable: true,
      configurable: true,
      get: () => {
        const value = pick(key)
        Object.defineProperty(record, key, { value })
        return value
      },
    })
  }
  return record
}
