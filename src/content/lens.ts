import type { Claim } from '#domain/claim.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import { FACETS } from '#domain/facets.ts'
import { choosesRoutes, hasFilters } from '#domain/filters.ts'
import type { Lens, LensSubject, LitPlace, LitPlaces, Tie } from '#domain/lens.ts'
import type { Measure, Placement } from '#domain/measure.ts'
import type { MonthSpan } from '#domain/period.ts'
import type { Region, Route } from '#domain/route.ts'
import type { Facets, Filters, Selection, View } from '#domain/view.ts'
import { isCountryCode } from '#domain/vocabulary.ts'
import { memoizeByArguments } from '#lib/memoize.ts'
import type { CorpusLists } from './corpus.ts'
import { type ExploreInput, type ExploreModel, exploreModel } from './exploreModel.ts'
import { type FigureModel, figureModel } from './figureModel.ts'
import type { LoadedFigures } from './loadedFigures.ts'

/** Input of a lens: choices, the view's model and published data. */
interface LensInput {
  selected: Selection | null
  filters: Filters
  model: Pick<ExploreModel, 'measures' | 'events' | 'litRoutes'>
  lists: Pick<CorpusLists, 'measures' | 'routes' | 'regions' | 'claims' | 'records'>
}

const KINDS_WITH_TIES: readonly (Selection['kind'] | undefined)[] = ['region', 'route', 'driver']

/** Whether the lens needs the sentences and records that tie a region, a route or a driver to other places. */
export function needsTies({ selected, filters }: Pick<View, 'selected' | 'filters'>): boolean {
  return KINDS_WITH_TIES.includes(selected?.kind) || filters.regions.length > 0
}

/**
 * The places that the view lights: those that texts name with the selection (a measure, an event, an actor, a country, a
 * driver), the routes of a region, the regions of a route, the countries of either, else those of the filtered measures. Null when nothing narrows
 * the view. Time filters alone dim nothing, since routes exist in every year. Pure; the caller memoises.
 */
export function lensOf(input: LensInput, facets: Facets = FACETS): Lens | null {
  return lensOfSelection(input) ?? lensOfFilters(input, facets)
}

function lensOfSelection({ selected, model, lists }: LensInput): Lens | null {
  if (!selected) return null
  const { kind, id } = selected
  switch (kind) {
    case 'measure': {
      const measure = lists.measures.find((other) => other.id === id)
      return measure ? lensOn({ kind, id }, [measure]) : null
    }
    case 'region': {
      const region = lists.regions.find((other) => other.id === id)
      if (!region) return null
      const ties = lists.routes.map((route) => [route.id, regionTies(region, route, lists)] as const)
      const naming = model.measures.filter((measure) => measure.regions.includes(id))
      const routes = withTies(model.measures, ties, (measure) => measure.routes)
      const lens = lensOn({ kind, id }, naming)
      return { ...ownCountries(lens, region.countries), routes, regions: chosen(naming, id) }
    }
    case 'route': {
      const route = lists.routes.find((other) => other.id === id)
      if (!route) return null
      const ties = lists.regions.map((region) => [region.id, regionTies(region, route, lists)] as const)
      const naming = model.measures.filter((measure) => measure.routes.includes(id))
      const origins = lists.regions.filter((region) => region.role === 'origin').map((region) => region.id)
      const regions = withTies(
        naming,
        ties.filter(([region]) => origins.includes(region)),
        (measure) => measure.regions,
      )
      const { departure, transit, arrival } = route
      const lens = ownCountries(lensOn({ kind, id }, naming), [...departure, ...transit, ...arrival])
      return { ...lens, routes: chosen(naming, id), regions }
    }
    case 'event': {
      const event = model.events.find((other) => other.id === id)
      return event ? lensOn({ kind, id }, [], [event]) : null
    }
    case 'actor':
      return isCountryCode(id) ? lensOfCountry(id, model) : lensOfNaming(kind, id, model)
    case 'country':
      return lensOfCountry(id, model)
    case 'driver':
      return lensOfDriver(id, lists)
    case 'document':
      return null
  }
}

