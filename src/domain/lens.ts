import type { Measure, TimelineEvent } from './measure.ts'
import type { Route } from './route.ts'
import type { Selection } from './view.ts'
import { isCountryCode } from './vocabulary.ts'

/** Why a place is lit: a text ties it to the selection, our classification does, or the reader selected it. */
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

/** The places of the selection, which the map marks and zooms to. */
export interface Focus {
  routes: readonly string[]
  countries: readonly string[]
  regions: readonly string[]
}

export const NO_FOCUS: Focus = { routes: [], countries: [], regions: [] }

interface FocusInput {
  selected: Selection | null
  measures: readonly Measure[]
  events: readonly TimelineEvent[]
  routes: readonly Route[]
}

/** The places of a selection; none for a driver or document. */
export function focusOf({ selected, measures, events, routes }: FocusInput): Focus {
  if (!selected) return NO_FOCUS
  const { kind, id } = selected
  switch (kind) {
    case 'route':
      return { ...NO_FOCUS, routes: routes.some((route) => route.id === id) ? [id] : [] }
    case 'region':
      return {
        ...NO_FOCUS,
        regions: [id],
        routes: routes.filter((route) => route.region === id).map((route) => route.id),
      }
    case 'measure':
      return placesOf(measures.find((measure) => measure.id === id))
    case 'event':
      return placesOf(events.find((event) => event.id === id))
    case 'country':
      return { ...NO_FOCUS, countries: [id] }
    case 'actor':
      return { ...NO_FOCUS, countries: isCountryCode(id) ? [id] : [] }
    case 'driver':
    case 'document':
      return NO_FOCUS
  }
}

function placesOf(thing: Measure | TimelineEvent | undefined): Focus {
  if (!thing) return NO_FOCUS
  return {
    routes: thing.routes,
    countries: thing.routes.length > 0 ? [] : thing.countries,
    regions: thing.routes.length + thing.countries.length > 0 ? [] : thing.regions,
  }
}
