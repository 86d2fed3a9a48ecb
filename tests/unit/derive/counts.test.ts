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

it.each<[SourceLanguage, string, string[]]>([
  ['en', 'On 31 February 2024 officers in Lyon arrested 12 smugglers.', ['arrests 12']],
  ['en', 'On February 30 officers in Lyon arrested 12 smugglers.', ['arrests 12']],
  ['en', 'On 2024-13-45 officers in Lyon arrested 12 smugglers.', ['arrests 12']],
  ['en', 'On 31/02/2024 officers in Lyon arrested 12 smugglers.', ['arrests 12']],
  ['fr', 'Le 31 juin 2024, la police a interpellé 12 passeurs à Lyon.', ['arrests 12']],
  ['nl', 'Op 31 april pakte de politie 12 smokkelaars op.', ['smugglers 12']],
  ['en', 'Officers in Lyon arrested 12 smugglers and 345678901234567890123456789012 others.', ['arrests 12']],
])(
  '%s: takes no figure from a day that the calendar lacks, or from a string of digits: %s',
  (language, text, counts) => expect(countsIn(text, language)).toEqual(counts),
)

it.each<[SourceLanguage, string, string[]]>([
  ['en', 'The framework comes to EUR 2 400 000, excluding VAT.', ['funding 2400000']],
  ['en', 'Syrians came to 28 % in March.', ['share 28']],
  ['en', 'Seven in ten had been held in a warehouse.', ['share ']],
  ['fr', 'Le cadre atteint 1,9 million d’euros hors options.', ['funding 1900000']],
  ['nl', 'Het kader komt uit op 3,2 miljoen euro.', ['funding 3200000']],
  ['en', 'The shed had been rented for 500 euros.', []],
  ['en', 'At 04.20 the lifeboat was called to three countries.', []],
])('%s: a sum of money or a percentage counts without a word for it: %s', (language, text, counts) =>
  expect(countsIn(text, language)).toEqual(counts),
)

it('counts what stands beside the name of a month', () =>
  expect(countsIn('Officers in Lyon arrested 45 may 2024 bring, and up to 12 may follow.', 'en')).not.toEqual(
    [],
  ))

it('does not carry a count over a paragraph', () =>
  expect(countsIn('In 2024, 5,812 people drowned.\n\nThe year before it was 3,105.', 'en')).toEqual([
    'deaths 5812',
  ]))
