import { describe, expect, test } from 'vitest'
import { UI_LANGUAGES, type UiLanguage } from '#domain/language.ts'
import { chartEntries, namedChoices, searchEntries } from '#features/search/searchEntries.ts'
import { createSearchIndex } from '#features/search/searchIndex.ts'
import { createFormats } from '#i18n/formats.ts'
import { loadMessages } from '#i18n/i18n.ts'
import { NICKNAMES, SEARCH_WORDS, SHORT_NAMES } from '#i18n/searchWords.ts'
import { englishI18n } from '#tests/support/english.ts'
import { published } from '#tests/support/published.ts'
import { TESTED_LANGUAGES } from '#tests/support/testedLanguages.ts'
import { buildWords } from '#words/buildWords.ts'

const { measures } = published('measures')
const { routes, regions } = published('routes')
const { sources, otherPlaces } = published('figures')
const vocabulary = published('vocabulary')
const corpus = {
  measures,
  events: published('timeline').events,
  routes,
  regions,
  claims: published('claims').claims,
  documents: published('documents').documents,
  records: published('records').records,
  vocabulary,
}

/** The search as a reader of a language has it. */
async function searchIn(language: UiLanguage) {
  const i18n = englishI18n()
  await loadMessages(i18n, language)
  await i18n.changeLanguage(language)
  const t = i18n.getFixedT(language, 'common')
  const words = buildWords({ language, t, vocabulary, routes, regions, otherPlaces, today: '2026-11-25' })
  const country = (code: string, of: UiLanguage) => createFormats(of).country(code)
  const index = await createSearchIndex([
    ...searchEntries(corpus, country, sources, namedChoices(words)),
    ...chartEntries(words, i18n.getFixedT(language, ['results', 'charts']), routes, sources),
  ])
  return (query: string) => index.search(query, language)
}

describe.each(UI_LANGUAGES)('in %s', async (language) => {
  const search = await searchIn(language)
  const { firstFound, leftOut } = TESTED_LANGUAGES[language]

  test.each(firstFound)('“%s” finds %s first', (query, first) => {
    expect(search(query).groups[0]?.hits[0]?.entry.id).toMatch(new RegExp(`^${first}`))
  })

  test('finds the route that ends on the islands of a name', () => {
    const [name = ''] = SEARCH_WORDS[language]?.ends['western-african']?.split(', ').toReversed() ?? []
    const found = search(name).groups.flatMap(({ hits }) => hits.map(({ entry }) => entry.id))
    expect(found).toContain('route:western-african')
  })

  test('finds what is left of a question that nothing answers, and names the word left out', () => {
    const [query, word] = leftOut
    const { groups, without } = search(query)
    expect([groups[0]?.hits[0]?.entry.id, without]).toEqual(['country:IQ', word])
  })
})

test('every nickname is of a published measure, every short name of an actor, every end of a route', () => {
  const known = new Set([...measures, ...vocabulary.actors, ...routes].map(({ id }) => id))
  const named = [
    ...Object.values(NICKNAMES).flat(),
    ...Object.keys(SHORT_NAMES),
    ...Object.values(SEARCH_WORDS).flatMap(({ ends }) => Object.keys(ends)),
  ]
  expect(named.filter((id) => !known.has(id))).toEqual([])
})

test('every language of the interface has words for searches, and the ends of the same routes', () => {
  expect(Object.keys(SEARCH_WORDS).toSorted()).toEqual(UI_LANGUAGES.toSorted())
  const ends = Object.values(SEARCH_WORDS).map((words) => Object.keys(words.ends).join())
  expect(new Set(ends).size).toBe(1)
})
