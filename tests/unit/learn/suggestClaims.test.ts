import { expect, it } from 'vitest'
import {
  type Label,
  type LabelWords,
  labelsElsewhere,
  readSentence,
  stemmedWords,
} from '#learn/claimModel.ts'
import { guessLabels } from '#learn/suggestClaims.ts'
import { fitWeights, rowsOf, shapeOf } from '#learn/trainModel.ts'

const LAUNCH: Label = 'event:launch'
const BOATS: Label = 'figure:boats'
const words: LabelWords = new Map([
  [LAUNCH, new Map([['inaugurat', 2]])],
  [BOATS, new Map([['dinghi', 2]])],
])
const read = (text: string) => readSentence(stemmedWords(text, 'en'))
const examples = (
  [
    ['On 10 May the centre was inaugurated', LAUNCH],
    ['On 10 June an office was inaugurated', LAUNCH],
    ['The gang sent 12 dinghies', BOATS],
    ['Dinghies left: 40', BOATS],
  ] as const
).flatMap(([text, own]) =>
  [LAUNCH, BOATS].map((label) => ({ sentence: read(text), label, isTrue: label === own, words })),
)
const shape = shapeOf(examples)
const model = { ...shape, weights: fitWeights(shape, rowsOf(shape, examples)) }
const guess = (text: string) => guessLabels(read(text), 'en', model, words)

it('names as reasons only words of a topic', () => {
  const [first] = guess('On 10 June a second centre was inaugurated')
  expect(first?.label).toBe(LAUNCH)
  expect(first?.reasons.map(([stem]) => stem)).toEqual(expect.arrayContaining(['inaugurat', 'centre']))
  for (const [stem] of first?.reasons ?? []) expect(['#', 'june']).not.toContain(stem)
})

it('guesses nothing that only a number or a month speaks for', () => {
  expect(guess('In May it was 10')).toEqual([])
})

it('guesses no figure where there is no number', () => {
  expect(guess('Dinghies left the beach').map(({ label }) => label)).not.toContain(BOATS)
  expect(guess('Twelve dinghies left the beach')[0]?.label).toBe(BOATS)
})

it('counts labels in the other sentences of a text', () => {
  const [first, second] = labelsElsewhere([[LAUNCH, LAUNCH], [], [LAUNCH, BOATS]])
  expect(first?.get(LAUNCH)).toBe(1)
  expect(second?.get(LAUNCH)).toBe(2)
})
