import { createHearing, readTalkMessage, type TalkMessage, type TalkSession } from '#domain/talk.ts'

/** The ways from a window to the others of its talk. */
export interface TalkLink {
  send(message: TalkMessage): void
  close(): void
}

/** Windows that this one has opened, or that have spoken to it for its talk: they are reached where no channel is. */
const windows = new Set<Window>()

/** Remembers a window that this one has opened. */
export function keepTalkWindow(opened: Window): void {
  windows.add(opened)
}

/**
 * Speaks to every window of a talk by all ways that there are: by a channel, which finds a window wherever it came from, and by the
 * handles of windows, which work where channels are blocked and between pages that were opened as files, whose origin is "null".
 * A message that comes by both is heard once.
 */
export function openTalkLink(session: TalkSession, onMessage: (message: TalkMessage) => void): TalkLink {
  const isNew = createHearing()
  const channel = openChannel(`throughline-talk-${session}`)
  // A page without an origin of its own cannot be addressed by it.
  const target = window.origin === 'null' ? '*' : window.origin

  const hear = (data: unknown): boolean => {
    const message = readTalkMessage(data, session)
    if (!message) return false
    if (isNew(message)) onMessage(message)
    return true
  }
  const hearWindow = ({ source, origin, data }: MessageEvent<unknown>) => {
    if (origin !== window.origin || source === window || !isWindow(source)) return
    // Who speaks for this talk can be answered, also after a reload that has lost the handle.
    if (hear(data)) windows.add(source)
  }
  window.addEventListener('message', hearWindow)
  if (channel) channel.onmessage = ({ data }) => hear(data)

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
      window.removeEventListener('message', hearWindow)
    },
  }
}

function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name)
  } catch {
    // A browser without it, or a page that may not have one: the handles of the windows are left.
    return null
  }
}

function isWindow(source: MessageEventSource | null): source is Window {
  return source !== null && 'closed' in source
}
