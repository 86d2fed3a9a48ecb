import { expect, it } from 'vitest'
import { isTopic, stemmedWords } from '#learn/claimModel.ts'

const stems = (text: string, language: 'en' | 'fr' | 'nl') =>
  stemmedWords(text, language).flatMap(({ stem }) => stem ?? [])

it('cuts endings by language, folds letters and leaves frequent words out', () => {
  expect(stems('The patrols were patrolling', 'en')).toEqual(['patrol', 'patroll'])
  expect(stems('La coopération renforcée', 'fr')).toEqual(['cooper', 'renforc'])
  expect(stems('De grenscontroles', 'nl')).toEqual(['grenscontrole'])
})

it('reads numbers as one stem and years as none', () => {
  expect(stems('In 2024 some 1 200 boats', 'en')).toEqual(['some', '#', '#', 'boats'])
})

it('keeps the place of each word in the text', () => {
  const text = 'L’État agit'
  const words = stemmedWords(text, 'fr')
  expect(words.map(({ start, end }) => text.slice(start, end))).toEqual(['L', 'État', 'agit'])
})

it('reads a number in letters as a number', () => {
  expect(stems('Twelve boats', 'en')).toEqual(['#', 'boats'])
  expect(stems('Une trentaine de canots', 'fr')).toEqual(['#', 'canot'])
  expect(stems('Twaalf boten', 'nl')).toEqual(['#', 'boten'])
})

it('takes no number, function word or name of a month for a topic', () => {
  const topics = stems('Since March 10 more patrols guard both ports every day', 'en').filter((stem) =>
    isTopic(stem, 'en'),
  )
  expect(topics).toEqual(['patrol', 'guard', 'ports'])
})
