import { expect, it } from 'vitest'
import type { SourceLanguage } from '#domain/language.ts'
import { read } from '#tests/support/lexicon.ts'

const countsIn = (text: string, language: SourceLanguage) =>
  read(text, language, '2025-05-14')
    .claims.filter(({ kind }) => kind === 'figure')
    .map(({ category, values }) => `${category} ${values.map(({ value }) => value).join(' ')}`)

it.each<[SourceLanguage, string, string[]]>([
  ['en', 'Officers in Lyon arrested thirteen.', ['arrests 13']],
  ['en', 'The crew saved a hundred and four.', ['rescues 104']],
  ['fr', 'La police a interpellé treize passeurs à Lyon.', ['arrests 13']],
  ['fr', 'Le naufrage a coûté la vie à douze exilés.', ['deaths 12']],
  ['nl', 'De politie pakte dertien smokkelaars op en arresteerde vier anderen.', ['arrests 13 4']],
])('%s: reads a number word after its verb: %s', (language, text, counts) =>
  expect(countsIn(text, language)).toEqual(counts),
)

it.each<[SourceLanguage, string, string[]]>([
  ['en', 'In 2024, 5,812 people drowned. The year before it was 3,105.', ['deaths 5812', 'deaths 3105']],
  ['fr', 'En 2024, 5 812 personnes se sont noyées. En 2023, c’était 3 105.', ['deaths 5812', 'deaths 3105']],
  ['nl', 'In 2024 verdronken 5.812 mensen. In 2023 waren dat er 3.105.', ['deaths 5812', 'deaths 3105']],
])('%s: a bare count goes on with the sentence before it', (language, text, counts) =>
  expect(countsIn(text, language)).toEqual(counts),
)

it('does not carry a count over a paragraph', () =>
  expect(countsIn('In 2024, 5,812 people drowned.\n\nThe year before it was 3,105.', 'en')).toEqual([
    'deaths 5812',
  ]))
