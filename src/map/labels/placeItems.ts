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
  /** Px of a label; null for one that is not there. */
  sizeOf: (item: LabelItem) => Size | null
  routes: readonly Route[]
  names: readonly PlaceName[]
  project: (position: readonly number[]) => [number, number]
  zoom: number
  viewport: Size
  /** What stands over the map, px. */
  cards: readonly Box[]
  isCompact: boolean
  /** How many times as large as usual the letters are. */
  textScale?: number
  /** The candidate that each label had before. */
  previous: ReadonlyMap<string, number>
}

/** Where a label stands, in px of the map. */
export interface PlacedItem {
  item: LabelItem
  /** The position that it hangs on. */
  anchor: Position
  box: Box
  align: AnchoredCandidate['align']
  isHidden: boolean
  /** The point of the line that a name stands too far from, so that a thin line must join the two. */
  leader: Position | null
}

interface PlacedItems {
  labels: readonly PlacedItem[]
  /** The keys of the names of countries and seas that have room. */
  names: ReadonlySet<string>
  /** The candidate of each label, for the next time. */
  chosen: ReadonlyMap<string, number>
}

/** How far name and number reach beyond their lines on a small map, px; as in MapLabels.module.css. */
const REACH = 8
/** Share of a route that is in sight from which on its name has to be. */
const LEAST_SEEN = 0.5

/** Puts labels and names at their places, so that none covers another: on the screen and on a still picture alike. */
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
    const reach = isCompact && item.kind === 'route' ? REACH : 0
    labels.push({
      key: item.key,
      ...size,
      reach,
      candidates: places,
      isFirm: isFirm(item, points, viewport),
    })
  }
  // A country with a label of its own has its name there.
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
 * Whether a label has to be seen: that of a route of which half is in sight. The name of an end that
 * leads out of the map takes no place from the lines that are there.
 */
function isFirm({ kind }: LabelItem, [, ...along]: readonly Pixel[], { width, height }: Size): boolean {
  const seen = along.filter(([x, y]) => x > 0 && y > 0 && x < width && y < height)
  return kind === 'route' && seen.length >= along.length * LEAST_SEEN
}

function candidatesOf(item: LabelItem, anchors: readonly Pixel[], size: Size): readonly AnchoredCandidate[] {
  switch (item.kind) {
    case 'route':
      return besideLine(anchors, size)
    case 'hub':
      return aroundPoint(anchors, size, 8)
    case 'country':
      // A country's name stays in the country.
      return onPoint(anchors, size, [14, 10], 1)
    case 'region':
      return onPoint(anchors, size, [24, 14], 3)
  }
}

/** How far a name may stand from its line without a leader, in px. */
const CLOSE = 22

/** The nearest of the points, if it is further from the box than a name may stand from its line. */
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

/** The point of a box that is nearest to another. */
export function nearestOn(box: Box, to: { x: number; y: number }): { x: number; y: number } {
  return {
    x: Math.min(Math.max(to.x, box.left), box.right),
    y: Math.min(Math.max(to.y, box.top), box.bottom),
  }
}

/** Sampling distance along the lines, in px. */
const STEP = 7

/** The dots of the hubs in view, each as heavy as a stretch of a line. */
function hubPoints(
  routes: readonly Route[],
  items: readonly LabelItem[],
  project: (position: readonly number[]) => [number, number],
): readonly (readonly [number, number])[] {
  if (!items.some((item) => item.kind === 'hub')) return []
  const dots = routes.flatMap((route) => route.hubs.map((hub) => project(hub.point)))
  return dots.flatMap((dot) => [dot, dot, dot])
}

/** Points along all lines in sight, `STEP` px apart. */
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
