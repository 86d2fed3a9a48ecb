import { SOURCE_LANGUAGES, type SourceLanguage } from '#domain/language.ts'
import { memoizeByArguments } from '#lib/memoize.ts'
import { dateRulesOf } from './dates.ts'
import { hubPattern, type Lexicon, type LocalizedPatterns } from './lexicon.ts'
import { lineRulesOf } from './lines.ts'
import { compileList, compilePatterns, compileRule, type Pattern, type Rule } from './rules.ts'
import { sentenceRulesOf } from './sentences.ts'
import { numberRulesOf } from './values.ts'

export type CategoryRule = Readonly<{
  id: string
  rule: Rule
  weak: readonly Pattern[]
  facets: readonly Readonly<{ id: string; cues: readonly Pattern[] }>[]
}>
export type StatusRule = LanguageRules['statuses'][number]
export type PlaceName = Readonly<{ id: string; names: readonly Pattern[] }>
export type RouteRule = LanguageRules['routes']

/** The whole lexicon in one language, compiled. */
export type LanguageRules = ReturnType<typeof compile>

/** The lexicon compiled for a language, memoised per lexicon and language. */
export const languageRules = memoizeByArguments(compile)

function compile(lexicon: Lexicon, language: SourceLanguage) {
  const { measures, drivers, events, figures, status, trends, actors } = lexicon
  const list = (path: string, patterns: LocalizedPatterns | undefined) =>
    compileList(`${path}/${language}`, patterns, language)
  const names = (path: string, entries: readonly { id: string; aliases: LocalizedPatterns }[]) =>
    entries.map(({ id, aliases }) => ({ id, names: list(`${path}/${id}/aliases`, aliases) }))
  const category = (path: string, source: Source): CategoryRule => ({
    id: source.id,
    rule: compileRule(`${path}/${source.id}/cues/${language}`, source, language),
    weak: list(`${path}/${source.id}/weakCues`, source.weakCues),
    facets: (source.facets ?? []).map((facet) => ({
      id: facet.id,
      cues: list(`${path}/${source.id}/facets/${facet.id}`, facet.cues),
    })),
  })
  return {
    language,
    lines: lineRulesOf(lexicon.boilerplate, SOURCE_LANGUAGES),
    sentences: sentenceRulesOf(lexicon.sentences),
    dates: dateRulesOf(lexicon.dates, language),
    numbers: numberRulesOf(lexicon.numbers, language),
    measures: measures.categories.map((source) => category('measures', source)),
    acting: list('measures/acting', measures.acting),
    measureExclusions: list('measures/never', measures.never),
    drivers: drivers.drivers.map((source) => category('drivers', source)),
    /** Push and structural drivers: lasting conditions. */
    lastingDrivers: new Set(
      drivers.drivers.filter(({ role }) => role !== 'facilitating').map(({ id }) => id),
    ),
    events: events.categories.map((source) => ({
      ...category('events', source),
      needsDate: source.needsDate,
    })),
    figures: figures.categories.map((source) => ({
      ...category('figures', source),
      unit: source.unit,
      onlyAfter: source.onlyAfter ?? false,
      absent: list(`figures/${source.id}/absent`, source.absent),
    })),
    changeFigure: figures.change,
    shareFigure: figures.percent.find((id) => id !== figures.change),
    percentFigures: new Set(figures.percent),
    moneyFigures: new Set(figures.money),
    sameFigure: list('figures/same', figures.same),
    figureExclusions: list('figures/never', figures.never),
    statuses: status.values.map(({ id, strong, cues, tense, not }) => ({
      id,
      strong: list(`status/${id}/strong`, strong),
      cues: list(`status/${id}/cues`, cues),
      tense: list(`status/${id}/tense`, tense),
      not: list(`status/${id}/not`, not),
    })),
    statusOrder: status.cueOrder,
    /** Those who can meet a demand. */
    deciders: compileRule(`status/deciders/${language}`, status.deciders, language),
    clauses: {
      added: list('status/clauses/added', status.clauses.added),
      contrast: list('status/clauses/contrast', status.clauses.contrast),
      subordinate: list('status/clauses/subordinate', status.clauses.subordinate),
      relative: list('status/clauses/relative', status.clauses.relative),
      anaphoric: list('status/clauses/anaphoric', status.clauses.anaphoric),
      bare: list('status/clauses/bare', status.clauses.bare),
    },
    plannedHeadings: list('status/headings/planned', status.headings.planned),
    gapHeadings: list('status/headings/gap', status.headings.gap),
    /** Titles of documents that are plans as a whole. */
    planTitles: list('status/headings/title', status.headings.title),
    trends: {
      up: compileRule(`trends/up/${language}`, trends.up, language),
      down: compileRule(`trends/down/${language}`, trends.down, language),
      stable: compileRule(`trends/stable/${language}`, trends.stable, language),
    },
    actors: names('actors', actors.actors),
    /** Actors that measures are aimed at: smuggling networks. */
    criminalActors: new Set(
      actors.actors.filter(({ type }) => type === 'criminal-group').map(({ id }) => id),
    ),
    states: names('countries', actors.countries),
    actsAfter: list('actors/actsAfter', actors.actsAfter),
    placeBefore: list('actors/placeBefore', actors.placeBefore),
    routes: compileRoutes(lexicon, list, names),
  }
}

type Source = Readonly<{
  id: string
  cues: LocalizedPatterns
  not?: LocalizedPatterns | undefined
  with?: LocalizedPatterns | undefined
  weakCues?: LocalizedPatterns | undefined
  facets?: readonly Readonly<{ id: string; cues: LocalizedPatterns }>[]
}>

function compileRoutes(
  { routes, regions, routeRules }: Lexicon,
  list: (path: string, patterns: LocalizedPatterns | undefined) => readonly Pattern[],
  names: (
    path: string,
    entries: readonly { id: string; aliases: LocalizedPatterns }[],
  ) => readonly PlaceName[],
) {
  const named = names('routes', routes.routes)
  return {
    names: named.map((route) => ({
      id: route.id,
      names: [...route.names, ...list(`route-rules/places/${route.id}`, routeRules.places[route.id])],
    })),
    hubs: routes.routes.map((route) => ({
      id: route.id,
      names: route.hubs
        .filter((hub) => !routeRules.ambiguousHubs.includes(hub.name))
        .flatMap((hub) =>
          compilePatterns(`routes/${route.id}/hubs`, [hub.name, ...(hub.aliases ?? [])].map(hubPattern)),
        ),
    })),
    movement: list('route-rules/movement', routeRules.movement),
    from: list('route-rules/from', routeRules.from),
    to: list('route-rules/to', routeRules.to),
    departures: list('route-rules/departures', routeRules.departures),
    arrivals: list('route-rules/arrivals', routeRules.arrivals),
    arrivalsAfter: list('route-rules/arrivalsAfter', routeRules.arrivalsAfter),
    departureRoutes: routeRules.departureRoutes,
    arrivalRoutes: routeRules.arrivalRoutes,
    pairs: routeRules.pairs,
    regions: names('regions', regions.regions),
    regionClaims: new Set(routeRules.regionClaims),
    regionContext: list('route-rules/regionContext', routeRules.regionContext),
    never: list('route-rules/never', routeRules.never),
  }
}
