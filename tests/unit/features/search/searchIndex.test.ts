import { describe, expect, test } from 'vitest'
import { FACETS, filterableMeasure } from '#domain/facets.ts'
import { UI_LANGUAGES } from '#domain/language.ts'
import { routeRegionsOf } from '#domain/route.ts'
import type { IdGroup } from '#domain/view.ts'
import { hubsOnRoutes, namedChoices, searchEntries } from '#features/search/searchEntries.ts'
import {
  createSearchIndex,
  SEARCH_KINDS,
  type SearchKind,
  type SearchOutcome,
} from '#features/search/searchIndex.ts'
import { createFormats } from '#i18n/formats.ts'
import { exportWords } from '#tests/support/exportWords.ts'
import { published } from '#tests/support/published.ts'

const { measures } = published('measures')
const { routes, regions } = published('routes')
const { documents } = published('documents')
const { records } = published('records')
const vocabulary = published('vocabulary')
const figureSources = published('figures').sources
const entries = searchEntries(
  {
    measures,
    events: published('timeline').events,
    routes,
    regions,
    claims: published('claims').claims,
    documents,
    records,
    vocabulary,
  },
  (code, language) => createFormats(language).country(code),
  figureSources,
  namedChoices(exportWords().words),
)
const index = await createSearchIndex(entries)

/** The ids of the hits ("kind:id"), group by group. */
function idsOf({ groups }: SearchOutcome): string[] {
  return groups.flatMap(({ hits }) => hits.map(({ entry }) => entry.id))
}

const kindsOf = ({ groups }: SearchOutcome) => groups.map(({ kind }) => kind)

describe('what can be found', () => {
  test('every route, hub, region, measure, event, actor, driver, data set, document, sentence and record, once', () => {
    const count = (kind: string) => entries.filter((entry) => entry.kind === kind).length
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
    expect(count('route')).toBe(routes.length)
    const hubs = new Set(routes.flatMap((route) => route.hubs.map(({ id }) => id)))
    const within = regions.filter(({ role }) => role === 'place')
    expect(count('place')).toBe(hubs.size + within.length)
    expect(count('region')).toBe(regions.length - within.length)
    expect(count('category')).toBe(vocabulary.categories.length)
    expect(count('measure')).toBe(measures.length)
    expect(count('actor')).toBe(vocabulary.actors.length)
    expect(count('driver')).toBe(vocabulary.drivers.length)
    expect(count('dataset')).toBe(figureSources.length)
    expect(count('document')).toBe(documents.length)
    expect(count('sentence')).toBe(documents.flatMap(({ sentences }) => sentences).length)
    expect(count('record')).toBe(records.length)
    // Charts have entries of their own.
    expect(SEARCH_KINDS.filter((kind) => count(kind) === 0)).toEqual(['chart'])
  })

  test('every choice of every filter, as a filter or as the thing that it filters to', () => {
    const kinds: Readonly<Record<IdGroup, readonly SearchKind[]>> = {
      measures: ['category'],
      routes: ['route'],
      regions: ['region', 'place'],
      countries: ['country'],
      actors: ['actor', 'country'],
    }
    const found = new Set(entries.map(({ id }) => id))
    const routeRegions = routeRegionsOf(routes)
    for (const [group, facet] of Object.entries(FACETS)) {
      // A number is found with what has it.
      if (group === 'years' || group === 'months') continue
      const choices: readonly string[] =
        facet.options?.map(String) ??
        measures.flatMap((measure) => (facet.of(filterableMeasure(measure), routeRegions) ?? []).map(String))
      const kindsOf = facet.options ? ['filter'] : kinds[group as IdGroup]
      const missing = choices.filter(
        (choice) =>
          !kindsOf.some((kind) => found.has(`${kind}:${kind === 'filter' ? `${group}:` : ''}${choice}`)),
      )
      expect(missing, group).toEqual([])
    }
  })

  test('each item is found first in its kind by its full title, except namesakes', () => {
    for (const { id, kind, titles } of entries) {
      const title = titles.en
      if (!title || kind === 'sentence') continue
      const group = index.search(title, 'en').groups.find((found) => found.kind === kind)
      const place = group?.hits.findIndex(({ entry }) => entry.id === id) ?? -1
      const isBefore = group?.hits.slice(0, place).every(({ entry }) => entry.titles.en?.includes(title))
      // Measures of one category without a title share its name.
      expect([id, place >= 0 && (isBefore || kind === 'measure' || kind === 'event')]).toEqual([id, true])
    }
  })

  test('a hub on two routes is one entry with both routes', () => {
    const [first, second] = routes
    const hub = first?.hubs[0]
    if (!first || !second || !hub) throw new Error('the published data lack two routes and a hub')
    const both = hubsOnRoutes([first, { ...second, hubs: [hub] }])
    expect(both.filter(({ hub: { id } }) => id === hub.id).map((one) => one.routes.length)).toEqual([2])
  })
})

