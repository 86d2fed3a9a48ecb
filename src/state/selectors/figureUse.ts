import type { FigureTableId } from '#domain/figureSource.ts'
import type { CrosswalkEntry, Figures } from '#domain/figures.ts'
import { CHANNEL } from './loadedFigures.ts'

/** How many routes of the map and how many other places a table of figures counts at. */
export interface FigureUse {
  routes: number
  otherPlaces: number
}

/** Under which publisher the names of a table's places stand in the crosswalk; none: it has no places by name. */
const NAMES: Readonly<Record<FigureTableId, readonly CrosswalkEntry['publisher'][]>> = {
  'frontex-detections': ['frontex'],
  'frontex-nationalities': ['frontex'],
  'frontex-stated': ['frontex-stated'],
  'missing-migrants-incidents': ['iom', 'iom-coded'],
  'missing-migrants-annual': [],
  'uk-small-boats-daily': [],
  'uk-small-boats-weekly': [],
  'uk-small-boats-monthly': [],
}

/** The places of the map that carry numbers of a table. */
export function figureUse(
  id: FigureTableId,
  { crosswalk }: Pick<Figures, 'crosswalk'>,
  routeIds: ReadonlySet<string>,
): FigureUse {
  if (id.startsWith('uk-')) return { routes: routeIds.has(CHANNEL) ? 1 : 0, otherPlaces: 0 }
  const places = new Set(
    crosswalk
      .filter(({ publisher, place }) => NAMES[id].includes(publisher) && place !== 'total')
      .map(({ place }) => place),
  )
  const routes = [...places].filter((place) => routeIds.has(place)).length
  return { routes, otherPlaces: places.size - routes }
}
