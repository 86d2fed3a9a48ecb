import { expect, test } from 'vitest'
import { changesSince } from '#content/sinceSnapshot.ts'
import { isWords, sinceOf, talkOfToday } from '#content/talkOfToday.ts'
import { contentInput } from '#tests/support/contentInput.ts'
import { GIVEN_TALK, givenThen } from '#tests/support/givenTalk.ts'

const delivery = givenThen()
const statements = changesSince(delivery.snapshot, contentInput())
const { changes } = sinceOf(statements, delivery)
const NONE = { kept: new Set<string>(), words: new Map<string, string>() }
const head = { id: 'own-new', date: '2026-11-30', noteOf: () => 'kept' }

test('lists what no longer holds, each number of a step once', () => {
  const border = changes
    .filter(({ step }) => step === 'border')
    .map(({ place, was, now }) => [place, was, now])
  expect(border).toEqual([
    ['number', '4,568', '2,180'],
    ['before', '2,872', '2,906'],
    ['change', '+59%', '−25%'],
  ])
  expect(changes.every(({ step }) => step !== 'start')).toBe(true)
})

test('what was kept as given is listed apart, until today’s data say something else', () => {
  const kept = changes.map(({ key }) => key)
  const after = sinceOf(statements, { ...delivery, kept })
  expect(after.changes).toEqual([])
  expect(after.kept).toHaveLength(changes.length)
  const revised = statements.map((one) => (one.now === '2,180' ? { ...one, now: '2,181' } : one))
  expect(sinceOf(revised, { ...delivery, kept }).changes.map(({ now }) => now)).toContain('2,181')
})

test('the talk of today has the accepted words, and names in its notes the numbers that are kept', () => {
  const title = changes.find(isWords)
  const number = changes.find(({ step, was }) => step === 'border' && was === '4,568')
  const made = talkOfToday(GIVEN_TALK, changes, {
    ...head,
    decisions: { ...NONE, kept: new Set([number?.key ?? '']) },
  })
  expect(made).toMatchObject({ id: 'own-new', date: '2026-11-30', title: GIVEN_TALK.title })
  expect(made.steps.map((step) => step.title)).toEqual([
    'Early 2025',
    'Detections fell by a quarter',
    'The border in the east',
  ])
  expect(made.steps.map(({ notes }) => notes)).toEqual(['', '', 'kept'])
  const worded = talkOfToday(GIVEN_TALK, changes, {
    ...head,
    decisions: { ...NONE, words: new Map([[title?.key ?? '', 'One in four fewer']]) },
  })
  expect(worded.steps[1]?.title).toBe('One in four fewer')
  const all = talkOfToday(GIVEN_TALK, changes, {
    ...head,
    decisions: { ...NONE, kept: new Set([title?.key ?? '']) },
  })
  expect(all.steps[1]?.title).toBe('Detections fell by a fifth')
})
