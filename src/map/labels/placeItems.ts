import type { Position, Route } from '#domain/route.ts'
import { type AnchoredCandidate, aroundPoint, besideLine, onPoint, withPulledInside } from './candidates.ts'
import type { LabelItem } from './labelItems.ts'
import { type Box, isInside, type LabelToPlace, placeLabels } from './placeLabels.ts'
import { nameBoxes, namesWithRoom, type PlaceName } from './placeNames.ts'

type Pixel = readonly [x: number, y: number]

interface Size {
  width: number
  height: number
}

interface ItemsToPlace {
  items: readonly LabelItem[]
  /** Size of a label, px; null if it is not rendered. */
  sizeOf: (item: LabelItem) => Size | null
  routes: readonly Route[]
  names: readonly PlaceName[]
  project: (position: readonly number[]) => [number, number]
  zoom: number
  viewport: Size
  /** Cards over the map, px. */
  cards: readonly Box[]
  isCompact: boolean
  /** Scale of all text. */
  textScale?: number
  /** Index of the candidate that each label had before. */
  previous: ReadonlyMap<string, number>
}

/** A placed label, in px of the map. */
export interface PlacedItem {
  item: LabelItem
  /** The position that it is anchored to. */
  anchor: Position
  box: Box
  align: AnchoredCandidate['align']
  isHidden: boolean
  /** Point of the line to draw a leader to, if the label is too far away; else null. */
  leader: Position | null
}

interface PlacedItems {
  labels: readonly PlacedItem[]
  /** Keys of the names of countries and seas that have room. */
  names: ReadonlySet<string>
  /** Index of the candidate of each label, for the next placement. */
  chosen: ReadonlyMap<string, number>
}

/** Px by which targets extend beyond the text on a small map; as in MapLabels.module.css. */
const HIT_MARGIN = 8
/** Share of a route in view from which its name must be shown. */
const MIN_VISIBLE = 0.5

/** Places labels and names so that none covers another, on the live map and on still pictures. */
export function placeItems(input: ItemsToPlace): PlacedItems {
  const { items, sizeOf, routes, names, project, zoom, viewport, cards, isCompact, textScale, previous } =
    input
  const candidates = new Map<string, { places: readonly AnchoredCandidate[]; size: Size }>()
  const labels: LabelToPlace[] = []
  for (const item of items) {
    const size = sizeOf(item)
    if (!size) continue
    const points = item.anchors.map(project)
    const places = withPulledInside(candidatesOf(item, points, size), points, size, viewport)
    candidates.set(item.key, { places, size })
    const reach = isCompact && item.kind === 'route' ? HIT_MARGIN : 0
    labels.push({
      key: item.key,
      ...size,
      reach,
      candidates: places,
      isFirm: isFirm(item, points, viewport),
    })
  }
  // A country with a label needs no second name.
  const ownNames = new Set(items.filter(({ kind }) => kind === 'country').map(({ key }) => key))
  const texts = nameBoxes(names, zoom, project, textScale).filter(
    ({ key, box }) => !ownNames.has(key) && isInside(box, viewport),
  )
  const placed = placeLabels({
    labels,
    viewport,
    cards,
    linePoints: [...linePoints(routes, project, viewport), ...hubPoints(routes, items, project)],
    names: texts.map(({ box }) => box),
    previous,
  })
  const found = items.flatMap((item): PlacedItem[] => {
    const at = placed.get(item.key)
    const own = candidates.get(item.key)
    const anchor = at && own && item.anchors[own.places[at.index]?.anchor ?? 0]
    if (!anchor) return []
    const { x: left, y: top, align } = at.candidate
    const box = { left, top, right: left + own.size.width, bottom: top + own.size.height }
    const leader =
      item.kind === 'route' && !at.isHidden ? farPoint(item.anchors.slice(1), box, project) : null
    return [{ item, anchor, box, align, isHidden: at.isHidden, leader }]
  })
  const boxes = found.flatMap(({ box, isHidden }) => (isHidden ? [] : [box]))
  return {
    labels: found,
    names: namesWithRoom(texts, [...boxes, ...cards]),
    chosen: new Map([...placed].map(([key, { index }]) => [key, index])),
  }
}

/**
 * Whether a label must be shown: that of a route of which half is in view. The name of a route that mostly leads out of the
 * map must not take room from the others.
 */
function isFirm({ kind }: LabelItem, [, ...along]: readonly Pixel[], { width, height }: Size): boolean {
  const seen = along.filter(([x, y]) => x > 0 && y > 0 && x < width && y < height)
  return kind === 'route' && seen.length >= along.length * MIN_VISIBLE
}

function candidatesOf(item: LabelItem, anchors: readonly Pixel[], size: Size): readonly AnchoredCandidate[] {
  switch (item.kind) {
    case 'route':
      return besideLine(anchors, size)
    case 'hub':
      return aroundPoint(anchors, size, 8)
    case 'country':
      // A country's name stays inside the country.
      return onPoint(anchors, size, [14, 10], 1)
    case 'region':
      return onPoint(anchors, size, [24, 14], 3)
  }
}

/** Maximum distance between a name and its line without a leader, px. */
const CLOSE = 22

/** The nearest of the points, if it is further than CLOSE from the box. */
function farPoint(
  points: readonly Position[],
  box: Box,
  project: (position: readonly number[]) => Pixel,
): Position | null {
  let nearest: { point: Position; distance: number } | null = null
  for (const point of points) {
    const [x, y] = project(point)
    const on = nearestOn(box, { x, y })
    const distance = Math.hypot(x - on.x, y - on.y)
    if (!nearest || distance < nearest.distance) nearest = { point, distance }
  }
  return nearest && nearest.distance > CLOSE ? nearest.point : null
}

/** The point of a box nearest to another point. */
export function nearestOn(box: Box, to: { x: number; y: number }): { x: number; y: number } {
  return {
    x: Math.min(Math.max(to.x, box.left), box.right),
    y: Math.min(Math.max(to.y, box.top), box.bottom),
  }
}

/** Sampling distance along the lines, px. */
const STEP = 7

/** Points for the hub dots; each counts three times. */
function hubPoints(
  routes: readonly Route[],
  items: readonly LabelItem[],
  project: (position: readonly number[]) => [number, number],
): readonly (readonly [number, number])[] {
  if (!items.some((item) => item.kind === 'hub')) return []
  const dots = routes.flatMap((route) => route.hubs.map((hub) => project(hub.point)))
  return dots.flatMap((dot) => [dot, dot, dot])
}

/** Points along all lines in view, `STEP` px apart. */
function linePoints(
  routes: readonly Route[],
  project: (position: readonly number[]) => [number, number],
  viewport: { width: number; height: number },
): readonly (readonly [number, number])[] {
  const points: (readonly [number, number])[] = []
  for (const leg of routes.flatMap((route) => route.legs)) {
    const line = leg.geometry.coordinates.map(project)
    for (const [index, to] of line.entries()) {
      const from = line[index - 1] ?? to
      const steps = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / STEP))
      if (steps > 400) continue
      for (let step = 0; step < steps; step += 1) {
        const x = from[0] + ((to[0] - from[0]) * step) / steps
        const y = from[1] + ((to[1] - from[1]) * step) / steps
        if (x > 0 && y > 0 && x < viewport.width && y < viewport.height) points.push([x, y])
      }
    }
  }
  return points
}
