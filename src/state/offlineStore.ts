import { create } from 'zustand'

/** State of a newer version: cached and waiting; not cached for lack of room; or deployed in place of files still needed. */
export type NewerVersion = 'waiting' | 'no-room' | 'replaced'

interface OfflineState {
  /** Whether the browser reports no network. */
  isOffline: boolean
  /** Whether every file of this version is cached; false while unknown. */
  isCached: boolean
  /** Whether caching finished during this visit. */
  isNewlyCached: boolean
  newer: NewerVersion | null
}

/** What is cached on this device and whether the host has a newer version; never persisted. */
export const useOfflineStore = create<OfflineState>()(() => ({
  isOffline: false,
  isCached: false,
  isNewlyCached: false,
  newer: null,
}))

/** Merges into the offline state. */
export function setOffline(part: Partial<OfflineState>): void {
  useOfflineStore.setState(part)
}

/** Call when a file of this version is missing. Resolves to whether a newer version is deployed, and if so shows the notice. */
export async function noteMissingFile(): Promise<boolean> {
  const isReplaced = await isOlderThanDeployed()
  if (isReplaced) setOffline({ newer: 'replaced' })
  return isReplaced
}

/** Matches the entry script of a built page; a host's own error page has none. */
const ENTRY = /<script\b[^>]*\btype="module"[^>]*\bsrc="([^"]+)"/

/** Timeout for the host's answer, ms: a reload may wait for it. */
const HOST_TIMEOUT_MS = 20_000

/** Whether the host serves a newer version. False when it does not answer or its answer is no built page. */
export async function isOlderThanDeployed(): Promise<boolean> {
  const entry = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src
  if (entry === undefined) return false
  try {
    const response = await fetch(new URL('./', document.baseURI), {
      cache: 'no-store',
      signal: AbortSignal.timeout(HOST_TIMEOUT_MS),
    })
    const deployed = response.ok ? ENTRY.exec(await response.text())?.[1] : undefined
    return deployed !== undefined && fileName(deployed) !== fileName(entry)
  } catch {
    return false
  }
}

function fileName(address: string): string {
  return address.slice(address.lastIndexOf('/') + 1)
}
