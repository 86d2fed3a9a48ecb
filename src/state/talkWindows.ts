import {
  createMessageFilter,
  readTalkMessage,
  type StepOfTalk,
  type TalkMessage,
  type TalkRole,
  type TalkSession,
} from '#domain/talk.ts'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { writeView } from '#domain/viewCodec.ts'
import { openChannel } from './shelf/openChannel.ts'
import { useViewStore } from './viewStore.ts'

/** The window name holds the talk's id: it survives reloads, works for files, and lets the browser find the window. */
const NAME = /^throughline-(stage|presenter)-([0-9a-f]{16})$/

/** Names this window as one of a talk. */
export function nameWindow(role: TalkRole, session: TalkSession): void {
  window.name = `throughline-${role}-${session}`
}

/** A random id. */
export function newTalkId(): TalkSession {
  const bytes = window.crypto.getRandomValues(new Uint8Array(8))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** This window's talk id; created if missing, with this window in the role. */
export function talkSession(role: TalkRole): TalkSession {
  const known = NAME.exec(window.name)?.[2]
  if (known !== undefined) return known
  const session = newTalkId()
  nameWindow(role, session)
  return session
}

/** Opens or focuses the other window of this talk; null when the browser refuses. */
export function openWindowOfTalk(role: TalkRole, step: StepOfTalk): Window | null {
  const name = `throughline-${role}-${sessionFor(role)}`
  // Next to this page: copied links may point to the app that this file was saved from.
  const opened = window.open(fragmentOfWindow(role, step), name, 'popup,width=1280,height=800')
  if (opened) windows.add(opened)
  opened?.focus()
  return opened
}

/** The address at which a window opened by hand joins this talk as the speaker's or the room's. */
export function talkAddress(role: TalkRole, step: StepOfTalk): string {
  return new URL(`${fragmentOfWindow(role, step)}&talk=${role}-${sessionFor(role)}`, window.location.href)
    .href
}

/** The talk of this window, whose other window has the role. */
function sessionFor(role: TalkRole): TalkSession {
  return talkSession(role === 'stage' ? 'presenter' : 'stage')
}

function fragmentOfWindow(role: TalkRole, { briefing, step }: StepOfTalk): string {
  const { language } = useViewStore.getState().view
  return writeView({ ...DEFAULT_VIEW, page: role, language, step: { briefing, step } })
}

interface TalkLink {
  send(message: TalkMessage): void
  close(): void
}

/** Windows opened by this one or that sent it messages of its talk: reachable without a channel. */
const windows = new Set<Window>()

/**
 * Connects the windows of a talk by BroadcastChannel, which reaches any window, and by window handles, which work where
 * channels are blocked and between files, whose origin is "null". Duplicates are dropped.
 */
export function openTalkLink(session: TalkSession, onMessage: (message: TalkMessage) => void): TalkLink {
  const isNew = createMessageFilter()
  const channel = openChannel(`throughline-talk-${session}`)
  // An opaque origin cannot be a target.
  const target = window.origin === 'null' ? '*' : window.origin

  const receive = (data: unknown): boolean => {
    const message = readTalkMessage(data, session)
    if (!message) return false
    if (isNew(message)) onMessage(message)
    return true
  }
  const receiveFromWindow = ({ source, origin, data }: MessageEvent<unknown>) => {
    if (origin !== window.origin || source === window || !isWindow(source)) return
    // Keep the sender, to be able to answer after a reload has lost the handle.
    if (receive(data)) windows.add(source)
  }
  window.addEventListener('message', receiveFromWindow)
  if (channel) channel.onmessage = ({ data }) => receive(data)

  const opener: Window | null = window.opener
  if (opener) windows.add(opener)

  return {
    send(message) {
      channel?.postMessage(message)
      for (const other of windows) {
        if (other.closed) windows.delete(other)
        else other.postMessage(message, target)
      }
    },
    close() {
      channel?.close()
      window.removeEventListener('message', receiveFromWindow)
    },
  }
}

function isWindow(source: MessageEventSource | null): source is Window {
  return source !== null && 'closed' in source
}
