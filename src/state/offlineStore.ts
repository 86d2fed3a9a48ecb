import { create } from 'zustand'
import { isOlderThanDeployed } from './deployedVersion.ts'

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

/** What the device holds of the app and what the host holds by now; private, and kept by nobody. */
export const useOfflineStore = create<OfflineState>()(() => ({
  isOffline: false,
  isKept: false,
  isNewlyKept: false,
  newer: null,
}))

/** Changes what is known of device and host. */
export function setOffline(part: Partial<OfflineState>): void {
  useOfflineStore.setState(part)
}

/**
 * To be called when a file of this version did not come. Gives whether another version has taken its place, and
 * then has the page say so.
 */
export async function noteMissingFile(): Promise<boolean> {
  const isReplaced = await isOlderThanDeployed()
  if (isReplaced) setOffline({ newer: 'replaced' })
  return isReplaced
}
