import { useEffect, useRef } from 'react'
import * as z from 'zod/mini'
import { create } from 'zustand'
import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import {
  afterTalkEvent,
  createMessageFilter,
  newTalk,
  readTalkMessage,
  type StepOfTalk,
  stepOfTalk,
  type TalkEvent,
  type TalkMessage,
  type TalkRole,
  TalkSession,
  TalkState,
} from '#domain/talk.ts'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { viewOfStep, writeView } from '#domain/viewCodec.ts'
import { openChannel } from './shelf/openChannel.ts'
import { readStored, writeStored } from './shelf/readStored.ts'
import { openBriefing, replaceStep, showRehearsal, showStep, useViewStore } from './viewStore.ts'

interface TalkStore {
  /** Null outside a talk. */
  talk: TalkState | null
  /** Time of the last message from the other role, ms since 1970; null before the first and after a `bye`. */
  lastMessageAt: number | null
  /** Whether the browser blocked the speaker's window. */
  isBlocked: boolean
}

/** This window's talk, which `afterTalkEvent` moves on; its id is in the window's name, its step in the link too. */
export const useTalkStore = create<TalkStore>()(() => ({ talk: null, lastMessageAt: null, isBlocked: false }))

/** Whether the other window answers; one that was lost without a word is forgotten. */
export function isPresenterThere(): boolean {
  const { lastMessageAt } = useTalkStore.getState()
  const isThere = lastMessageAt !== null && Date.now() - lastMessageAt < PEER_TIMEOUT_MS
  if (!isThere) useTalkStore.setState({ lastMessageAt: null })
  return isThere
}

/** Interval between `hello` messages, ms. */
const HELLO_INTERVAL_MS = 2000
/** Peer timeout, ms; long, because hidden pages answer late. */
export const PEER_TIMEOUT_MS = 7000

/** What this window is in a talk, while it is in one. */
let joined: { tell: (event: TalkEvent) => void; send: (type: TalkMessage['type']) => void } | null = null

interface TalkParts {
  role: TalkRole
  isKnownStep: (step: StepOfTalk) => boolean
  /** Shows a step that another window has reached. */
  show: (step: StepOfTalk) => void
  /** Called when another window ended the talk. */
  onEnd: (step: StepOfTalk) => void
}

/** Joins the talk named by this window, at the step of the view. Returns the cleanup. */
function joinTalk({ role, isKnownStep, show, onEnd }: TalkParts): () => void {
  const session = talkSession(role)
  nameWindow(role, session)
  const from = newTalkId()
  let count = 0

  const send = (type: TalkMessage['type']) => {
    const { talk: state } = useTalkStore.getState()
    if (!state) return
    count += 1
    link.send({ app: 'throughline-talk', version: 1, session, from, role, count, type, state })
  }
  const tell = (event: TalkEvent) => {
    const { talk: before } = useTalkStore.getState()
    const stored = before ? null : storedTalk(session)
    const {
      talk,
      isShown,
      send: type,
      isEnd,
    } = afterTalkEvent({ role, talk: before, stored, isKnownStep, now: Date.now() }, event)
    if (talk && talk !== before) {
      // Before the view, which reports the step that it shows.
      useTalkStore.setState({ talk })
      storeTalk(session, talk)
      if (isShown) show(talk)
    }
    if (type) send(type)
    if (talk && isEnd) onEnd(talk)
  }
  const link = openTalkLink(session, (message) => {
    if (message.role !== role && useTalkStore.getState().talk) {
      useTalkStore.setState({ lastMessageAt: message.type === 'bye' ? null : Date.now() })
    }
    tell({ type: 'message', message })
  })
  const followView = () => tell({ type: 'view', step: stepOfTalk(useViewStore.getState().view.step) })
  joined = { tell, send }
  useTalkStore.setState({ talk: null, lastMessageAt: null })
  followView()
  const stopFollowing = useViewStore.subscribe(followView)
  const helloTimer = window.setInterval(() => send('hello'), HELLO_INTERVAL_MS)
  const sendBye = () => send('bye')
  window.addEventListener('pagehide', sendBye)
  return () => {
    stopFollowing()
    window.clearInterval(helloTimer)
    window.removeEventListener('pagehide', sendBye)
    link.close()
    joined = null
    useTalkStore.setState({ talk: null, lastMessageAt: null })
  }
}

/** Joins this window's talk while mounted, unless `role` is null. */
export function useTalk(role: TalkRole | null, briefings: readonly Briefing[] | undefined): void {
  const known = useRef(briefings)
  useEffect(() => {
    known.current = briefings
  })
  const isKnown = briefings !== undefined
  useEffect(() => {
    if (role === null || !isKnown) return
    const stepAt = ({ briefing, step: id }: StepOfTalk) =>
      known.current?.find((open) => open.id === briefing)?.steps.find((step) => step.id === id)
    return joinTalk({
      role,
      isKnownStep: (at) => stepAt(at) !== undefined,
      show: ({ briefing, step: id }) => {
        const step = stepAt({ briefing, step: id })
        if (role === 'presenter') replaceStep({ briefing, step: id })
        else if (step) showStep({ briefing, step: id }, viewOfStep(step))
      },
      onEnd: ({ briefing }) => {
        // A window can close itself only if a page opened it.
        if (role === 'presenter') window.close()
        openBriefing(briefing)
      },
    })
  }, [role, isKnown])
}

