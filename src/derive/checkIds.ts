import type { Claim } from '#domain/claim.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import type { Region, Route } from '#domain/route.ts'
import type { Vocabulary } from '#domain/vocabulary.ts'
import type { Datasets } from './datasets.ts'
import { type Fault, placeOfClaim } from './fault.ts'

/** The ids that claims, records and marks may use, by list of the lexicon. */
export type LexiconIds = Readonly<{
  measures: ReadonlySet<string>
  facets: ReadonlySet<string>
  drivers: ReadonlySet<string>
  events: ReadonlySet<string>
  figures: ReadonlySet<string>
  forms: ReadonlySet<string>
  dropReasons: ReadonlySet<string>
  actors: ReadonlySet<string>
  countries: ReadonlySet<string>
  routes: ReadonlySet<string>
  regions: ReadonlySet<string>
}>

/** Collects the ids of a vocabulary, its routes and regions, and the countries of the lexicon. */
export function lexiconIds(
  vocabulary: Vocabulary,
  routes: readonly Route[],
  regions: readonly Region[],
  countries: readonly string[],
): LexiconIds {
  const ids = (items: readonly { id: string }[]) => new Set(items.map((item) => item.id))
  return {
    measures: ids(vocabulary.categories),
    facets: new Set(
      vocabulary.categories.flatMap(({ id, facets }) => facets.map((facet) => `${id}/${facet.id}`)),
    ),
    drivers: ids(vocabulary.drivers),
    events: ids(vocabulary.eventCategories),
    figures: ids(vocabulary.figureCategories),
    forms: ids(vocabulary.forms),
    dropReasons: ids(vocabulary.dropReasons),
    actors: new Set([...vocabulary.actors.map((actor) => actor.id), ...countries]),
    countries: new Set(countries),
    routes: ids(routes),
    regions: ids(regions),
  }
}

/** The file of each list, for the remedy. */
const LIST_FILES: Readonly<Record<keyof LexiconIds, string>> = {
  measures: 'lexicon/measures.json',
  facets: 'lexicon/measures.json',
  drivers: 'lexicon/drivers.json',
  events: 'lexicon/events.json',
  figures: 'lexicon/figures.json',
  forms: 'lexicon/forms.json',
  dropReasons: 'lexicon/boilerplate.json',
  actors: 'lexicon/actors.json',
  countries: 'lexicon/actors.json, "countries"',
  routes: 'lexicon/routes.json',
  regions: 'lexicon/regions.json',
}

/** Fields that may name a region where a route is expected. */
const PLACE_FIELDS: readonly string[] = ['category', 'values.flow.place']

/** A use of an id: its place and field, and the list that must contain it. */
type Use = Readonly<{ file: string; place: string; field: string; list: keyof LexiconIds; id: string }>

/** Faults for ids of claims, records, routes, regions and documents that the lexicon lacks. */
export function checkIds(datasets: Datasets, ids: LexiconIds): readonly Fault[] {
  const uses = [
    ...datasets.documents.flatMap((document) =>
      document.lines.flatMap((line) =>
        line.reason === null
          ? []
          : use('documents', `document ${document.id}`, 'lines.reason', 'dropReasons', [line.reason]),
      ),
    ),
    ...datasets.claims.flatMap(usesOfClaim),
    ...datasets.records.flatMap(usesOfRecord),
    ...datasets.routes.flatMap(usesOfRoute),
    ...datasets.regions.flatMap((region) => [
      ...use('lexicon/regions.json', `region ${region.id}`, 'routes', 'routes', region.routes),
      ...use('lexicon/regions.json', `region ${region.id}`, 'countries', 'countries', region.countries),
    ]),
  ]
  return uses.flatMap(({ file, place, field, list, id }) => {
    const known =
      ids[list].has(id) || (list === 'routes' && PLACE_FIELDS.includes(field) && ids.regions.has(id))
    if (known) return []
    const problem = `${field}: the lexicon has no ${id === '' ? 'empty id' : id}`
    return [{ file, place, problem, remedy: `correct the id, or add it to ${LIST_FILES[list]}` }]
  })
}

function use(
  file: string,
  place: string,
  field: string,
  list: keyof LexiconIds,
  used: readonly string[],
): readonly Use[] {
  return used.map((id) => ({ file, place, field, list, id }))
}

const CATEGORY_LISTS: Readonly<Record<Claim['kind'], keyof LexiconIds>> = {
  measure: 'measures',
  driver: 'drivers',
  route: 'routes',
  event: 'events',
  figure: 'figures',
}

function usesOfClaim(claim: Claim): readonly Use[] {
  const file = `documents/${claim.citation.documentId}.txt`
  const place = placeOfClaim(claim)
  const facets = claim.facet === null ? [] : [`${claim.category}/${claim.facet}`]
  return [
    ...use(file, place, 'category', CATEGORY_LISTS[claim.kind], [claim.category]),
    ...use(file, place, 'facet', 'facets', facets),
    ...use(file, place, 'actors', 'actors', claim.actors),
    ...use(file, place, 'countries', 'countries', claim.countries),
    ...use(file, place, 'routes', 'routes', claim.routes),
    ...use(file, place, 'regions', 'regions', claim.regions),
  ]
}

function usesOfRecord(record: DatedRecord): readonly Use[] {
  const file = 'records.json'
  const place = `record ${record.id}`
  return [
    ...use(file, place, 'categories', 'measures', record.categories),
    ...use(file, place, 'form', 'forms', [record.form]),
    ...use(file, place, 'actors', 'actors', record.actors),
    ...use(file, place, 'countries', 'countries', record.countries),
    ...use(file, place, 'routes', 'routes', record.routes),
    ...use(file, place, 'regions', 'regions', record.regions),
    ...use(file, place, 'values.flow.place', 'routes', flowPlaces(record)),
  ]
}

/** The places of the flows of a record, without `total`, which is not in the lexicon. */
function flowPlaces({ values }: DatedRecord): readonly string[] {
  return values.flatMap(({ flow }) => (flow?.place && flow.place !== 'total' ? [flow.place] : []))
}

function usesOfRoute(route: Route): readonly Use[] {
  const file = 'lexicon/routes.json'
  const place = `route ${route.id}`
  const origins = route.region === null ? route.originRegions : [route.region, ...route.originRegions]
  return [
    ...use(file, place, 'region or originRegions', 'regions', origins),
    ...use(file, place, 'departure', 'countries', route.departure),
    ...use(file, place, 'transit', 'countries', route.transit),
    ...use(file, place, 'arrival', 'countries', route.arrival),
    ...route.hubs.flatMap((hub) =>
      use(file, `${place}, hub ${hub.id}`, 'country', 'countries', [hub.country]),
    ),
  ]
}
