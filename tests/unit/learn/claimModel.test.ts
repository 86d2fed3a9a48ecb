import { expect, it } from 'vitest'
import {
  explainScore,
  inputReader,
  type Label,
  type LabelWords,
  probabilityOf,
  readSentence,
  scoreOf,
  stemmedWords,
} from '#learn/claimModel.ts'
import { type Example, fitWeights, rowsOf, shapeOf } from '#learn/trainModel.ts'

const PATROL: Label = 'measure:border-control'
const DROUGHT: Label = 'driver:climate-environment'
const read = (text: string) => readSentence(stemmedWords(text, 'en'))
const WORDS: LabelWords = new Map([[PATROL, new Map([['coastguard', 2]])]])

const TEXTS: readonly (readonly [text: string, label: Label])[] = [
  ['Patrol boats guard the strait.', PATROL],
  ['More patrols guard the harbour.', PATROL],
  ['Guards patrolled 12 beaches.', PATROL],
  ['The drought emptied the villages.', DROUGHT],
  ['Failed rains emptied the fields.', DROUGHT],
  ['Droughts and failed harvests.', DROUGHT],
]
const examples: readonly Example[] = TEXTS.flatMap(([text, own]) =>
  [PATROL, DROUGHT].map((label) => ({ sentence: read(text), label, isTrue: label === own, words: WORDS })),
)
const shape = shapeOf(examples)
const weights = fitWeights(shape, rowsOf(shape, examples))
const inputsOf = (text: string, label: Label) => inputReader(shape).read(read(text), label, WORDS)
const probability = (text: string, label: Label) => probabilityOf(scoreOf(inputsOf(text, label), weights))

it('tells labels apart by words that it learned, in sentences that it did not', () => {
  expect(probability('A new patrol guards the bay.', PATROL)).toBeGreaterThan(0.5)
  expect(probability('A new patrol guards the bay.', DROUGHT)).toBeLessThan(0.5)
  expect(probability('A drought emptied the wells.', DROUGHT)).toBeGreaterThan(0.5)
  expect(probability('A drought emptied the wells.', PATROL)).toBeLessThan(0.5)
})

it('explains a score by words and a rest, which sum to it', () => {
  const text = 'Coastguard patrols with 12 boats and no drought guard the strait'
  for (const label of [PATROL, DROUGHT]) {
    const inputs = inputsOf(text, label)
    const { stems, rest } = explainScore(inputs, weights, read(text).stems.length)
    expect(stems.reduce((sum, part) => sum + part, rest)).toBeCloseTo(scoreOf(inputs, weights), 5)
  }
  const { stems } = explainScore(inputsOf(text, PATROL), weights, read(text).stems.length)
  const strongest = read(text).stems[stems.indexOf(Math.max(...stems))]
  expect(['patrol', 'guard']).toContain(strongest)
})

it('gives the same weights for the same examples', () => {
  expect(fitWeights(shape, rowsOf(shape, examples))).toEqual(weights)
})
