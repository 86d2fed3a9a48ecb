import { useEffect, useRef } from 'react'
import * as z from 'zod/mini'
import { create } from 'zustand'
import type { Briefing } from '#domain/briefing.ts'
import {
  changedTalk,
  newTalk,
  resumedTalk,
  type StepOfTalk,
  shouldAdopt,
  stepOfTalk,
  type TalkMessage,
  type TalkRole,
  TalkSession,
  TalkState,
} from '#domain/talk.ts'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { viewOfStep, writeView } from '#domain/viewCodec.ts'
import { addTalkWindow, openTalkLink, type TalkLink } from './talkLink.ts'
import { openBriefing, showInPresenter, showStep, useViewStore } from './viewStore.ts'

interface TalkStore {
  /** Null outside a talk. */
  talk: TalkState | null
  /** Time of the last message from the other role, ms since 1970; null before the first and after a `bye`. */
  lastMessageAt: number | null
  /** Whether the browser blocked the speaker's window. */
  isBlocked: boolean
}

/** This window's talk, synchronised with its other windows. */
export const useTalkStore = create<TalkStore>()(() => ({ talk: null, lastMessageAt: null, isBlocked: false }))

/** Interval between `hello` messages, ms. */
const HELLO_INTERVAL_MS = 2000
/** Peer timeout, ms; long, because hidden pages answer late. */
export const PEER_TIMEOUT_MS = 7000

/** This window's connection during a talk. */
let joined: { link: TalkLink; role: TalkRole; send: (type: TalkMessage['type']) => void } | null = null

interface TalkParts {
  role: TalkRole
  /** Shows the step of another window; false when it is unknown here. */
  show: (step: StepOfTalk) => boolean
  /** Called when another window ended the talk. */
  onEnd: (step: StepOfTalk) => void
}

/** Joins the talk named by this window, at the step of the view. Returns the cleanup. */
export function joinTalk({ role, show, onEnd }: TalkParts): () => void {
  const session = talkSession(role)
  window.name = talkWindowName(role, session)
  const from = newTalkId()
  let count = 0

  const send = (type: TalkMessage['type']) => {
    const { talk: state } = useTalkStore.getState()
    if (!state) return
    count += 1
    const head = { app: 'throughline-talk', version: 1, session, from, role, count } as const
    link.send({ ...head, type, state })
  }
  const link = openTalkLink(session, (message) => {
    const { talk } = useTalkStore.getState()
    if (!talk) return
    if (message.role !== role)
      useTalkStore.setState({ lastMessageAt: message.type === 'bye' ? null : Date.now() })
    if (message.type === 'end') return onEnd(talk)
    if (shouldAdopt({ role, state: talk }, message)) {
      // Update the state before the view, so that the view change is not broadcast back.
      put(message.state)
      const isBrowsing = role === 'presenter' && message.state.isFrozen
      if (!isBrowsing && !isSameStep(message.state, talk) && !show(message.state)) put(talk)
    }
    if (message.type === 'hello') send('state')
  })

  const followView = () => {
    const choice = stepOfTalk(useViewStore.getState().view.step)
    const { talk } = useTalkStore.getState()
    if (!choice || (talk && isSameStep(choice, talk))) return
    // The speaker browses; the room keeps its picture.
    if (role === 'presenter' && talk?.isFrozen && talk.briefing === choice.briefing) return
    const now = Date.now()
    put(
      talk?.briefing === choice.briefing
        ? changedTalk(talk, { ...choice, isBlank: false }, now)
        : resumedTalk(role, choice, talk ?? storedTalk(session), now),
    )
    send('hello')
  }
  joined = { link, role, send }
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

  function put(talk: TalkState): void {
    useTalkStore.setState({ talk })
    storeTalk(session, talk)
  }
}

/** Changes the talk, and notifies the other windows. Its step is in the view, except for the step after a freeze. */
export function changeTalk(part: Partial<Omit<TalkState, 'briefing' | 'at'>>): void {
  const { talk } = useTalkStore.getState()
  if (!talk || !joined) return
  const changed = changedTalk(talk, part, Date.now())
  useTalkStore.setState({ talk: changed })
  storeTalk(talkSession(joined.role), changed)
  joined.send('state')
}

/** Starts a talk at a step in this window, with the timer at zero. */
export function startTalk(step: StepOfTalk): void {
  storeTalk(talkSession('stage'), newTalk(step, Date.now()))
}

