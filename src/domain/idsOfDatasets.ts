import type { Dataset, DatasetName } from './datasets.ts'
import type { IdSet, KnownIds } from './knownIds.ts'
import { isCountryCode } from './vocabulary.ts'

/** The published files as far as they are there. */
export type LoadedDatasets = { readonly [Name in DatasetName]?: Dataset<Name> | undefined }

/** The ids that exist according to the files that are there; a set is null while a file that it needs is missing. */
export function knownIds(data: LoadedDatasets): KnownIds {
  const measures = data.measures?.measures
  const events = data.timeline?.events
  const terms = data.vocabulary
  const things = measures && events ? [...measures, ...events] : null
  const actors = things && terms && [...ids(terms.actors), ...things.flatMap((thing) => thing.actors)]
  const places = data.routes
  const countries =
    things &&
    places &&
    terms &&
    [
      ...things.flatMap((thing) => [...thing.countries, ...thing.actors]),
      ...places.routes.flatMap((route) => [...route.departure, ...route.transit, ...route.arrival]),
      ...places.regions.flatMap((region) => region.countries),
      ...terms.actors.flatMap((actor) => actor.members),
    ].filter(isCountryCode)
  const documents = idSet(data.documents && ids(data.documents.documents))

  const routes = idSet(places && ids(places.routes))
  const regions = idSet(places && ids(places.regions))
  return {
    filters: { measures: idSet(terms && ids(terms.categories)), routes, regions, actors: idSet(actors) },
    selected: {
      route: routes,
      region: regions,
      measure: idSet(measures && ids(measures)),
      event: idSet(events && ids(events)),
      driver: idSet(terms && ids(terms.drivers)),
      actor: idSet(actors),
      country: idSet(countries),
      document: documents,
    },
    documents,
    records: idSet(data.records && ids(data.records.records)),
    tables: idSet(data.figures && ids(data.figures.sources)),
  }
}

function idSet(items: readonly string[] | null | undefined): IdSet {
  return items ? new Set(items) : null
}

function ids(things: readonly { id: string }[]): string[] {
  return things.map((thing) => thing.id)
}
