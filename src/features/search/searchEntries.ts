import type { CorpusLists } from '#content/corpus.ts'
import { choiceKey } from '#content/railOptions.ts'
import { usedSentences } from '#content/readerModel.ts'
import type { Status } from '#domain/claim.ts'
import { FACETS } from '#domain/facets.ts'
import { mainCount } from '#domain/figures.ts'
import type { FigureSource } from '#domain/figureTable.ts'
import { optionsOf } from '#domain/filters.ts'
import { type LocalizedText, UI_LANGUAGES, type UiLanguage, uiLanguageOf } from '#domain/language.ts'
import { eventYears, type Measure, measureYears, type TimelineEvent } from '#domain/measure.ts'
import type { Publication } from '#domain/publisher.ts'
import type { Route, RouteHub } from '#domain/route.ts'
import { CHARTS, type FilterChoice, type OptionGroup, type Selection } from '#domain/view.ts'
import { isCountryCode, type Term } from '#domain/vocabulary.ts'
import { inEveryLanguage, NICKNAMES, SHORT_NAMES } from '#i18n/searchWords.ts'
import type { TFunction } from '#i18n/translation.ts'
import { foldText } from '#lib/foldText.ts'
import { keysOf } from '#lib/recordOf.ts'
import { SEARCHED_PARTS } from '#ui/partIds.ts'
import type { Words } from '#words/words.ts'
import { SEPARATOR, type SearchEntry, type SearchText, searched } from './searchIndex.ts'

/** The name of a country (ISO 3166-1 alpha-2) in a language. */
export type CountryNames = (code: string, language: UiLanguage) => string

/** Other names of countries, and abbreviations that are not ISO 3166-1 codes. */
const COUNTRY_NAMES: Readonly<Record<string, readonly string[]>> = {
  GB: ['UK', 'VK', 'Britain', 'Grande-Bretagne', 'Groot-Brittannië'],
  US: ['USA', 'VS'],
}

/** Sentences behind a claim rank above the others. */
const WEIGHT_OF_USED = 2

type EntryFields = Partial<Pick<SearchEntry, 'names' | 'titles' | 'texts' | 'ties' | 'sources' | 'weight'>>

/** A choice with a fixed name, such as a status, and the words for it in one language. */
interface NamedChoice {
  filter: FilterChoice<OptionGroup>
  /** "Planned", and the name of its group: "Status". */
  titles: SearchText
  ties: SearchText
}

/** Statuses, kinds of publisher and other fixed choices, in the reader's language. */
export function namedChoices(words: Words): readonly NamedChoice[] {
  const language = uiLanguageOf(words.language)
  return keysOf(FACETS)
    .filter((group): group is OptionGroup => FACETS[group].options !== undefined)
    .flatMap((group) => optionsOf<OptionGroup>(group))
    .map((filter) => ({
      filter,
      titles: { [language]: words.choice(filter) },
      ties: { [language]: words.filterName(filter.group, 'all') },
    }))
}

/** The charts of the overview and the parts of each route's panel, by their titles in the reader's language. */
export function chartEntries(
  words: Words,
  t: TFunction<['results', 'charts']>,
  routes: readonly Route[],
  figureSources: readonly FigureSource[],
): readonly SearchEntry[] {
  const language = uiLanguageOf(words.language)
  const charts = CHARTS.map((chart) =>
    entry('chart', chart, { type: 'chart', chart }, { titles: { [language]: t(`charts:list.${chart}`) } }),
  )
  // A route with a table of its own is in no table of nationalities.
  const apart = new Set(figureSources.map(({ route }) => route))
  const parts = routes.flatMap(({ id }) =>
    SEARCHED_PARTS.filter((part) => part !== 'nationalities' || !apart.has(id)).map((part) =>
      entry(
        'chart',
        `${id}:${part}`,
        { type: 'dossier', selected: { kind: 'route', id }, point: null, part },
        { titles: { [language]: t('partOf', { route: words.route(id), part: t(`part.${part}`) }) } },
      ),
    ),
  )
  return [...charts, ...parts]
}

/** Entries for everything published. Pure; a missing file leaves its kinds out. */
export function searchEntries(
  corpus: CorpusLists,
  countries: CountryNames,
  figureSources: readonly FigureSource[] = [],
  choices: readonly NamedChoice[] = [],
): readonly SearchEntry[] {
  const words = namesOf(corpus, countries, choices)
  return [
    ...placeEntries(corpus, countries),
    ...termEntries(corpus),
    ...choices.map(({ filter, titles, ties }) =>
      entry('filter', choiceKey(filter), { type: 'filter', filter }, { titles, ties }),
    ),
    ...thingEntries(corpus, words),
    ...figureSources.map((source) => datasetEntry(source, words)),
    ...readingEntries(corpus, words),
  ]
}

