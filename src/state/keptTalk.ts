import * as z from 'zod/mini'
import { TalkSession, TalkState } from '#domain/talk.ts'

/** Where a window keeps its talk for a reload: storage of the window, so that no other talk meets it. */
const KEY = 'throughline.talk'
const Kept = z.strictObject({ session: TalkSession, talk: TalkState })

/** The same where storage is closed: it then ends with the page. */
let inMemory: z.infer<typeof Kept> | null = null

/** The talk as this window kept it, if it is the same talk and can be read. */
export function keptTalk(session: TalkSession): TalkState | null {
  try {
    const kept = Kept.safeParse(JSON.parse(window.sessionStorage.getItem(KEY) ?? 'null'))
    if (kept.success && kept.data.session === session) return kept.data.talk
  } catch {
    // Closed storage, or not of ours: the other windows of the talk still know.
  }
  return inMemory?.session === session ? inMemory.talk : null
}

/** Keeps the talk, where storage allows. */
export function keepTalk(session: TalkSession, talk: TalkState): void {
  inMemory = { session, talk }
  try {
    window.sessionStorage.setItem(KEY, JSON.stringify({ session, talk }))
  } catch {
    // It holds for this page all the same.
  }
}
