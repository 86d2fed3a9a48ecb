import type { FigureSource } from '#domain/figureSource.ts'
import type { Figures } from '#domain/figures.ts'

/** How many routes of the map and how many other places a table of figures counts at. */
export interface FigureUse {
  routes: number
  otherPlaces: number
}

/** The places of the map that carry numbers of a table. */
export function figureUse(
  { route, placeNames }: Pick<FigureSource, 'route' | 'placeNames'>,
  { crosswalk }: Pick<Figures, 'crosswalk'>,
  routeIds: ReadonlySet<string>,
): FigureUse {
  const places = new Set(
    crosswalk
      .filter(({ publisher, place }) => placeNames.includes(publisher) && place !== 'total')
      .map(({ place }) => place),
  )
  if (route !== null && routeIds.has(route)) places.add(route)
  const routes = [...places].filter((place) => routeIds.has(place)).length
  return { routes, otherPlaces: places.size - routes }
}