function placeEntries(corpus: CorpusLists, countries: CountryNames): SearchEntry[] {
  const routes = corpus.routes.map((route) =>
    dossier('route', route.id, {
      names: [route.officialName],
      titles: joined([route.names, route.shortNames]),
      ties: joined([
        inEveryLanguage(({ ends }) => ends[route.id]),
        ...route.hubs.flatMap(namesOfHub).map((name) => inEvery(() => name)),
        ...country([...route.departure, ...route.arrival], countries),
      ]),
    }),
  )
  const hubs = hubsOnRoutes(corpus.routes).map(
    ({ hub, routes: on }): SearchEntry =>
      entry(
        'place',
        hub.id,
        { type: 'dossier', selected: { kind: 'route', id: on[0].id }, point: hub.point },
        {
          names: namesOfHub(hub),
          ties: joined([...on.map((route) => route.names), ...country([hub.country], countries)]),
        },
      ),
  )
  const regions = corpus.regions.map(
    ({ id, role, names, countries: own }): SearchEntry => ({
      ...dossier('region', id, { titles: names, ties: joined(country(own, countries)) }),
      ...(role === 'place' && { id: `place:${id}`, kind: 'place' }),
    }),
  )
  const codes = countryCodes(corpus).map((code) =>
    dossier('country', code, {
      names: [code, ...(COUNTRY_NAMES[code] ?? [])],
      titles: joined(country([code], countries)),
    }),
  )
  return [...routes, ...hubs, ...regions, ...codes]
}

function namesOfHub({ name, names, aliases }: RouteHub): readonly string[] {
  return [...new Set([name, ...Object.values(names ?? {}).flatMap((other) => other ?? []), ...aliases])]
}

/** A named place and its routes; the first is opened. */
export interface HubOnRoutes {
  hub: RouteHub
  routes: [Route, ...Route[]]
}

/** Each hub once, even if several routes share it. */
export function hubsOnRoutes(routes: readonly Route[]): readonly HubOnRoutes[] {
  const found = new Map<string, HubOnRoutes>()
  for (const route of routes) {
    for (const hub of route.hubs) {
      const known = found.get(hub.id)
      if (known) known.routes.push(route)
      else found.set(hub.id, { hub, routes: [route] })
    }
  }
  return [...found.values()]
}

function termEntries({ vocabulary }: CorpusLists): SearchEntry[] {
  if (!vocabulary) return []
  const categories = vocabulary.categories.map(
    (term): SearchEntry => ({
      ...entry(
        'category',
        term.id,
        { type: 'filter', filter: { group: 'measures', choice: term.id } },
        bareTerm(term),
      ),
      ties: joined(term.facets.map(({ label }) => label)),
    }),
  )
  const drivers = vocabulary.drivers.map((term) => dossier('driver', term.id, bareTerm(term)))
  const actors = vocabulary.actors.map((actor) =>
    dossier('actor', actor.id, {
      // The id of a body known by its initials is those initials.
      names: [
        ...(/^[a-z0-9]+$/.test(actor.id) && foldText(actor.label.en) !== actor.id
          ? [actor.id.toUpperCase()]
          : []),
        ...(SHORT_NAMES[actor.id] ?? []),
      ],
      titles: actor.label,
    }),
  )
  return [...categories, ...drivers, ...actors]
}

function thingEntries(corpus: CorpusLists, words: Names): SearchEntry[] {
  const measures = corpus.measures.map((measure) => {
    const [first, ...others] = measure.categories.map(words.category)
    return dossier('measure', measure.id, {
      // A measure without a title is named after its first category.
      titles: measure.title ?? first ?? {},
      ties: joined([...(measure.title && first ? [first] : []), ...others, ...words.tiesOf(measure)]),
      sources: measureYears(measure).map(String),
    })
  })
  const events = corpus.events.map((event) => {
    const category = words.event(event.category)
    return dossier('event', event.id, {
      titles: event.title ?? category ?? {},
      ties: joined([
        ...(event.title && category ? [category] : []),
        ...event.measureCategories.map(words.category),
        ...words.tiesOf(event),
      ]),
      sources: eventYears(event).map(String),
    })
  })
  return [...measures, ...events]
}

/** A table of figures opens all cells of its main column. */
function datasetEntry(source: FigureSource, words: Names): SearchEntry {
  const { id, title, definition, publisher } = source
  const count = mainCount(source) ?? ''
  return entry(
    'dataset',
    id,
    { type: 'reader', reader: { type: 'cells', query: { table: id, count, spans: [], where: {} } } },
    { titles: searched(title), texts: searched(definition), sources: words.publishersOf({ publisher }) },
  )
}

