import type { Basemap } from '#domain/basemap.ts'
import type { Lens } from '#domain/lens.ts'
import type { Mark, Marks } from '#domain/marks.ts'
import type { Position, Region, Route } from '#domain/route.ts'
import type { Layer, Selection } from '#domain/view.ts'

/** An interactive label of the map; the first of the anchors is the preferred one. */
export interface LabelItem {
  key: string
  kind: 'route' | 'hub' | 'country' | 'region'
  /** Id of what a click selects: the route of a hub, else the place itself. */
  id: string
  /** Whether the region is a place within a country, which looks like a hub. */
  isPlace?: boolean
  /** Name of a hub; null for the others, which Words names. */
  name: string | null
  anchors: readonly Position[]
  marks: readonly Mark[]
}

/** Approximate number of anchors along a route. */
const MAX_ANCHORS = 14

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
  hasHubs: boolean
}

const NO_MARKS: readonly Mark[] = []

/** The labels of a view by importance: the selected one first, then routes, hubs, countries and regions. */
export function labelItems(input: ItemsInput): readonly LabelItem[] {
  const { routes, regions, otherRegions = [], lens = null, basemap, layers, selected } = input
  const marks = layers.includes('measures') ? input.marks : null
  const items: LabelItem[] = []

  if (layers.includes('routes')) {
    for (const route of routes) {
      if (route.legs.length === 0) continue
      const at = marks?.routes.get(route.id) ?? NO_MARKS
      items.push({
        key: `route:${route.id}`,
        kind: 'route',
        id: route.id,
        name: null,
        anchors: routeAnchors(route),
        marks: at,
      })
    }
    if (input.hasHubs) items.push(...hubItems(routes))
  }
  if (marks) {
    for (const { properties } of basemap.countries.features) {
      const { iso, label } = properties
      const at = iso ? marks.countries.get(iso) : undefined
      if (!iso || !label || !at) continue
      items.push({ key: `country:${iso}`, kind: 'country', id: iso, name: null, anchors: [label], marks: at })
    }
  }
  for (const region of [...regions, ...otherRegions]) {
    const at = marks?.regions.get(region.id) ?? NO_MARKS
    const isSeen = regions.includes(region) || lens?.regions.has(region.id)
    const isPlace = region.role === 'place'
    // A selected place has no other sign: its country is not it.
    const isShown = layers.includes('regions') ? isSeen : isPlace && selected?.id === region.id
    if (!isShown && at.length === 0) continue
    items.push({
      key: `region:${region.id}`,
      kind: 'region',
      id: region.id,
      name: null,
      isPlace,
      anchors: [region.point],
      marks: at,
    })
  }
  const isChosen = (item: LabelItem) => item.kind === selected?.kind && item.id === selected.id
  return [...items.filter(isChosen), ...items.filter((item) => !isChosen(item))]
}

function hubItems(routes: readonly Route[]): LabelItem[] {
  return routes.flatMap((route) =>
    route.hubs.map((hub) => ({
      key: `hub:${route.id}/${hub.id}`,
      kind: 'hub' as const,
      id: route.id,
      name: hub.name,
      anchors: [hub.point],
      marks: NO_MARKS,
    })),
  )
}

/** The label point, then evenly spaced points of the line. */
function routeAnchors(route: Route): readonly Position[] {
  const line = route.legs.flatMap((leg) => leg.geometry.coordinates)
  const step = Math.max(1, Math.ceil(line.length / MAX_ANCHORS))
  const points = line.filter((_, index) => index % step === 0)
  const home = route.label ?? line[Math.floor(line.length / 2)]
  return home ? [home, ...points] : points
}