/** The places of the measures and events in view that name an actor or country; null without any. */
function lensOfNaming(kind: 'actor' | 'country', id: string, model: LensInput['model']): Lens | null {
  const names = ({ actors, countries }: Placement) => actors.includes(id) || countries.includes(id)
  const [measures, events] = [model.measures.filter(names), model.events.filter(names)]
  return measures.length + events.length > 0 ? lensOn({ kind, id }, measures, events) : null
}

/** A country lights itself, and the places of the texts that name it as actor or place. */
function lensOfCountry(id: string, model: LensInput['model']): Lens | null {
  const lens = lensOfNaming('country', id, model)
  const own = { tie: 'chosen', measures: lens?.countries.get(id)?.measures ?? [] } as const
  return lens && { ...lens, countries: new Map(lens.countries).set(id, own) }
}

/** A driver lights what its sentences name: routes, countries, and regions with their countries. */
function lensOfDriver(id: string, { claims, regions }: LensInput['lists']): Lens | null {
  const own = claims.filter(({ kind, category }) => kind === 'driver' && category === id)
  if (own.length === 0) return null
  const inRegions = regions.filter((region) => own.some((claim) => claim.regions.includes(region.id)))
  const countries = inRegions.flatMap((region) => region.countries)
  return lensOn({ kind: 'driver', id }, [], [...own, { routes: [], countries, regions: [] }])
}

function lensOfFilters({ filters, model, lists }: LensInput, facets: Facets): Lens | null {
  const subject = subjectOf(filters, facets)
  if (!subject) return null
  const { measures } = model
  const lens = lensOn(subject, measures)
  const routes = new Map<string, LitPlace>()
  // Selected routes without a measure are lit too.
  for (const id of model.litRoutes) {
    const own = lens.routes.get(id)
    routes.set(id, { tie: tieOfLitRoute(id, filters, lists), measures: own?.measures ?? [] })
  }
  const regions = new Map(lens.regions)
  for (const id of filters.regions) {
    regions.set(id, { tie: 'chosen', measures: lens.regions.get(id)?.measures ?? [] })
  }
  // Routes that are listed but not drawn count too.
  const isFilteredByPlace = choosesRoutes(filters)
  for (const [id, place] of lens.routes) if (!isFilteredByPlace && !routes.has(id)) routes.set(id, place)
  for (const id of filters.routes) {
    if (!routes.has(id)) routes.set(id, { tie: 'chosen', measures: lens.routes.get(id)?.measures ?? [] })
  }
  return { ...lens, routes, regions }
}

/** What narrows the measures; null when only time does. */
function subjectOf(filters: Filters, facets: Facets): LensSubject | null {
  if (hasFilters(filters, ['when', 'measures'], facets)) return { kind: 'choice' }
  return filters.measures.length > 0 ? { kind: 'categories', ids: filters.measures } : null
}

/** Under a selected region, a route has its tie to that region; otherwise it was selected or named by a measure. */
function tieOfLitRoute(id: string, filters: Filters, lists: LensInput['lists']): Tie {
  if (filters.routes.includes(id)) return 'chosen'
  const route = lists.routes.find((other) => other.id === id)
  const regions = lists.regions.filter((region) => filters.regions.includes(region.id))
  if (!route || regions.length === 0) return 'text'
  const ties = regions.map((region) => regionTies(region, route, lists)?.tie)
  return ties.includes('classification') && !ties.includes('text') ? 'classification' : 'text'
}

type Placed = Pick<Placement, 'routes' | 'countries' | 'regions'>

/** The places of these measures, and of other texts, which light a place without a measure. */
function lensOn(subject: LensSubject, measures: readonly Measure[], others: readonly Placed[] = []): Lens {
  const lit = (kind: keyof Placed): LitPlaces => {
    const places = placesOf(measures, (measure) => measure[kind])
    const named = others.flatMap((other) => other[kind]).filter((id) => !places.has(id))
    return new Map([...places, ...named.map((id) => [id, { tie: 'text', measures: [] }] as const)])
  }
  return {
    subject,
    measures,
    routes: lit('routes'),
    countries: lit('countries'),
    regions: lit('regions'),
    allRoutes: measures.filter((measure) => measure.scope === 'all-routes'),
    unplaced: measures.filter((measure) => measure.scope === 'unplaced'),
  }
}

