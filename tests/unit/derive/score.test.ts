import { expect, test } from 'vitest'
import { emptyScore, qualityOf } from '#derive/score.ts'
import { rates } from '#domain/ruleBook.ts'

const scored = (right: number, wrong: number, missed: number) => {
  const score = emptyScore()
  return {
    ...score,
    kinds: { ...score.kinds, measure: { right, wrong, missed } },
    status: { right, of: right + 1 },
  }
}

test('sums the scores of a set and keeps the estimates', () => {
  const estimate = { of: 'first' as const, documents: 6, kinds: {}, status: 0.9, years: 0.5 }
  const notes = { note: 'once', estimates: [estimate as never] }
  const quality = qualityOf(notes, [
    { of: 'first', scores: [scored(3, 1, 0), scored(2, 0, 4)] },
    { of: 'second', scores: [] },
  ])
  expect(quality.estimates).toEqual([estimate])
  expect(quality.scores).toHaveLength(1)
  expect(quality.scores[0]).toMatchObject({ of: 'first', documents: 2, status: { right: 5, of: 7 } })
  expect(quality.scores[0]?.kinds.measure).toEqual({ right: 5, wrong: 1, missed: 4 })
})

test('rates are null without results or annotations', () => {
  expect(rates({ right: 3, wrong: 1, missed: 3 })).toEqual({ precision: 0.75, recall: 0.5, f1: 0.6 })
  expect(rates({ right: 0, wrong: 0, missed: 2 })).toEqual({ precision: null, recall: 0, f1: 0 })
  expect(rates({ right: 0, wrong: 0, missed: 0 })).toEqual({ precision: null, recall: null, f1: null })
})
