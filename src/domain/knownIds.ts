import { keysOf } from '#lib/recordOf.ts'
import type { Dataset, DatasetName } from './datasets.ts'
import { FACETS } from './facets.ts'
import { type ReaderTarget, writeReader } from './readerLink.ts'
import { namedBy } from './restsOn.ts'
import type { IdGroup, Selection, SelectionKind, View } from './view.ts'
import type { BadReason } from './viewCodec.ts'
import { isCountryCode } from './vocabulary.ts'

/** Existing ids; null while their file is not loaded, so that nothing is rejected. */
export type IdSet = ReadonlySet<string> | null

/** The ids that a view may refer to, for detecting dead links. */
export interface KnownIds {
  /** The choices of each facet of ids. */
  filters: Readonly<Record<IdGroup, IdSet>>
  /** Items with a dossier, by kind. */
  selected: Readonly<Record<SelectionKind, IdSet>>
  documents: IdSet
  records: IdSet
  /** With those of the reader's own. */
  tables: IdSet
}

const ID_GROUPS = keysOf(FACETS).filter((key): key is IdGroup => FACETS[key].isId === true)

/** Drops unknown ids from filters, selection and Reader and lists them in `dropped`. A view without any is returned as it is. */
export function dropUnknownIds(view: View, known: KnownIds): { view: View; dropped: readonly BadReason[] } {
  const dropped: BadReason[] = []
  const exists = (key: string, ids: IdSet, id: string, text = id): boolean => {
    if (ids === null || ids.has(id)) return true
    dropped.push({ key, text, code: 'unknown-value' })
    return false
  }
  const isSelectionKnown = (selected: Selection) =>
    exists('selected', known.selected[selected.kind], selected.id, `${selected.kind}:${selected.id}`)
  const isReaderKnown = (reader: ReaderTarget): boolean => {
    // The Reader reports unknown cells and incidents itself: it fetches their files.
    const named = namedBy(reader)
    if (named === null) return true
    // What bears the id is named without the place in it.
    const isPlaceIn = reader.type === 'document' || reader.type === 'row'
    return exists('reader', known[named.in], named.id, isPlaceIn ? named.id : writeReader(reader))
  }

  const filters = { ...view.filters }
  for (const key of ID_GROUPS) filters[key] = filters[key].filter((id) => exists(key, known.filters[key], id))
  const chosen = view.selected && asPublishedNow(view.selected, known)
  const selected = chosen && isSelectionKnown(chosen) ? chosen : null
  const reader = view.reader && isReaderKnown(view.reader) ? view.reader : null
  const isChanged = dropped.length > 0 || chosen !== view.selected
  return { view: isChanged ? { ...view, filters, selected, reader } : view, dropped }
}

/** A record that was corrected may have become an event or a measure: an old link to the other leads to what it is now. */
function asPublishedNow(selected: Selection, { selected: ids }: KnownIds): Selection {
  const { kind, id } = selected
  const other = kind === 'event' ? 'measure' : kind === 'measure' ? 'event' : null
  return other && ids[kind]?.has(id) === false && ids[other]?.has(id) ? { kind: other, id } : selected
}

/** The published files loaded so far. */
type LoadedDatasets = { readonly [Name in DatasetName]?: Dataset<Name> | undefined }

/** Tables beside those of the published files. */
type OtherTables = Readonly<{ tables: readonly { id: string }[] }>

/** The ids in the loaded files and the reader's own data; a set is null while a file it needs is missing. */
export function knownIds(data: LoadedDatasets, own: OtherTables | null = null): KnownIds {
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
    filters: {
      measures: idSet(terms && ids(terms.categories)),
      routes,
      regions,
      countries: idSet(countries),
      actors: idSet(actors),
    },
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
    tables: idSet(data.figures && ids([...data.figures.sources, ...(own?.tables ?? [])])),
  }
}

function idSet(items: readonly string[] | null | undefined): IdSet {
  return items ? new Set(items) : null
}

function ids(things: readonly { id: string }[]): string[] {
  return things.map((thing) => thing.id)
}

/** Applies `dropUnknownIds` with the loaded files. */
export function checkedView(
  view: View,
  data: LoadedDatasets,
  own: OtherTables | null,
): ReturnType<typeof dropUnknownIds> {
  return dropUnknownIds(view, knownIds(data, own))
}