function readingEntries(corpus: CorpusLists, words: Names): SearchEntry[] {
  const documents = corpus.documents.map((document) =>
    dossier('document', document.id, {
      titles: { [document.language]: document.title },
      sources: words.publishersOf(document),
    }),
  )
  const sentences = corpus.documents.flatMap((document) => {
    const used = new Set(usedSentences(document, corpus.claims))
    return document.sentences.map(({ start, end }, index) =>
      entry(
        'sentence',
        `${document.id}:${start}-${end}`,
        { type: 'reader', reader: { type: 'document', documentId: document.id, span: { start, end } } },
        {
          texts: { [document.language]: document.text.slice(start, end) },
          weight: used.has(index) ? WEIGHT_OF_USED : 1,
        },
      ),
    )
  })
  const records = corpus.records.map((record) =>
    entry(
      'record',
      record.id,
      { type: 'reader', reader: { type: 'record', recordId: record.id } },
      {
        titles: record.title,
        texts: record.summary,
        ties: joined([...record.categories.map(words.category), ...words.tiesOf(record)]),
        sources: record.sources.flatMap((page) => [page.title, ...words.publishersOf(page)]),
      },
    ),
  )
  return [...documents, ...sentences, ...records]
}

function dossier(kind: Selection['kind'], id: string, bare: EntryFields): SearchEntry {
  return entry(kind, id, { type: 'dossier', selected: { kind, id }, point: null }, bare)
}

function entry(
  kind: SearchEntry['kind'],
  thingId: string,
  target: SearchEntry['target'],
  bare: EntryFields,
): SearchEntry {
  return {
    id: `${kind}:${thingId}`,
    kind,
    thingId,
    target,
    names: [],
    titles: {},
    texts: {},
    ties: {},
    sources: [],
    weight: 1,
    ...bare,
  }
}

function bareTerm({ label, shortLabel, definition }: Term): EntryFields {
  return { titles: joined([label, shortLabel]), texts: definition ?? {} }
}

/** Joins texts per language, without duplicates. */
function joined(texts: readonly (SearchText | undefined)[]): SearchText {
  const text = (language: UiLanguage) => {
    const parts = new Set(texts.flatMap((item) => item?.[language] ?? []))
    return [...parts].join(SEPARATOR)
  }
  return Object.fromEntries(UI_LANGUAGES.map((language) => [language, text(language)]))
}

function country(codes: readonly string[], names: CountryNames): LocalizedText[] {
  return codes.map((code) => inEvery((language) => names(code, language)))
}

function inEvery(text: (language: UiLanguage) => string): LocalizedText {
  const others = UI_LANGUAGES.map((language) => [language, text(language)] as const)
  return { ...Object.fromEntries(others), en: text('en') }
}

/** The countries that have a dossier: those of routes, regions, measures, events and groups of states. */
function countryCodes({ routes, regions, measures, events, vocabulary }: CorpusLists): string[] {
  const codes = [
    ...routes.flatMap((route) => [...route.departure, ...route.transit, ...route.arrival]),
    ...regions.flatMap((region) => region.countries),
    ...[...measures, ...events].flatMap((thing) => [...thing.countries, ...thing.actors]),
    ...(vocabulary?.actors ?? []).flatMap((actor) => actor.members),
  ]
  return [...new Set(codes.filter(isCountryCode))].sort()
}

type Names = ReturnType<typeof namesOf>

type Tied = Pick<Measure | TimelineEvent, 'id' | 'routes' | 'regions' | 'countries' | 'actors'> & {
  status?: Status | null
}

function namesOf(
  { routes, regions, vocabulary }: CorpusLists,
  countries: CountryNames,
  choices: readonly NamedChoice[],
) {
  const labels = (terms: readonly { id: string; label: LocalizedText }[] = []) =>
    new Map(terms.map(({ id, label }) => [id, label]))
  const categories = labels(vocabulary?.categories)
  const actors = labels(vocabulary?.actors)
  const forms = labels([...(vocabulary?.forms ?? []), ...(vocabulary?.eventCategories ?? [])])
  const publishers = new Map(vocabulary?.publishers.map((names) => [names.en, names]))
  const places = new Map([...routes, ...regions].map(({ id, names }) => [id, names]))
  return {
    category: (id: string) => categories.get(id),
    event: (id: string) => forms.get(id),
    /** Names of publishers in every language, that of the data first. */
    publishersOf: ({
      publisher,
      republishedBy,
      via,
      citing = [],
    }: Omit<Publication, 'publisher'> & { publisher: string | null }) =>
      [publisher, republishedBy, via, ...citing].flatMap((name) =>
        name ? [name, ...UI_LANGUAGES.flatMap((language) => publishers.get(name)?.[language] ?? [])] : [],
      ),
    tiesOf: (thing: Tied) => [
      ...keysOf(NICKNAMES)
        .filter((name) => NICKNAMES[name].includes(thing.id))
        .map((name) => inEveryLanguage(({ nicknames }) => nicknames[name])),
      ...choices.flatMap(({ filter, titles }) =>
        filter.group === 'status' && filter.choice === thing.status ? [titles] : [],
      ),
      ...[...thing.routes, ...thing.regions].map((id) => places.get(id)),
      ...country([...thing.countries, ...thing.actors].filter(isCountryCode), countries),
      ...thing.actors.map((id) => actors.get(id)),
    ],
  }
}
