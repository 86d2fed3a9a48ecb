import type { Basemap } from '#domain/basemap.ts'
import type { Lens } from '#domain/lens.ts'
import type { Marks } from '#domain/mapContent.ts'
import type { Measure } from '#domain/measure.ts'
import type { Position, Region, Route } from '#domain/route.ts'
import type { Layer, Selection } from '#domain/view.ts'
import { pointsWithin } from '#picture/boundsOf.ts'
import type { HubDot } from '#picture/lines.ts'

/** An interactive label of the map. */
export interface LabelItem {
  key: string
  kind: 'route' | 'hub' | 'country' | 'region'
  /** Id of what a click selects: the route of a hub, else the place itself. */
  id: string
  /** Whether the region is a place within a country, which looks like a hub. */
  isPlace?: boolean
  /** Whether the hub is a destination. */
  isArrival?: boolean
  /** Id of a hub. */
  hub?: string
  /** Null for a route, which is named beside its line. */
  point: Position | null
  /** Other points within a country. */
  within?: readonly Position[]
  /** Whether a lens lights the country, whose label may then be beside it. */
  isLit?: boolean
  /** The shown measures there. */
  measures: readonly Measure[]
}

interface ItemsInput {
  routes: readonly Route[]
  /** Only these routes are named. */
  litRoutes: ReadonlySet<string>
  /** Regions of origin that always have a label. */
  regions: readonly Region[]
  /** Regions with a label only while they have measures or a lens lights them. */
  otherRegions?: readonly Region[]
  lens?: Lens | null
  basemap: Basemap
  /** Null while measures load. */
  marks: Marks | null
  layers: readonly Layer[]
  selected: Selection | null
  /** Whether the selected route is named: the page around its map may do that. */
  isChosenNamed: boolean
  /** The hubs that are drawn. */
  hubs: readonly Pick<HubDot, 'route' | 'hub'>[]
  zoom: number
}

const NONE: readonly Measure[] = []
/** Zoom from which all places with measures have a label. */
const CLOSE_ZOOM = 4

/** The labels of a view by importance: the selected one first, then hubs, routes, countries and regions. */
export function labelItems(input: ItemsInput): readonly LabelItem[] {
  const { marks, layers, selected } = input
  const items = [
    ...(layers.includes('routes') ? [...hubItems(input), ...routeItems(input)] : []),
    ...(marks ? countryItems(input, marks) : []),
    ...regionItems(input, marks),
  ]
  const isChosen = (item: LabelItem) => item.kind === selected?.kind && item.id === selected.id
  return [...items.filter(isChosen), ...items.filter((item) => !isChosen(item))]
}

function routeItems({ routes, litRoutes, marks, selected, isChosenNamed }: ItemsInput): LabelItem[] {
  const unnamed = selected?.kind === 'route' && !isChosenNamed ? selected.id : null
  return routes.flatMap(({ id, legs }): LabelItem[] =>
    legs.length === 0 || !litRoutes.has(id) || id === unnamed
      ? []
      : [{ key: `route:${id}`, kind: 'route', id, point: null, measures: marks?.routes.get(id) ?? NONE }],
  )
}

/** Destinations first. */
function hubItems({ routes, hubs }: ItemsInput): LabelItem[] {
  const drawn = new Set(hubs.map(({ route, hub }) => `${route}/${hub}`))
  return routes
    .flatMap((route) =>
      route.hubs.map((hub) => ({
        key: `hub:${route.id}/${hub.id}`,
        kind: 'hub' as const,
        id: route.id,
        isArrival: hub.role === 'arrival',
        hub: hub.id,
        point: hub.point,
        measures: NONE,
      })),
    )
    .filter(({ key }) => drawn.has(key.slice('hub:'.length)))
    .sort((a, b) => Number(b.isArrival) - Number(a.isArrival))
}

/** Countries with a measure, close up, on their layer, or where a lens lights them; those of a selection also without one. */
function countryItems({ basemap, lens, layers, selected, zoom }: ItemsInput, marks: Marks): LabelItem[] {
  const isShown = (iso: string) =>
    (selected?.kind === 'country' && selected.id === iso) ||
    (lens ? lens.countries.has(iso) : zoom >= CLOSE_ZOOM || layers.includes('countries'))
  return basemap.countries.features.flatMap((country): LabelItem[] => {
    const { iso, label } = country.properties
    const isOwn = iso !== null && lens?.countries.get(iso)?.tie === 'chosen'
    const at = (iso ? marks.countries.get(iso) : undefined) ?? (isOwn ? NONE : undefined)
    if (!(iso && label && at && isShown(iso))) return []
    const within = pointsWithin(country, zoom < CORNER_ZOOM ? GRID : CORNER_GRID)
    const isLit = lens?.countries.has(iso) === true
    return [{ key: `country:${iso}`, kind: 'country', id: iso, point: label, within, isLit, measures: at }]
  })
}

/** Columns and rows of the points that are tried within a country. */
const GRID = 6
/** The same where the map shows a corner of a country, and the zoom from which it may. */
const CORNER_GRID = 20
const CORNER_ZOOM = 5.4

function regionItems(input: ItemsInput, marks: Marks | null): LabelItem[] {
  const { regions, otherRegions = [], lens, layers, selected, zoom } = input
  return [...regions, ...otherRegions].flatMap((region): LabelItem[] => {
    const at = marks?.regions.get(region.id) ?? NONE
    const isLit = lens?.regions.has(region.id) === true
    const isPlace = region.role === 'place'
    // A place beside the name of its country would read as a second country.
    if (isPlace && selected?.id !== region.id && region.countries.some((iso) => lens?.countries.has(iso)))
      return []
    // A selected region has no other name on the map, nor has one that a driver's sentence names.
    const isShown = layers.includes('regions')
      ? isLit || regions.includes(region)
      : selected?.id === region.id || (isLit && lens?.subject.kind === 'driver')
    const hasShown = at.length > 0 && (lens !== null || zoom >= CLOSE_ZOOM || layers.includes('countries'))
    const key = `region:${region.id}`
    return isShown || hasShown
      ? [{ key, kind: 'region', id: region.id, isPlace, point: region.point, measures: at }]
      : []
  })
}
