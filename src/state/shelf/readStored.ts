import type * as z from 'zod/mini'
import { type Of, store, stored } from './stored.ts'

/** The value that is kept as JSON under a key; null for none, or for one of another form. */
export function readStored<Value>(key: string, schema: z.ZodMiniType<Value>, of?: Of): Value | null {
  try {
    return schema.safeParse(JSON.parse(stored(key, of) ?? 'null')).data ?? null
  } catch {
    // Torn.
    return null
  }
}

/** Keeps a value as JSON under a key; null removes it. */
export function writeStored(key: string, value: unknown, of?: Of): void {
  store(key, value === null ? null : JSON.stringify(value), of)
}
