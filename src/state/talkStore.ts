import { create } from 'zustand'
import {
  begunTalk,
  changedTalk,
  isTakenOver,
  resumedTalk,
  type StepOfTalk,
  stepOfTalk,
  type TalkMessage,
  type TalkRole,
  type TalkState,
} from '#domain/talk.ts'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { writeView } from '#domain/viewCodec.ts'
import { keepTalk, keptTalk } from './keptTalk.ts'
import { keepTalkWindow, openTalkLink, type TalkLink } from './talkLink.ts'
import { newTalkId, talkSession, talkWindowName } from './talkWindow.ts'
import { useViewStore } from './viewStore.ts'

interface TalkStore {
  /** Null while this window is in no talk. */
  talk: TalkState | null
  /** When a window of the other role was last heard, ms since 1970; null where it has said that it goes, or was never there. */
  heardAt: number | null
  /** Whether the browser has refused to open a window for the speaker. */
  isBlocked: boolean
}

/** The talk of this window, in step with the other windows of the same talk. */
export const useTalkStore = create<TalkStore>()(() => ({ talk: null, heardAt: null, isBlocked: false }))

/** How often a window asks whether the others are there, ms. */
const ASK_EVERY = 2000
/** Who has not been heard for so long is gone, ms: a page that is hidden answers, if late. */
export const SILENT_AFTER = 7000

/** The link of this window while it is in a talk. */
let joined: { link: TalkLink; role: TalkRole; say: (type: TalkMessage['type']) => void } | null = null

interface TalkParts {
  role: TalkRole
  /** Shows the step that another window has gone to; false where this window does not know it. */
  show: (step: StepOfTalk) => boolean
  /** Leaves the talk, which another window has ended. */
  onEnd: (step: StepOfTalk) => void
}

/** Takes part in the talk of this window's name, on the step that the view names. Returns the undo. */
export function joinTalk({ role, show, onEnd }: TalkParts): () => void {
  const session = talkSession(role)
  window.name = talkWindowName(role, session)
  const from = newTalkId()
  let count = 0

  const say = (type: TalkMessage['type']) => {
    const { talk: state } = useTalkStore.getState()
    if (!state) return
    count += 1
    const head = { app: 'throughline-talk', version: 1, session, from, role, count } as const
    link.send({ ...head, type, state })
  }
  const link = openTalkLink(session, (message) => {
    const { talk } = useTalkStore.getState()
    if (!talk) return
    if (message.role !== role) useTalkStore.setState({ heardAt: message.type === 'bye' ? null : Date.now() })
    if (message.type === 'end') return onEnd(talk)
    if (isTakenOver({ role, state: talk }, message)) {
      // First what holds, then the view: the change of the view is then no news to the others.
      put(message.state)
      if (!isSameStep(message.state, talk) && !show(message.state)) put(talk)
    }
    if (message.type === 'hello') say('state')
  })

  const followView = () => {
    const choice = stepOfTalk(useViewStore.getState().view.step)
    const { talk } = useTalkStore.getState()
    if (!choice || (talk && isSameStep(choice, talk))) return
    const now = Date.now()
    put(
      talk?.briefing === choice.briefing
        ? changedTalk(talk, { ...choice, isBlank: false }, now)
        : resumedTalk(role, choice, talk ?? keptTalk(session), now),
    )
    say('hello')
  }
  joined = { link, role, say }
  useTalkStore.setState({ talk: null, heardAt: null })
  followView()
  const stopFollowing = useViewStore.subscribe(followView)
  const asking = window.setInterval(() => say('hello'), ASK_EVERY)
  const goodbye = () => say('bye')
  window.addEventListener('pagehide', goodbye)
  return () => {
    stopFollowing()
    window.clearInterval(asking)
    window.removeEventListener('pagehide', goodbye)
    link.close()
    joined = null
    useTalkStore.setState({ talk: null, heardAt: null })
  }

  function put(talk: TalkState): void {
    useTalkStore.setState({ talk })
    keepTalk(session, talk)
  }
}

/** Changes something of the talk other than its step, which is in the view, and tells the other windows. */
export function changeTalk(part: Partial<Pick<TalkState, 'isBlank' | 'timer'>>): void {
  const { talk } = useTalkStore.getState()
  if (!talk || !joined) return
  const changed = changedTalk(talk, part, Date.now())
  useTalkStore.setState({ talk: changed })
  keepTalk(talkSession(joined.role), changed)
  joined.say('state')
}

/** A talk begins with a step in this window: the time runs from now, whatever was presented here before. */
export function beginTalk(step: StepOfTalk): void {
  keepTalk(talkSession('stage'), begunTalk(step, Date.now()))
}

/** Ends the talk in the other windows. */
export function endTalkElsewhere(): void {
  joined?.say('end')
}

/**
 * Opens the window of the speaker for the talk of this one, or brings it to the front. Has to be called while the browser handles a
 * press. Where it refuses, `isBlocked` says so.
 */
export function openPresenter(step: StepOfTalk): void {
  openTalkWindow('presenter', 'stage', step)
}

/** Opens the window for the room from that of the speaker, or brings it to the front; the same for the refusal. */
export function openStage(step: StepOfTalk): void {
  openTalkWindow('stage', 'presenter', step)
}

/** Takes back what was said of a refusal. */
export function dismissBlocked(): void {
  useTalkStore.setState({ isBlocked: false })
}

/** When it is looked whether a window was only found because it was closing, ms; the press that asked for it counts for longer. */
const CLOSING = [500, 1200, 2500] as const

function openTalkWindow(role: TalkRole, own: TalkRole, step: StepOfTalk, isAgain = false): void {
  const { language } = useViewStore.getState().view
  // Beside this page: what is copied as a link may lead to the app from which this file was taken.
  const { briefing, step: id } = step
  const here = writeView({ ...DEFAULT_VIEW, page: role, language, step: { briefing, step: id } })
  const opened = window.open(here, talkWindowName(role, talkSession(own)), 'popup,width=1280,height=800')
  useTalkStore.setState({ isBlocked: !opened })
  if (!opened) return
  keepTalkWindow(opened)
  opened.focus()
  if (isAgain) return
  const looks = CLOSING.map((ms) =>
    window.setTimeout(() => {
      const { talk } = useTalkStore.getState()
      // Without a talk here it has been ended or not begun: then nothing is missing.
      if (!opened.closed || !talk) return
      for (const look of looks) window.clearTimeout(look)
      openTalkWindow(role, own, talk, true)
    }, ms),
  )
}

function isSameStep(a: StepOfTalk, b: StepOfTalk): boolean {
  return a.briefing === b.briefing && a.step === b.step
}