describe('the three questions of the brief', () => {
  test.each(['bihac', 'Bihać', 'BIHAĆ'])('“%s” finds Bihać', (query) => {
    const outcome = index.search(query, 'en')
    expect(outcome.groups[0]?.kind).toBe('place')
    expect(outcome.groups[0]?.hits[0]).toMatchObject({ fit: 'whole', entry: { names: ['Bihać', 'Bihac'] } })
  })

  test('“lesb” finds the hub, then its route', () => {
    const outcome = index.search('lesb', 'en')
    expect(idsOf(outcome).slice(0, 2)).toEqual(['place:lesbos', 'route:eastern-mediterranean'])
    const target = outcome.groups[0]?.hits[0]?.entry.target
    expect(target).toMatchObject({
      type: 'dossier',
      selected: { kind: 'route', id: 'eastern-mediterranean' },
    })
    expect(target?.type === 'dossier' && target.point).toBeTruthy()
  })

  test('“smokkel” finds the category, the actor and records by their Dutch words in any language', () => {
    for (const language of UI_LANGUAGES) {
      const ids = idsOf(index.search('smokkel', language))
      expect(ids).toContain('category:online-action')
      expect(ids).toContain('actor:criminal-networks')
      const dutch = records.filter(({ title }) => /\bsmokkel/i.test(title.nl ?? ''))
      expect(dutch.length).toBeGreaterThan(0)
      for (const { id } of dutch) expect(ids).toContain(`record:${id}`)
    }
  })
})

describe('ranking', () => {
  test('a full name ranks before a prefix, and that before other text', () => {
    const hits = index.search('tripoli', 'en').groups[0]?.hits ?? []
    expect(hits.map(({ entry }) => entry.thingId).sort()).toEqual(['tripoli', 'tripoli-lebanon'])
    for (const { hits: group } of index.search('smuggl', 'en').groups) {
      const order = group.map(({ fit }) => ['name', 'start', 'text', 'typo'].indexOf(fit))
      expect(order).toEqual([...order].sort((a, b) => a - b))
    }
  })

  test('the group with the best match comes first', () => {
    expect(kindsOf(index.search('frontex', 'en'))[0]).not.toBe('route')
    expect(kindsOf(index.search('channel', 'en'))[0]).toBe('route')
    expect(kindsOf(index.search('belgium', 'en'))[0]).toBe('country')
  })

  test('words of the reader’s language rank above the same words of another', async () => {
    const [model] = entries
    if (!model) throw new Error('there are no entries')
    const make = (id: string, titles: object) => ({
      ...model,
      id,
      names: [],
      texts: {},
      ties: {},
      sources: [],
      titles,
    })
    const small = await createSearchIndex([
      make('a', { en: 'plan', fr: 'autre', nl: 'ander' }),
      make('b', { en: 'other', fr: 'plan', nl: 'ander' }),
    ])
    expect(idsOf(small.search('plan', 'en'))).toEqual(['a', 'b'])
    expect(idsOf(small.search('plan', 'fr'))).toEqual(['b', 'a'])
  })

  test('a sentence behind a claim ranks before other sentences', () => {
    const hits = index.search('smuggling', 'en').groups.find(({ kind }) => kind === 'sentence')?.hits ?? []
    expect(hits.length).toBeGreaterThan(1)
    expect(hits[0]?.entry.weight).toBeGreaterThan(1)
  })

  test('all words must occur, in any field', () => {
    const both = index.search('frontex bosnia', 'en')
    expect(idsOf(both)).toContain('record:frontex-bosnia-deployment-2025')
    expect(index.search('frontex zeppelin', 'en').without).toBe('zeppelin')
    expect(idsOf(index.search('zeppelin', 'en'))).toEqual([])
  })
})

describe('a typo', () => {
  test.each([
    ['bihax', 'place:bihac'],
    ['bihacc', 'place:bihac'],
    ['bhac', 'place:bihac'],
    ['lebsos', 'place:lesbos'],
    ['thesaloniki', 'place:thessaloniki'],
    ['frontx', 'actor:frontex'],
    ['smokel', 'category:online-action'],
  ])('“%s” still finds %s', (query, id) => {
    const outcome = index.search(query, 'en')
    expect(idsOf(outcome)).toContain(id)
    expect(outcome.groups.flatMap(({ hits }) => hits).every(({ fit }) => fit === 'typo')).toBe(true)
  })

  test('rejects two typos, or one in a three-letter word', () => {
    expect(idsOf(index.search('bihxx', 'en'))).not.toContain('place:bihac')
    expect(idsOf(index.search('kox', 'en'))).not.toContain('place:kos')
  })

  test('a word with exact matches gets no typo matches', () => {
    expect(
      index
        .search('lesb', 'en')
        .groups.flatMap(({ hits }) => hits)
        .some(({ fit }) => fit === 'typo'),
    ).toBe(false)
  })
})

test('a place is found by its other spellings, a body by its initials, a state by its code', () => {
  expect(idsOf(index.search('mytilene', 'en'))[0]).toBe('place:lesbos')
  expect(idsOf(index.search('IOM', 'en'))[0]).toBe('actor:iom')
  expect(idsOf(index.search('UK', 'en'))).toContain('country:GB')
  expect(idsOf(index.search('Allemagne', 'en'))[0]).toBe('country:DE')
})

test('spaces and punctuation alone give no results', () => {
  expect(index.search('  – . ', 'en')).toEqual({ groups: [], count: 0, without: null })
})
