/** Element ids of the parts that skip buttons jump to and that take the focus as a fallback. */
export const MAP_ID = 'map-part'
/** The element of a map that has the focus while no label has it; it takes the keys. */
export const MAP_CANVAS = '[data-map-canvas]'
export const FILTERS_ID = 'filters-part'
export const DETAILS_ID = 'details-part'

/** The parts of a route's panel, in order. */
export const ROUTE_PARTS = ['crossings', 'nationalities', 'deaths', 'measures', 'sources'] as const
export type RoutePart = (typeof ROUTE_PARTS)[number]

/** Those that a search opens. */
export const SEARCHED_PARTS = ['crossings', 'nationalities', 'deaths'] as const satisfies readonly RoutePart[]

/** Element id of a part of the route's panel. */
export function routePartId(part: RoutePart): string {
  return `route-${part}`
}
