import { create } from 'zustand'

/**
 * How another version stands beside this one: it is kept and waits, it waits on the host because this device has no
 * room for it, or it has taken the place of files that this page still asks for.
 */
export type NewerVersion = 'waiting' | 'no-room' | 'replaced'

interface OfflineState {
  /** Whether the browser says that there is no network. */
  isOffline: boolean
  /** Whether every file of this version is kept on the device; false also while it is not known. */
  isKept: boolean
  /** Whether that came about during this visit, so that it is news. */
  isNewlyKept: boolean
  newer: NewerVersion | null
}

/** What is cached on this device and whether the host has a newer version; never persisted. */
export const useOfflineStore = create<OfflineState>()(() => ({
  isOffline: false,
  isKept: false,
  isNewlyKept: false,
  newer: null,
}))

/** Merges into the offline state. */
export function setOffline(part: Partial<OfflineState>): void {
  useOfflineStore.setState(part)
}

/**
 * Call when a file of this version is missing. Resolves to whether a newer version has been deployed, and then shows
 * the notice.
 */
export async function noteMissingFile(): Promise<boolean> {
  const isReplaced = await isOlderThanDeployed()
  if (isReplaced) setOffline({ newer: 'replaced' })
  return isReplaced
}

/** The script of a built page in its text; a host's own page for a missing file has none of this form. */
const ENTRY = /<script\b[^>]*\btype="module"[^>]*\bsrc="([^"]+)"/

/**
 * Whether the host by now serves another version of the page than the one that runs here, so that files of this one
 * may be gone. False when the host does not answer or answers with something else: it then cannot be told.
 */
export async function isOlderThanDeployed(): Promise<boolean> {
  const entry = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src
  if (entry === undefined) return false
  try {
    const response = await fetch(new URL('./', document.baseURI), { cache: 'no-store' })
    const deployed = response.ok ? ENTRY.exec(await response.text())?.[1] : undefined
    return deployed !== undefined && fileName(deployed) !== fileName(entry)
  } catch {
    return false
  }
}

function fileName(address: string): string {
  return address.slice(address.lastIndexOf('/') + 1)
}
