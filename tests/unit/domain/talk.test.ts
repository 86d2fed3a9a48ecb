import { describe, expect, test } from 'vitest'
import {
  changedTalk,
  createMessageFilter,
  newTalk,
  readTalkMessage,
  resumedTalk,
  shouldAdopt,
  stepOfTalk,
  type TalkMessage,
  type TalkState,
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
    expect(resumed).toEqual({ ...kept, step: 'closing', isBlank: false, at: 9000 })
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

test('a link without a step starts no session', () => {
  expect(stepOfTalk(STEP)).toEqual(STEP)
  expect(stepOfTalk({ briefing: 'routes-en', step: null })).toBeNull()
  expect(stepOfTalk(null)).toBeNull()
})
