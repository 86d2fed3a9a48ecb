import { createMessageFilter, readTalkMessage, type TalkMessage, type TalkSession } from '#domain/talk.ts'
import { openChannel } from './shelf/openChannel.ts'

/** Connection to the other windows of a talk. */
export interface TalkLink {
  send(message: TalkMessage): void
  close(): void
}

/** Windows opened by this one or that sent it messages of its talk: reachable without a channel. */
const windows = new Set<Window>()

/** Adds a window opened by this one. */
export function addTalkWindow(opened: Window): void {
  windows.add(opened)
}

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
