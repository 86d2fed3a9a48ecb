import type * as z from 'zod/mini'

/**
 * The value that this browser, or with `of` this tab alone, keeps under a key; null for none, or for one of another form.
 */
export function readStored<Value>(
  key: string,
  schema: z.ZodMiniType<Value>,
  of: 'localStorage' | 'sessionStorage' = 'localStorage',
): Value | null {
  try {
    return schema.safeParse(JSON.parse(window[of].getItem(key) ?? 'null')).data ?? null
  } catch {
    // No storage (private window, policy), or torn.
    return null
  }
}

/** Keeps a value under a key; null removes it. Without storage, or without room, it is lost with the page. */
export function writeStored(
  key: string,
  value: unknown,
  of: 'localStorage' | 'sessionStorage' = 'localStorage',
): void {
  try {
    if (value === null) window[of].removeItem(key)
    else window[of].setItem(key, JSON.stringify(value))
  } catch {
    // See above.
  }
}
