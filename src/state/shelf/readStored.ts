import type * as z from 'zod/mini'

/** The value that this browser keeps under a key of `localStorage`; null for none, or for one of another form. */
export function readStored<Value>(key: string, schema: z.ZodMiniType<Value>): Value | null {
  try {
    return schema.safeParse(JSON.parse(window.localStorage.getItem(key) ?? 'null')).data ?? null
  } catch {
    // No storage (private window, policy), or torn.
    return null
  }
}

/** Keeps a value under a key; null removes it. Without storage, or without room, it is lost with the page. */
export function writeStored(key: string, value: unknown): void {
  try {
    if (value === null) window.localStorage.removeItem(key)
    else window.localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // See above.
  }
}
