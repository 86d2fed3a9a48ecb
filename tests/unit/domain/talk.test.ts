import { describe, expect, test } from 'vitest'
import {
  adjacentStep,
  afterTalkEvent,
  changedTalk,
  clockFace,
  createMessageFilter,
  isOverPlan,
  isPlan,
  newTalk,
  numberedSteps,
  numberInTalk,
  paceOf,
  planFromTime,
  planOfTalk,
  readTalkMessage,
  restartedTimes,
  resumedTalk,
  shouldAdopt,
  signedFace,
  stepOfTalk,
  type TalkMessage,
  type TalkState,
  type TalkWindow,
  usedTimes,
} from '#domain/talk.ts'

const SESSION = '0123456789abcdef'
const STEP = { briefing: 'routes-en', step: 'opening' }

const TALK: TalkState = newTalk(STEP, 1000)

function message(part: Partial<TalkMessage> = {}): TalkMessage {
  return {
    app: 'throughline-talk',
    version: 1,
    session: SESSION,
    from: 'fedcba9876543210',
    role: 'stage',
    count: 1,
    type: 'state',
    state: TALK,
    ...part,
  }
}

describe('messages between the windows', () => {
  test('are read unchanged within their session', () => {
    const sent = message()
    expect(readTalkMessage(structuredClone(sent), SESSION)).toEqual(sent)
  })

  test('are ignored from other sessions or apps, or when malformed', () => {
    const strange: unknown[] = [
      null,
      'hello',
      { type: 'state' },
      message({ session: 'aaaaaaaaaaaaaaaa' }),
      { ...message(), app: 'another' },
      { ...message(), version: 2 },
      { ...message(), more: 1 },
      { ...message(), state: null },
      { ...message(), state: { ...TALK, step: '../../' } },
      { ...message(), state: { ...TALK, step: '<img>' } },
      { ...message(), state: { ...TALK, timer: { ranFor: -1, since: null } } },
      { ...message(), state: { ...TALK, at: Number.NaN } },
      { ...message(), state: { ...TALK, ink: ['url(#a)'] } },
    ]
    for (const data of strange) expect(readTalkMessage(data, SESSION)).toBeNull()
  })

  test('are dropped when duplicate or outdated', () => {
    const isNew = createMessageFilter()
    expect(isNew({ from: 'a', count: 1 })).toBe(true)
    expect(isNew({ from: 'a', count: 1 })).toBe(false)
    expect(isNew({ from: 'a', count: 3 })).toBe(true)
    expect(isNew({ from: 'a', count: 2 })).toBe(false)
    // A reloaded window counts from one again.
    expect(isNew({ from: 'b', count: 1 })).toBe(true)
  })
})

describe('the winning state', () => {
  test('is the later change, from either window', () => {
    const later = changedTalk(TALK, { isBlank: true }, 2000)
    for (const role of ['stage', 'presenter'] as const) {
      expect(shouldAdopt({ role, state: TALK }, message({ state: later }))).toBe(true)
      expect(shouldAdopt({ role, state: later }, message({ state: TALK }))).toBe(false)
    }
  })

  test('of simultaneous changes is the stage’s, in both windows', () => {
    const other = { ...TALK, step: 'closing' }
    const fromStage = message({ role: 'stage', state: TALK })
    const fromPresenter = message({ role: 'presenter', state: other })
    expect(shouldAdopt({ role: 'presenter', state: other }, fromStage)).toBe(true)
    expect(shouldAdopt({ role: 'stage', state: TALK }, fromPresenter)).toBe(false)
  })

  test('of a new change is later than the known state, even after the clock was set back', () => {
    expect(changedTalk(TALK, { step: 'closing' }, 5).at).toBeGreaterThan(TALK.at)
    expect(changedTalk(TALK, { step: 'closing' }, 9000).at).toBe(9000)
  })
})

describe('a reloaded window', () => {
  test('resumes its stored state', () => {
    expect(resumedTalk('stage', STEP, TALK, 9000)).toBe(TALK)
  })

  test('goes to the step of its link and ends a blank screen', () => {
    const kept = changedTalk(TALK, { isBlank: true }, 2000)
    const resumed = resumedTalk('stage', { ...STEP, step: 'closing' }, kept, 9000)
    const times = { used: { opening: 8000 }, stepFrom: 8000 }
    expect(resumed).toEqual({ ...kept, ...times, step: 'closing', isBlank: false, at: 9000 })
  })

  test('starts a new session for another briefing', () => {
    const resumed = resumedTalk('stage', { briefing: 'other-en', step: 'one' }, TALK, 9000)
    expect(resumed).toEqual(newTalk({ briefing: 'other-en', step: 'one' }, 9000))
  })

  test('never overrides another window without stored state, and starts the timer on the stage only', () => {
    for (const role of ['stage', 'presenter'] as const) {
      const state = resumedTalk(role, STEP, null, 9000)
      expect(shouldAdopt({ role, state }, message({ state: TALK }))).toBe(true)
      expect(state.timer.since).toBe(role === 'stage' ? 9000 : null)
    }
  })
})

