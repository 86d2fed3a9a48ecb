import { expect, test } from 'vitest'
import { stepsOfMark } from '#content/recordLinks.ts'
import { eventOf, measureOf, on, words } from '#tests/support/builders.ts'

const measures = [
  measureOf({ id: 'adopted', statedOn: on('2025-12-16') }),
  measureOf({
    id: 'proposal',
    status: 'planned',
    statedOn: on('2023-11-28'),
    followedBy: ['vote', 'funding'],
  }),
  measureOf({ id: 'funding', statedOn: on('2024-06-01') }),
  measureOf({ id: 'alone' }),
]
const events = [eventOf({ id: 'vote', date: on('2025-11-25') })]
const corpus = {
  measures,
  measureById: new Map(measures.map((measure) => [measure.id, measure])),
  eventById: new Map(events.map((event) => [event.id, event])),
}
const acts = [{ id: 'law', title: words('law'), steps: ['proposal', 'vote', 'adopted'] }]
const idsOf = (id: string) => stepsOfMark(id, acts, corpus).map(({ mark }) => mark.id)

test('are those of the law and of the links, each once, in order of time', () => {
  expect(idsOf('proposal')).toEqual(['proposal', 'funding', 'vote', 'adopted'])
  expect(idsOf('adopted')).toEqual(['proposal', 'vote', 'adopted'])
  expect(idsOf('funding')).toEqual(['proposal', 'funding'])
})

test('are a mark alone without a law or link, and nothing for an unknown id', () => {
  expect(idsOf('alone')).toEqual(['alone'])
  expect(idsOf('unknown')).toEqual([])
})
