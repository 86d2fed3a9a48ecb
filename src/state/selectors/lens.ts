import type { Claim } from '#domain/claim.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import { FACETS } from '#domain/facets.ts'
import { hasFilterOn, hasFilters } from '#domain/filters.ts'
import type { Lens, LensSubject, LitPlace, LitPlaces, Tie } from '#domain/lens.ts'
import type { Measure } from '#domain/measure.ts'
import type { Region, Route } from '#domain/route.ts'
import type { Facets, Filters, Selection, View } from '#domain/view.ts'
import type { CorpusLists } from '#state/useCorpus.ts'
import type { ExploreModel } from './exploreModel.ts'

/** Input of a lens: choices, the view's model and published data. */
export interface LensInput {
  selected: Selection | null
  filters: Filters
  model: Pick<ExploreModel, 'measures' | 'litRoutes'>
  lists: Pick<CorpusLists, 'measures' | 'routes' | 'regions' | 'claims' | 'records'>
}

/** Whether the lens needs the ties of routes to regions, and so the sentences and records. */
export function needsTies({ selected, filters }: Pick<View, 'selected' | 'filters'>): boolean {
  return selected?.kind === 'region' || selected?.kind === 'route' || filters.regions.length > 0
}

/**
 * The places that the view lights: those of a selected measure, the routes of a region, the regions of a route, else
 * those of the filtered measures. Null when nothing narrows the view. Time filters alone dim nothing, since routes
 * exist in every year. Pure; the caller memoises.
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
      return { ...lensOn({ kind, id }, naming), routes, regions: chosen(naming, id) }
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
      return { ...lensOn({ kind, id }, naming), routes: chosen(naming, id), regions }
    }
    default:
      return null
  }
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
  const isFilteredByPlace = hasFilterOn(filters, 'where', facets)
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

/** The places of these measures. */
function lensOn(subject: LensSubject, measures: readonly Measure[]): Lens {
  return {
    subject,
    measures,
    routes: placesOf(measures, (measure) => measure.routes),
    countries: placesOf(measures, (measure) => measure.countries),
    regions: placesOf(measures, (measure) => measure.regions),
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
