import { describe, expect, test } from 'vitest'
import type { UiLanguage } from '#domain/language.ts'
import { chartEntries, namedChoices, searchEntries } from '#features/search/searchEntries.ts'
import { createSearchIndex } from '#features/search/searchIndex.ts'
import { createFormats } from '#i18n/formats.ts'
import { loadMessages } from '#i18n/i18n.ts'
import { ENDS, NICKNAMES, SHORT_NAMES } from '#i18n/searchWords.ts'
import { englishI18n } from '#tests/support/english.ts'
import { published } from '#tests/support/published.ts'
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

const FIRST: Readonly<Record<UiLanguage, readonly (readonly [query: string, first: string])[]>> = {
  en: [
    ['Home Office', 'actor:home-office'],
    ['Sandhurst', 'measure:uk-france-summit-2023'],
    ['Touquet', 'measure:dover-ees-suspension-2026'],
    ['Dublin', 'measure:pact-applies-2026'],
    ['deaths Channel', 'chart:channel:deaths'],
    ['how many deaths in the Channel', 'chart:channel:deaths'],
    ['nationalities Eastern Mediterranean', 'chart:eastern-mediterranean:nationalities'],
    ['Tunisia deal', 'measure:eu-tunisia-memorandum-2023'],
    ['UK Iraq deal', 'measure:uk-iraq-'],
    ['planned Tunisia', 'measure:eu-tunisia-127-million-2023'],
    ['Britain', 'country:GB'],
  ],
  fr: [
    ['Office des étrangers', 'actor:belgian-immigration-office'],
    ['OIM', 'actor:iom'],
    ['traité de Sandhurst', 'measure:uk-france-summit-2023'],
    ['règlement de Dublin', 'measure:pact-'],
    ['prévues Tunisie', 'measure:eu-tunisia-127-million-2023'],
    ['décès Manche', 'chart:channel:deaths'],
    ['combien de morts dans la Manche', 'chart:channel:deaths'],
    ['nationalités Balkans occidentaux', 'chart:western-balkans:nationalities'],
    ['traité Irak sécurité', 'measure:uk-iraq-agreement-2024'],
    ['accord de Kensington', 'measure:kensington-treaty'],
    ['Douvres', 'place:dover'],
  ],
  nl: [
    ['DVZ', 'actor:belgian-immigration-office'],
    ['Verdrag van Sandhurst', 'measure:uk-france-summit-2023'],
    ['Dublinverordening', 'measure:pact-applies-2026'],
    ['sterfgevallen Kanaal', 'chart:channel:deaths'],
    ['hoeveel doden op het Kanaal', 'chart:channel:deaths'],
    ['herkomst West-Balkan', 'chart:western-balkans:nationalities'],
    ['verdrag Irak grensbeveiliging', 'measure:uk-iraq-agreement-2024'],
    ['overeenkomst Kensington', 'measure:kensington-treaty'],
    ['geplande Tunesië', 'measure:eu-tunisia-127-million-2023'],
    ['Duinkerken', 'place:dunkirk'],
    ['uitzettingen Irak', 'measure:uk-iraq-returns-2025'],
  ],
}

describe.each(['en', 'fr', 'nl'] as const)('in %s', async (language) => {
  const search = await searchIn(language)

  test.each(FIRST[language])('“%s” finds %s first', (query, first) => {
    expect(search(query).groups[0]?.hits[0]?.entry.id).toMatch(new RegExp(`^${first}`))
  })

  test('finds the route that ends on the islands of a name', () => {
    const [name = ''] = ENDS['western-african']?.[language].split(', ').toReversed() ?? []
    const found = search(name).groups.flatMap(({ hits }) => hits.map(({ entry }) => entry.id))
    expect(found).toContain('route:western-african')
  })

  test('finds what is left of a question that nothing answers, and names the word left out', () => {
    const [query, word] = (
      {
        en: ['planned Iraq', 'planned'],
        fr: ['prévu en Irak', 'prévu'],
        nl: ['gepland Irak', 'gepland'],
      } as const
    )[language]
    const { groups, without } = search(query)
    expect([groups[0]?.hits[0]?.entry.id, without]).toEqual(['country:IQ', word])
  })
})

test('every nickname is of a published measure, every short name of an actor, every end of a route', () => {
  const known = new Set([...measures, ...vocabulary.actors, ...routes].map(({ id }) => id))
  const named = [
    ...NICKNAMES.flatMap(({ measures: own }) => own),
    ...Object.keys({ ...SHORT_NAMES, ...ENDS }),
  ]
  expect(named.filter((id) => !known.has(id))).toEqual([])
})
