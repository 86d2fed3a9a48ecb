import type { LocalizedText } from '#domain/language.ts'
import type { Position } from '#domain/route.ts'
import type { ReaderTarget, Selection } from '#domain/view.ts'

/** The kinds of things that are found, in the order in which equal groups stand. */
export const SEARCH_KINDS = [
  'route',
  'place',
  'region',
  'country',
  'category',
  'measure',
  'event',
  'actor',
  'driver',
  'dataset',
  'document',
  'sentence',
  'record',
] as const
export type SearchKind = (typeof SEARCH_KINDS)[number]

/** What choosing a result does: a dossier (with the place to be seen on the map), a place to read, or a filter. */
export type SearchTarget =
  | { type: 'dossier'; selected: Selection; point: Position | null }
  | { type: 'reader'; reader: ReaderTarget }
  | { type: 'category'; categoryId: string }

/** Between the names of one field. */
export const SEPARATOR = ' · '

/** A text in those languages in which it was written. */
export type SearchText = Readonly<Partial<LocalizedText>>

/** One thing that can be found, with all that it is found by. */
export interface SearchEntry {
  /** Kind and id, unique among all entries. */
  id: string
  kind: SearchKind
  /** The id of the thing itself, for its words and signs. */
  thingId: string
  target: SearchTarget
  /** Names that are the same in every language; a place's other spellings stand here too. */
  names: readonly string[]
  titles: SearchText
  texts: SearchText
  /** What it is tied to, by name: routes, regions, countries, actors, categories. */
  ties: SearchText
  /** Publishers, titles of pages, years: found last. */
  sources: readonly string[]
  /** How much it counts among its like; 1 is usual. */
  weight: number
}
