import type { Placement } from '#domain/measure.ts'

type Places = Pick<Placement, 'routes' | 'regions' | 'countries'>

/** A hover target with the places its texts name; ids only. */
export interface Pointable extends Places {
  kind: 'measure' | 'event' | 'route' | 'region' | 'country'
  id: string
}

const NO_PLACES: Places = { routes: [], regions: [], countries: [] }

/** A place as a hover target. */
export function placeToPoint(kind: 'route' | 'region' | 'country', id: string): Pointable {
  return { kind, id, ...NO_PLACES }
}

/** A measure or event as a hover target. */
export function thingToPoint(kind: 'measure' | 'event', thing: Places & { id: string }): Pointable {
  const { id, routes, regions, countries } = thing
  return { kind, id, routes, regions, countries }
}
