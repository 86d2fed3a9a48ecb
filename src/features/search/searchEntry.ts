import { type LocalizedText, type SourceText, uiLanguageOf } from '#domain/language.ts'
import type { Position } from '#domain/route.ts'
import type { FilterChoice, ReaderTarget, Selection } from '#domain/view.ts'

/** The kinds of results; groups that match equally well follow this order. */
export const SEARCH_KINDS = [
  'route',
  'place',
  'region',
  'country',
  'category',
  'filter',
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

/** What a result opens: a dossier (with its point on the map), a Reader target, or a filter with one choice. */
export type SearchTarget =
  | { type: 'dossier'; selected: Selection; point: Position | null }
  | { type: 'reader'; reader: ReaderTarget }
  | { type: 'filter'; filter: FilterChoice }

/** Between the names of one field. */
export const SEPARATOR = ' · '

/** A text in the languages it exists in. */
export type SearchText = Readonly<Partial<LocalizedText>>

/** Words given in a language that is none of ours are searched with the English. */
export function searched(text: SourceText): SearchText {
  return 'given' in text ? { [uiLanguageOf(text.language)]: text.given } : text
}

/** One searchable item, with all text it can be found by. */
export interface SearchEntry {
  /** Kind and id, unique among all entries. */
  id: string
  kind: SearchKind
  /** The id of the item itself, for its words and signs. */
  thingId: string
  target: SearchTarget
  /** Names that are the same in every language, including other spellings of a place. */
  names: readonly string[]
  titles: SearchText
  texts: SearchText
  /** Names of related routes, regions, countries, actors and categories. */
  ties: SearchText
  /** Publishers, page titles and years; lowest weight. */
  sources: readonly string[]
  /** Boost within its kind; 1 is normal. */
  weight: number
}