function placesOf(measures: readonly Measure[], idsOf: (measure: Measure) => readonly string[]): LitPlaces {
  const places = new Map<string, Measure[]>()
  for (const measure of measures) {
    for (const id of new Set(idsOf(measure))) {
      const own = places.get(id)
      if (own) own.push(measure)
      else places.set(id, [measure])
    }
  }
  return new Map([...places].map(([id, own]) => [id, { tie: 'text', measures: own }]))
}

/** The lens with these countries alone: one outside that a measure names would look like a part of the region or route. */
function ownCountries(lens: Lens, codes: readonly string[]): Lens {
  const countries = codes.map((code): [string, LitPlace] => [
    code,
    { tie: 'chosen', measures: lens.countries.get(code)?.measures ?? [] },
  ])
  return { ...lens, countries: new Map(countries) }
}

function chosen(measures: readonly Measure[], id: string): LitPlaces {
  return new Map([[id, { tie: 'chosen', measures }]])
}

/** The tied places with the measures that name them; untied places are left out. */
function withTies(
  measures: readonly Measure[],
  ties: readonly (readonly [id: string, tied: Tied | null])[],
  idsOf: (measure: Measure) => readonly string[],
): LitPlaces {
  return new Map(
    ties.flatMap(([id, tied]) =>
      tied
        ? [
            [
              id,
              { tie: tied.tie, measures: measures.filter((measure) => idsOf(measure).includes(id)) },
            ] as const,
          ]
        : [],
    ),
  )
}

/** Classification that ties them: the region groups the route, is one of its origins, or lists the route. */
type ClassifiedBy = 'grouped' | 'origin' | 'listed'

/** What ties a route to a region of origin: sentences and records that name both, or only our classification. */
export type Tied =
  | { tie: 'text'; claims: readonly Claim[]; records: readonly DatedRecord[] }
  | { tie: 'classification'; by: ClassifiedBy }

/** How a route is tied to a region: by a sentence or record that names both, else by our classification; null when not at all. */
export function regionTies(
  region: Region,
  route: Route,
  { claims, records }: Pick<CorpusLists, 'claims' | 'records'>,
): Tied | null {
  const naming = claims.filter(
    (claim) =>
      (claim.routes.includes(route.id) || claim.category === route.id) &&
      (claim.regions.includes(region.id) || claim.category === region.id),
  )
  const recorded = records.filter(
    (record) => record.routes.includes(route.id) && record.regions.includes(region.id),
  )
  if (naming.length + recorded.length > 0) return { tie: 'text', claims: naming, records: recorded }
  const by = classifiedBy(region, route)
  return by ? { tie: 'classification', by } : null
}

function classifiedBy(region: Region, route: Route): ClassifiedBy | null {
  if (route.region === region.id) return 'grouped'
  if (route.originRegions.includes(region.id)) return 'origin'
  return region.routes.includes(route.id) ? 'listed' : null
}

/*
 * Models shared by several parts of the screen, built once per data and choices. Hooks would build one per part, and
 * store subscriptions could not use them before React renders.
 */

type Lists = LensInput['lists']

/** Explore's model for these data and filters. */
export const sharedModel = memoizeByArguments(
  (
    measures: ExploreInput['measures'],
    events: ExploreInput['events'],
    routes: ExploreInput['routes'],
    filters: Filters,
  ) => exploreModel({ measures, events, routes, filters }),
)

/** The lens of these choices; null when nothing is dimmed. */
export const sharedLens = memoizeByArguments(
  (
    selected: LensInput['selected'],
    filters: Filters,
    model: LensInput['model'],
    measures: Lists['measures'],
    routes: Lists['routes'],
    regions: Lists['regions'],
    claims: Lists['claims'],
    records: Lists['records'],
  ) => lensOf({ selected, filters, model, lists: { measures, routes, regions, claims, records } }),
)

/** The figures of a period. */
export const sharedFigures = memoizeByArguments(
  (figures: LoadedFigures, routes: readonly Route[], period: readonly MonthSpan[]): FigureModel =>
    figureModel(figures, period, new Set(routes.map(({ id }) => id))),
)
