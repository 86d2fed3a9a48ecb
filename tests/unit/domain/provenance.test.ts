import { expect, it } from 'vitest'
import { lettered, lettersOfEvidence, type Provenance } from '#domain/provenance.ts'

const piece = (id: string, citation: string) => ({ id, name: id, link: `#${id}`, citation, page: null })
const PROVENANCE: Provenance = {
  citations: ['Frontex', 'Home Office', 'A law'],
  evidence: [
    piece('cells:2025', 'Frontex'),
    piece('cells:2024', 'Frontex'),
    piece('cells:boats', 'Home Office'),
    piece('record:law', 'A law'),
  ],
  filters: 'None',
  licences: [],
  majorities: [],
  caveats: [],
  version: 'abc',
  versionText: 'data abc',
  date: '2026-11-30',
  link: 'https://example.org/',
}

it('letters the sources of tied words alone, which then come first', () => {
  const { provenance, letters } = lettered(PROVENANCE, [
    null,
    ['record:law'],
    [],
    ['cells:2024', 'cells:2025', 'record:law'],
  ])
  expect(letters).toEqual(['', 'A', '', 'B, A'])
  expect(provenance.citations).toEqual(['A law', 'Frontex', 'Home Office'])
  expect(provenance.letters).toEqual({ 'A law': 'A', Frontex: 'B' })
})

it('letters nothing where all words are the author’s', () => {
  expect(lettered(PROVENANCE, [null, []])).toEqual({ provenance: PROVENANCE, letters: ['', ''] })
})

it('letters all evidence, that of tied words as on paper', () => {
  const letters = lettersOfEvidence(PROVENANCE, [null, ['record:law']])
  expect(Object.fromEntries(letters)).toEqual({
    'record:law': 'A',
    'cells:2025': 'B',
    'cells:2024': 'B',
    'cells:boats': 'C',
  })
})
