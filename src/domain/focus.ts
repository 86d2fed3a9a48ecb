import type { Measure } from './measure.ts'
import type { Route } from './route.ts'
import type { TimelineEvent } from './timelineEvent.ts'
import type { Selection } from './view.ts'
import { isCountryCode } from './vocabulary.ts'

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
