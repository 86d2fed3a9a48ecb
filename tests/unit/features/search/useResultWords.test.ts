import { describe, expect, test } from 'vitest'
import type { SearchEntry, SearchHit } from '#features/search/searchIndex.ts'
import { excerptOf, foundIn, matchedPieces } from '#features/search/useResultWords.ts'

function hitOf(
  queryTerms: readonly string[],
  terms: readonly string[],
  part: Partial<SearchEntry> = {},
): SearchHit {
  const entry: SearchEntry = {
    id: 'category:online-action',
    kind: 'category',
    thingId: 'online-action',
    target: { type: 'filter', filter: { group: 'measures', choice: 'online-action' } },
    names: [],
    titles: {},
    texts: {},
    ties: {},
    sources: [],
    weight: 1,
    ...part,
  }
  return { entry, fit: 'name', terms: new Set(terms), queryTerms }
}

const marked = (text: string, hit: SearchHit) =>
  matchedPieces(text, hit).map(({ text: piece, isMatch }) => (isMatch ? `[${piece}]` : piece))

describe('matchedPieces', () => {
  test('marks the start of a longer word, as written', () => {
    expect(marked('Bihać et Subotica', hitOf(['biha'], ['bihac'])).join('')).toBe('[Biha]ć et Subotica')
  })

  test('marks all of a word matched with a typo', () => {
    expect(marked('On Lesbos today', hitOf(['lebsos'], ['lesbos'])).join('')).toBe('On [Lesbos] today')
  })

  test('pieces join up to the text', () => {
    const text = 'Straße, straßen; d’Irak'
    const hit = hitOf(['stras', 'irak'], ['strasse', 'strassen', 'irak'])
    expect(
      matchedPieces(text, hit)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text)
    expect(marked(text, hit).join('')).toBe('[Straß]e, [straß]en; d’[Irak]')
  })
})

describe('foundIn', () => {
  const entry = {
    names: ['Lesvos', 'Mytilene'],
    titles: { en: 'Action against online smuggling', nl: 'Aanpak van smokkel op internet' },
    texts: { en: 'Pages and accounts are taken down.' },
    ties: { en: 'Libya · Tunisia', fr: 'Libye · Tunisie' },
  }

  test('is null when the title shows every word', () => {
    expect(foundIn(hitOf(['online'], ['online'], entry), entry.titles.en, 'en')).toBeNull()
  })

  test('gives the label of another language, with that language', () => {
    expect(foundIn(hitOf(['smokk'], ['smokkel'], entry), entry.titles.en, 'en')).toEqual({
      field: 'titles',
      language: 'nl',
      text: 'Aanpak van smokkel op internet',
    })
  })

  test('keeps only the matching names of a list', () => {
    expect(foundIn(hitOf(['myti'], ['mytilene'], entry), 'Lesbos', 'en')).toEqual({
      field: 'names',
      language: null,
      text: 'Mytilene',
    })
    expect(foundIn(hitOf(['tunisi'], ['tunisia', 'tunisie'], entry), 'Other', 'fr')?.text).toBe('Tunisie')
  })

  test('is decided by the words missing in the title', () => {
    const hit = hitOf(['online', 'libya'], ['online', 'libya'], entry)
    expect(foundIn(hit, entry.titles.en, 'en')).toEqual({ field: 'ties', language: 'en', text: 'Libya' })
  })
})

describe('an excerpt', () => {
  const words = Array.from({ length: 60 }, (_, index) => `word${index}`)
  const text = words.join(' ')

  test('surrounds the match, cut between words, with ellipses', () => {
    const excerpt = excerptOf(text, hitOf(['word40'], ['word40']))
    expect(excerpt).toMatch(/^… word\d+ .*word40.* word\d+ …$/)
    expect(excerpt.length).toBeLessThanOrEqual(160)
  })

  test('of a short text is the whole text', () => {
    expect(excerptOf('A few words.', hitOf(['few'], ['few']))).toBe('A few words.')
  })

  test('has no ellipsis at the end of the text', () => {
    expect(excerptOf(`${text}.`, hitOf(['word59'], ['word59']))).toMatch(/word59\.$/)
  })
})
