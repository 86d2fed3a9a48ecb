import type { TalkRole, TalkSession } from '#domain/talk.ts'

/**
 * A window carries its talk in its own name: that outlives a reload, needs no storage, is there for a page that was opened as a file,
 * and lets the browser find the window again instead of opening another one.
 */
const NAME = /^throughline-(stage|presenter)-([0-9a-f]{16})$/

/** A random id. */
export function newTalkId(): TalkSession {
  const bytes = window.crypto.getRandomValues(new Uint8Array(8))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The talk to which this window belongs; it gets one where it has none. */
export function talkSession(role: TalkRole): TalkSession {
  const known = NAME.exec(window.name)?.[2]
  if (known !== undefined) return known
  const session = newTalkId()
  window.name = talkWindowName(role, session)
  return session
}

/** The name of a window of a talk. */
export function talkWindowName(role: TalkRole, session: TalkSession): string {
  return `throughline-${role}-${session}`
}
