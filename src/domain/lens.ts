import type { Measure } from './measure.ts'

/**
 * Why a place is lit: a sentence or record ties it to the selection, our own classification does (routes to regions of
 * origin only), or the reader selected it.
 */
export type Tie = 'text' | 'classification' | 'chosen'

/** A lit place and the shown measures that texts tie to it, by date. */
export interface LitPlace {
  tie: Tie
  measures: readonly Measure[]
}

/** Lit places by id: routes and regions of the lexicon, countries by ISO 3166-1 alpha-2. */
export type LitPlaces = ReadonlyMap<string, LitPlace>

/** What a lens is about: kinds of measures, one selected item, or any other narrowing. */
export type LensSubject =
  | { kind: 'categories'; ids: readonly string[] }
  | { kind: 'choice' }
  | { kind: 'measure' | 'event' | 'region' | 'route' | 'actor' | 'country' | 'driver'; id: string }

/** The lit places of a selection or filter; all others are dimmed. Used by both maps and the panel. */
export interface Lens {
  subject: LensSubject
  /** The measures, by date. */
  measures: readonly Measure[]
  routes: LitPlaces
  countries: LitPlaces
  regions: LitPlaces
  /** Measures for all routes, and measures without a place: they light nothing. */
  allRoutes: readonly Measure[]
  unplaced: readonly Measure[]
}

/** Whether all places of a lens are lit by its measures, so that the map marks these measures alone, at every place. */
export function isOfMeasures({ subject: { kind } }: Lens): boolean {
  return kind === 'categories' || kind === 'choice' || kind === 'actor' || kind === 'country'
}