/** Starts a rehearsal at a step in this window, as the speaker's and without a stage. */
export function startRehearsal(step: StepOfTalk): void {
  const session = newTalkId()
  window.name = talkWindowName('presenter', session)
  storeTalk(session, { ...newTalk(step, Date.now()), isRehearsal: true })
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

/** Opens or focuses the speaker's window. Must be called in a user gesture; sets `isBlocked` when the browser refuses. */
export function openPresenter(step: StepOfTalk): void {
  openTalkWindow('presenter', 'stage', step)
}

/** Opens or focuses the stage from the speaker's window; sets `isBlocked` likewise. */
export function openStage(step: StepOfTalk): void {
  openTalkWindow('stage', 'presenter', step)
}

/** The address at which a window opened by hand joins this talk as the speaker's or the room's. */
export function talkAddress(role: TalkRole, step: StepOfTalk): string {
  const session = talkSession(role === 'stage' ? 'presenter' : 'stage')
  return new URL(`${fragmentOfWindow(role, step)}&talk=${role}-${session}`, window.location.href).href
}

/** The link of a talk's window. */
function fragmentOfWindow(role: TalkRole, { briefing, step }: StepOfTalk): string {
  const { language } = useViewStore.getState().view
  return writeView({ ...DEFAULT_VIEW, page: role, language, step: { briefing, step } })
}

/** Dismisses the notice of a blocked pop-up. */
export function dismissBlocked(): void {
  useTalkStore.setState({ isBlocked: false })
}

/** Delays, ms, after which an opened window is checked: it may be an old one that was closing. User activation lasts longer. */
const REOPEN_CHECKS_MS = [500, 1200, 2500] as const

function openTalkWindow(role: TalkRole, own: TalkRole, step: StepOfTalk, isRetry = false): void {
  // Next to this page: copied links may point to the app that this file was saved from.
  const here = fragmentOfWindow(role, step)
  const opened = window.open(here, talkWindowName(role, talkSession(own)), 'popup,width=1280,height=800')
  useTalkStore.setState({ isBlocked: !opened })
  if (!opened) return
  addTalkWindow(opened)
  opened.focus()
  if (isRetry) return
  const checks = REOPEN_CHECKS_MS.map((ms) =>
    window.setTimeout(() => {
      const { talk } = useTalkStore.getState()
      // Without a talk here, a closed window is expected.
      if (!opened.closed || !talk) return
      for (const check of checks) window.clearTimeout(check)
      openTalkWindow(role, own, talk, true)
    }, ms),
  )
}

function isSameStep(a: StepOfTalk, b: StepOfTalk): boolean {
  return a.briefing === b.briefing && a.step === b.step
}

/** Session storage key, so that a reload keeps the talk and other windows do not share it. */
const KEY = 'throughline.talk'
const StoredTalk = z.strictObject({ session: TalkSession, talk: TalkState })

/** Fallback where storage is unavailable; lost with the page. */
let inMemory: z.infer<typeof StoredTalk> | null = null

/** The stored talk, if it is the same one and valid. */
function storedTalk(session: TalkSession): TalkState | null {
  try {
    const stored = StoredTalk.safeParse(JSON.parse(window.sessionStorage.getItem(KEY) ?? 'null'))
    if (stored.success && stored.data.session === session) return stored.data.talk
  } catch {
    // No storage, or invalid data: the other windows still know the talk.
  }
  return inMemory?.session === session ? inMemory.talk : null
}

/** Stores the talk, if storage is available. */
function storeTalk(session: TalkSession, talk: TalkState): void {
  inMemory = { session, talk }
  try {
    window.sessionStorage.setItem(KEY, JSON.stringify({ session, talk }))
  } catch {
    // The in-memory copy serves this page.
  }
}

/**
 * The window name holds the talk's id: it survives reloads, needs no storage, works for files, and lets the browser find
 * the window again.
 */
const NAME = /^throughline-(stage|presenter)-([0-9a-f]{16})$/

/** A random id. */
function newTalkId(): TalkSession {
  const bytes = window.crypto.getRandomValues(new Uint8Array(8))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** This window's talk id; created if missing. */
function talkSession(role: TalkRole): TalkSession {
  const known = NAME.exec(window.name)?.[2]
  if (known !== undefined) return known
  const session = newTalkId()
  window.name = talkWindowName(role, session)
  return session
}

/** Window name for a role in a talk. */
function talkWindowName(role: TalkRole, session: TalkSession): string {
  return `throughline-${role}-${session}`
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
    const show = (choice: StepOfTalk) => {
      const open = known.current?.find(({ id }) => id === choice.briefing)
      const step = open?.steps.find(({ id }) => id === choice.step)
      if (!step) return false
      const { briefing } = choice
      if (role === 'stage') showStep({ briefing, step: step.id }, viewOfStep(step))
      else showInPresenter({ briefing, step: step.id })
      return true
    }
    const onEnd = ({ briefing }: StepOfTalk) => {
      // A window can close itself only if a page opened it.
      if (role === 'presenter') window.close()
      openBriefing(briefing)
    }
    return joinTalk({ role, show, onEnd })
  }, [role, isKnown])
}