/** Changes the talk, and notifies the other windows. Its step is in the view, except for the step after a freeze. */
export function changeTalk(part: Partial<Omit<TalkState, 'briefing' | 'at'>>): void {
  joined?.tell({ type: 'change', part })
}

/** Starts a talk at a step on the stage of this window, with the timer at zero; with the speaker's window on demand. */
export function startTalk(briefing: string, step: BriefingStep, hasPresenter = false): void {
  const start = { briefing, step: step.id }
  storeTalk(talkSession('stage'), newTalk(start, Date.now()))
  // First: browsers allow pop-ups only while they handle the click. If blocked, the stage shows a notice.
  if (hasPresenter) openOtherWindow('presenter', start)
  showStep(start, viewOfStep(step), 'push')
}

/** Starts a rehearsal at a step in this window, as the speaker's and without a stage. */
export function startRehearsal(start: StepOfTalk): void {
  const session = newTalkId()
  nameWindow('presenter', session)
  storeTalk(session, { ...newTalk(start, Date.now()), isRehearsal: true })
  showRehearsal(start)
}

/** Keeps the room's picture while the speaker browses, or brings the room to the step that the speaker has reached. */
export function toggleFrozen(): void {
  const { talk } = useTalkStore.getState()
  if (!talk) return
  const reached = stepOfTalk(useViewStore.getState().view.step)
  if (!talk.isFrozen) changeTalk({ isFrozen: true })
  else changeTalk({ isFrozen: false, ...(reached?.briefing === talk.briefing && { step: reached.step }) })
}

/** Ends the talk in the other windows. */
export function endTalkInOtherWindows(): void {
  joined?.send('end')
}

/** Dismisses the notice of a blocked pop-up. */
export function dismissBlocked(): void {
  useTalkStore.setState({ isBlocked: false })
}

/** Delays, ms, after which an opened window is checked: it may be an old one that was closing. User activation lasts longer. */
const REOPEN_CHECKS_MS = [500, 1200, 2500] as const

/** Opens or focuses the other window. Must be called in a user gesture; sets `isBlocked` when the browser refuses. */
export function openOtherWindow(role: TalkRole, step: StepOfTalk, isRetry = false): void {
  const opened = openWindowOfTalk(role, step)
  useTalkStore.setState({ isBlocked: !opened })
  if (!opened || isRetry) return
  const checks = REOPEN_CHECKS_MS.map((ms) =>
    window.setTimeout(() => {
      const { talk } = useTalkStore.getState()
      // Without a talk here, a closed window is expected.
      if (!opened.closed || !talk) return
      for (const check of checks) window.clearTimeout(check)
      openOtherWindow(role, talk, true)
    }, ms),
  )
}

/** Session storage key, so that a reload keeps the talk and other windows do not share it. */
const KEY = 'throughline.talk'
const StoredTalk = z.strictObject({ session: TalkSession, talk: TalkState })

/** Fallback where storage is unavailable; lost with the page. */
let inMemory: z.infer<typeof StoredTalk> | null = null

/** The stored talk, if it is the same one and valid. */
function storedTalk(session: TalkSession): TalkState | null {
  // Without storage, or with invalid data, the other windows still know the talk.
  const kept = readStored(KEY, StoredTalk, 'sessionStorage')
  if (kept?.session === session) return kept.talk
  return inMemory?.session === session ? inMemory.talk : null
}

function storeTalk(session: TalkSession, talk: TalkState): void {
  inMemory = { session, talk }
  writeStored(KEY, inMemory, 'sessionStorage')
}

/** The window name holds the talk's id: it survives reloads, works for files, and lets the browser find the window. */
const NAME = /^throughline-(stage|presenter)-([0-9a-f]{16})$/

/** Names this window as one of a talk. */
function nameWindow(role: TalkRole, session: TalkSession): void {
  window.name = `throughline-${role}-${session}`
}

/** A random id. */
function newTalkId(): TalkSession {
  const bytes = window.crypto.getRandomValues(new Uint8Array(8))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** This window's talk id; created if missing, with this window in the role. */
function talkSession(role: TalkRole): TalkSession {
  const known = NAME.exec(window.name)?.[2]
  if (known !== undefined) return known
  const session = newTalkId()
  nameWindow(role, session)
  return session
}

/** Opens or focuses the other window of this talk; null when the browser refuses. */
function openWindowOfTalk(role: TalkRole, step: StepOfTalk): Window | null {
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
function openTalkLink(session: TalkSession, onMessage: (message: TalkMessage) => void): TalkLink {
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
