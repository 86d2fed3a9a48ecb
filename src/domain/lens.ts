import type { Measure } from './measure.ts'

/**
 * Why a place is lit: a sentence or a record ties it to what is chosen, our own classification does (of routes to
 * regions of origin, and of nothing else), or the reader chose the place itself.
 */
export type Tie = 'text' | 'classification' | 'chosen'

/** A lit place with the measures in view that a text ties to it, in order of date. */
export interface LitPlace {
  tie: Tie
  measures: readonly Measure[]
}

/** Lit places by id: routes and regions of the lexicon, countries by ISO 3166-1 alpha-2. */
export type LitPlaces = ReadonlyMap<string, LitPlace>

/** What a lens looks at: kinds of measures alone, one chosen thing, or whatever else narrows the view. */
export type LensSubject =
  | { kind: 'categories'; ids: readonly string[] }
  | { kind: 'choice' }
  | { kind: 'measure' | 'region' | 'route'; id: string }

/** What a choice lights. What is not among its places is dimmed; both drawings of the map and the panel read it. */
export interface Lens {
  subject: LensSubject
  /** The measures looked at, in order of date. */
  measures: readonly Measure[]
  routes: LitPlaces
  countries: LitPlaces
  regions: LitPlaces
  /** Those said of all routes, and those that no text places: they light nothing. */
  allRoutes: readonly Measure[]
  unplaced: readonly Measure[]
}