describe('a window of a talk', () => {
  const NEXT = { ...STEP, step: 'second' }
  const windowOf = (part: Partial<TalkWindow> = {}): TalkWindow => ({
    role: 'presenter',
    talk: TALK,
    stored: null,
    isKnownStep: () => true,
    now: 5000,
    ...part,
  })
  const later = changedTalk(TALK, NEXT, 3000)

  test('takes the step of its view, and asks the others', () => {
    const outcome = afterTalkEvent(windowOf(), { type: 'view', step: NEXT })
    expect(outcome).toMatchObject({ talk: { step: 'second', at: 5000 }, send: 'hello' })
    expect(afterTalkEvent(windowOf(), { type: 'view', step: STEP })).toEqual({ talk: TALK })
    expect(afterTalkEvent(windowOf(), { type: 'view', step: null })).toEqual({ talk: TALK })
  })

  test('joins with what it stored, and leaves it for another briefing', () => {
    const stored = afterTalkEvent(windowOf({ talk: null, stored: TALK }), { type: 'view', step: STEP })
    expect(stored).toEqual({ talk: TALK, send: 'hello' })
    const other = afterTalkEvent(windowOf(), { type: 'view', step: { briefing: 'other-en', step: 'one' } })
    expect(other.talk).toEqual(newTalk({ briefing: 'other-en', step: 'one' }, 5000))
  })

  test('keeps the room at its step while the speaker browses, until the stage moves', () => {
    const talk = changedTalk(TALK, { isFrozen: true }, 2000)
    expect(afterTalkEvent(windowOf({ talk }), { type: 'view', step: NEXT })).toEqual({ talk })
    const moved = changedTalk(talk, NEXT, 3000)
    const heard = afterTalkEvent(windowOf({ talk }), { type: 'message', message: message({ state: moved }) })
    expect(heard).toEqual({ talk: moved, isShown: false })
    const onStage = afterTalkEvent(windowOf({ talk, role: 'stage' }), { type: 'view', step: NEXT })
    expect(onStage.talk?.step).toBe('second')
  })

  test('sends what is changed in it, once it is in a talk', () => {
    const part = { isBlank: true }
    const outcome = afterTalkEvent(windowOf(), { type: 'change', part })
    expect(outcome).toEqual({ talk: { ...TALK, isBlank: true, at: 5000 }, send: 'state' })
    expect(afterTalkEvent(windowOf({ talk: null }), { type: 'change', part })).toEqual({ talk: null })
  })

  test('shows the later state of another window, and answers when asked', () => {
    const heard = (type: TalkMessage['type'], state: TalkState) =>
      afterTalkEvent(windowOf(), { type: 'message', message: message({ type, state }) })
    expect(heard('state', later)).toEqual({ talk: later, isShown: true })
    expect(heard('hello', later)).toEqual({ talk: later, isShown: true, send: 'state' })
    expect(heard('hello', { ...later, at: 0 })).toEqual({ talk: TALK, send: 'state' })
    expect(heard('end', later)).toEqual({ talk: TALK, isEnd: true })
  })

  test('does not follow another window to a step that it does not know', () => {
    const outcome = afterTalkEvent(windowOf({ isKnownStep: () => false }), {
      type: 'message',
      message: message({ type: 'hello', state: later }),
    })
    expect(outcome).toEqual({ talk: TALK, send: 'state' })
  })
})

test('a link without a step starts no session', () => {
  expect(stepOfTalk(STEP)).toEqual(STEP)
  expect(stepOfTalk({ briefing: 'routes-en', step: null })).toBeNull()
  expect(stepOfTalk(null)).toBeNull()
})

/** The talk of the notes: ten steps, twelve minutes. */
const PLANS = [60, 60, 75, 90, 75, 90, 75, 75, 60, 60] as const
const RUN = PLANS.map((plan, index) => ({ id: `s${index + 1}`, plan }))
const seconds = (...used: readonly number[]) =>
  Object.fromEntries(used.map((value, index) => [`s${index + 1}`, value * 1000]))

describe('the times of the steps', () => {
  test('are booked when the step changes, and again when it returns', () => {
    const second = changedTalk(TALK, { step: 'second', isBlank: true }, 61_000)
    expect(second.used).toEqual({ opening: 60_000 })
    const back = changedTalk(second, { step: 'opening' }, 91_000)
    expect(usedTimes(back, 96_000)).toEqual({ opening: 65_000, second: 30_000 })
    expect(usedTimes(changedTalk(back, { isBlank: false }, 96_000), 96_000)).toEqual(usedTimes(back, 96_000))
  })

  test('stand still while the clock does, and start again with it', () => {
    const paused = changedTalk(TALK, { timer: { ranFor: 20_000, since: null } }, 21_000)
    expect(usedTimes(paused, 99_000)).toEqual({ opening: 20_000 })
    const again = changedTalk(paused, restartedTimes(100_000), 100_000)
    expect(usedTimes(again, 103_000)).toEqual({ opening: 3000 })
  })

  test('of a frozen room keep counting for the step that it sees, also over a reload of the speaker’s window', () => {
    const frozen = changedTalk(TALK, { isFrozen: true }, 2000)
    expect(resumedTalk('presenter', { ...STEP, step: 'closing' }, frozen, 9000)).toBe(frozen)
    expect(resumedTalk('stage', { ...STEP, step: 'closing' }, frozen, 9000).step).toBe('closing')
  })

  test('evidence and drawings leave the stage with their step', () => {
    const shown = changedTalk(TALK, { shown: 'record:one', ink: ['1,2 3,4'] }, 2000)
    expect(changedTalk(shown, { isBlank: true }, 3000).shown).toBe('record:one')
    expect(changedTalk(shown, { isBlank: true }, 3000).ink).toHaveLength(1)
    expect(changedTalk(shown, { step: 'closing' }, 3000)).not.toHaveProperty('shown')
    expect(changedTalk(shown, { step: 'closing' }, 3000)).not.toHaveProperty('ink')
  })
})

