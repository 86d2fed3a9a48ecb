import type { Basemap } from '#domain/basemap.ts'
import type { Lens } from '#domain/lens.ts'
import type { Mark, Marks } from '#domain/mapContent.ts'
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
  /** Whether the route is the chosen one. */
  isChosen?: boolean
  /** Null for a route, which is named beside its line. */
  point: Position | null
  /** Other points within a country. */
  within?: readonly Position[]
  /** Whether a lens lights the country, whose label may then be beside it. */
  isLit?: boolean
  marks: readonly Mark[]
}

interface ItemsInput {
  routes: readonly Route[]
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
  /** The hubs that are drawn. */
  hubs: readonly Pick<HubDot, 'route' | 'hub'>[]
  zoom: number
}

const NO_MARKS: readonly Mark[] = []
/** Zoom from which all countries with measures have a label. */
const COUNTRY_ZOOM = 4

/** The labels of a view by importance: the selected one first, then hubs, routes, countries and regions. */
export function labelItems(input: ItemsInput): readonly LabelItem[] {
  const { routes, layers, selected } = input
  const marks = layers.includes('measures') ? input.marks : null
  const items = [
    ...(layers.includes('routes') ? [...hubItems(input), ...routeItems(routes, marks, selected)] : []),
    ...(marks ? countryItems(input, marks) : []),
    ...regionItems(input, marks),
  ]
  const isChosen = (item: LabelItem) => item.kind === selected?.kind && item.id === selected.id
  return [...items.filter(isChosen), ...items.filter((item) => !isChosen(item))]
}

function routeItems(routes: readonly Route[], marks: Marks | null, selected: Selection | null): LabelItem[] {
  return routes.flatMap(({ id, legs }): LabelItem[] =>
    legs.length === 0
      ? []
      : [
          {
            key: `route:${id}`,
            kind: 'route',
            id,
            isChosen: selected?.kind === 'route' && selected.id === id,
            point: null,
            marks: marks?.routes.get(id) ?? NO_MARKS,
          },
        ],
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
        marks: NO_MARKS,
      })),
    )
    .filter(({ key }) => drawn.has(key.slice('hub:'.length)))
    .sort((a, b) => Number(b.isArrival) - Number(a.isArrival))
}

/** Countries close up, on their layer, or where a lens lights them. */
function countryItems({ basemap, lens, layers, selected, zoom }: ItemsInput, marks: Marks): LabelItem[] {
  const isShown = (iso: string) =>
    (selected?.kind === 'country' && selected.id === iso) ||
    (lens ? lens.countries.has(iso) : zoom >= COUNTRY_ZOOM || layers.includes('countries'))
  return basemap.countries.features.flatMap((country): LabelItem[] => {
    const { iso, label } = country.properties
    const at = iso ? marks.countries.get(iso) : undefined
    if (!(iso && label && at && isShown(iso))) return []
    const within = pointsWithin(country, zoom < CLOSE_ZOOM ? GRID : CLOSE_GRID)
    const isLit = lens?.countries.has(iso) === true
    return [{ key: `country:${iso}`, kind: 'country', id: iso, point: label, within, isLit, marks: at }]
  })
}

/** Columns and rows of the points that are tried within a country. */
const GRID = 6
/** The same where the map shows a corner of a country, and the zoom from which it may. */
const CLOSE_GRID = 20
const CLOSE_ZOOM = 5.4

function regionItems(input: ItemsInput, marks: Marks | null): LabelItem[] {
  const { regions, otherRegions = [], lens, layers, selected } = input
  return [...regions, ...otherRegions].flatMap((region): LabelItem[] => {
    const at = marks?.regions.get(region.id) ?? NO_MARKS
    const isLit = lens?.regions.has(region.id) === true
    const isPlace = region.role === 'place'
    // A selected region has no other name on the map, nor has one that a driver's sentence names.
    const isShown = layers.includes('regions')
      ? isLit || regions.includes(region)
      : selected?.id === region.id || (isLit && lens?.subject.kind === 'driver')
    const key = `region:${region.id}`
    return isShown || at.length > 0
      ? [{ key, kind: 'region', id: region.id, isPlace, point: region.point, marks: at }]
      : []
  })
}
