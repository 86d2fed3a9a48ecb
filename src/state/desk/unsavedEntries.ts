import * as z from 'zod/mini'
import { LogEntry } from '#domain/decisionLog.ts'

const key = (projectId: string) => `throughline.desk.unsaved.${projectId}`

/** Keeps entries that a closing page could not store. Without room they are lost, as the page has warned. */
export function storeUnsaved(projectId: string, entries: readonly LogEntry[]): void {
  try {
    window.localStorage.setItem(key(projectId), JSON.stringify(entries))
  } catch {
    // No storage, or full.
  }
}

/** The entries that an earlier page could not store; they are given once. Unreadable ones stay where they are. */
export function claimUnsaved(projectId: string): readonly LogEntry[] {
  try {
    const entries = z.array(LogEntry).parse(JSON.parse(window.localStorage.getItem(key(projectId)) ?? '[]'))
    window.localStorage.removeItem(key(projectId))
    return entries
  } catch {
    return []
  }
}