describe('the pace of a talk', () => {
  test('is what was used less the plan of the steps begun', () => {
    const used = seconds(52, 75, 71, 104)
    expect(paceOf(RUN, used, 's4')).toEqual({ behind: 17_000, verdict: 'behind', left: 6, leftPlan: 435_000 })
  })

  test('counts the step reached only once it is over its time', () => {
    expect(paceOf(RUN, seconds(60, 5), 's2')).toMatchObject({ behind: 0, verdict: 'onPlan' })
    expect(paceOf(RUN, seconds(20, 5), 's2')).toMatchObject({ behind: -40_000, verdict: 'ahead' })
    expect(paceOf(RUN, seconds(60, 75), 's2')).toMatchObject({ behind: 15_000, verdict: 'behind' })
  })

  test('is on plan up to ten seconds on either side', () => {
    for (const [first, verdict] of [
      [50, 'onPlan'],
      [49, 'ahead'],
      [70, 'onPlan'],
      [71, 'behind'],
    ] as const) {
      expect(paceOf(RUN, seconds(first, 1), 's2').verdict).toBe(verdict)
    }
  })

  test('takes steps passed over as done, and a glance ahead as none', () => {
    expect(paceOf(RUN, { s1: 60_000, s4: 1000 }, 's4')).toMatchObject({ behind: -135_000, left: 6 })
    expect(paceOf(RUN, { s1: 30_000, s10: 1000 }, 's1')).toMatchObject({ behind: 1000, left: 9 })
  })

  test('counts the steps left from the step shown, after a step back too', () => {
    expect(paceOf(RUN, { s1: 60_000, s10: 30_000 }, 's9')).toMatchObject({ left: 1 })
  })

  test('is on plan before the clock has run, wherever the speaker looks', () => {
    expect(paceOf(RUN, { s4: 0 }, 's4')).toMatchObject({ behind: 0, verdict: 'onPlan', left: 6 })
  })

  test('counts the time of a backup, which has no plan', () => {
    const steps = [...RUN.slice(0, 2), { id: 'extra', isBackup: true }]
    expect(planOfTalk(steps)).toBe(120_000)
    expect(paceOf(steps, { s1: 60_000, extra: 30_000 }, 'extra')).toMatchObject({ behind: 30_000, left: 1 })
  })

  test('marks a step only when it is over by more than ten seconds', () => {
    expect(isOverPlan({ id: 'a' }, 70_000)).toBe(false)
    expect(isOverPlan({ id: 'a' }, 70_001)).toBe(true)
  })
})

describe('backup steps', () => {
  const steps = [{ isBackup: true }, {}, {}, { isBackup: true }, {}]

  test('are neither next nor previous', () => {
    expect(adjacentStep(steps, 1, -1, 1)).toBeNull()
    expect(adjacentStep(steps, 2, 1, 2)).toBe(4)
    expect(adjacentStep(steps, 4, 1, 4)).toBeNull()
  })

  test('lead back to the step before them, and on after it', () => {
    expect(adjacentStep(steps, 3, -1, 1)).toBe(1)
    expect(adjacentStep(steps, 0, 1, 2)).toBe(4)
  })

  test('are numbered after the run', () => {
    expect(numberedSteps(steps).map(({ isBackup = false }) => isBackup)).toEqual([
      false,
      false,
      false,
      true,
      true,
    ])
    // Wherever a step kept for questions stands, the run has no gap.
    const [first, kept, last] = [{}, { isBackup: true }, {}]
    expect([first, kept, last].map((step) => numberInTalk([first, kept, last], step))).toEqual([1, 3, 2])
  })
})

test('a rehearsal gives plans in steps of five seconds, and none to a step that was only passed', () => {
  expect(planFromTime(92_400)).toBe(90)
  expect(planFromTime(3000)).toBe(5)
  expect(planFromTime(2999)).toBeNull()
  expect(planFromTime(undefined)).toBeNull()
  expect(isPlan(4000)).toBe(false)
  expect(isPlan(3_600_000)).toBe(true)
})

test('times are written in minutes and seconds, differences with their sign', () => {
  expect([0, 62_999, 3_602_000].map(clockFace)).toEqual(['0:00', '1:02', '1:00:02'])
  expect([15_000, -8000, -900].map(signedFace)).toEqual(['+0:15', '−0:08', '0:00'])
})
