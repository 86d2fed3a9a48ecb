import type { FeatureCollection, LineString, Position } from 'geojson'
import type { ExpressionSpecification } from 'maplibre-gl'
import type { Route, RouteLeg } from '#domain/route.ts'
import { MIN_WIDTH } from '#map/flowWidth.ts'
import { MAP_STROKES } from '#map/palette.ts'
import { branchesOf } from './routePieces.ts'
import { routeColours } from './routes.ts'
import { overZooms, SHARE } from './routeWidths.ts'
import { themedLayers } from './themedLayers.ts'

export const LANE_SOURCE = 'nationality-lanes'
export const LANE_LAYER = 'nationality-lanes'
/** Scale that lane widths refer to: px for 6,000 a month. */
export const LANE_SCALE = 10
/** Number of lanes beside a route. */
export const LANES = 10

interface LanePiece {
  key: string
  route: string
}

/** Key of a lane for feature-state; lane 0 is next to the line. */
export function laneKey(route: string, lane: number): string {
  return `${route}|${lane}`
}

/** Width and position of a lane, px at LANE_SCALE. */
export interface Lane {
  width: number
  /** From the edge of the route's line to the middle of the lane. */
  aside: number
}

/** Minimum width of a lane, and the gap between two, px. */
const MIN_LANE = 0.9
const GAP = 1.1

/**
 * The lanes for these shares (0 to 1) of a line `line` px wide, the first next to it. Each is as wide as its share, so that
 * together they are no wider than the line.
 */
export function lanesOf(shares: readonly number[], line: number): readonly Lane[] {
  let edge = 2 * GAP
  return shares.map((share) => {
    const width = Math.max(MIN_LANE, line * share)
    const aside = edge + width / 2
    edge += width + GAP
    return { width, aside }
  })
}

/** The lanes of a route, all with the same geometry; feature-state sets width and offset. */
export function toLaneFeatures(route: Route | undefined): FeatureCollection<LineString, LanePiece> {
  const path = route ? laneLine(route) : []
  if (!route || path.length < 2) return { type: 'FeatureCollection', features: [] }
  return {
    type: 'FeatureCollection',
    features: Array.from({ length: LANES }, (_, lane) => ({
      type: 'Feature' as const,
      properties: { key: laneKey(route.id, lane), route: route.id },
      geometry: { type: 'LineString' as const, coordinates: path },
    })),
  }
}

/**
 * The counted part of a main branch and the nearer half of its approach, where the line has almost full width. Of several
 * main branches, the one whose counted part is drawn with most points: the shares are the route's, on any of them.
 */
function laneLine(route: Route): Position[] {
  const counted = (legs: readonly RouteLeg[]) => joined(legs.filter((leg) => leg.counted)).length
  const [main = []] = branchesOf(route)
    .filter((legs) => legs.some((leg) => leg.main))
    .toSorted((a, b) => counted(b) - counted(a))
  const approach = joined(main.filter((leg) => !leg.counted))
  return [
    ...approach.slice(Math.floor(approach.length / 2), -1),
    ...joined(main.filter((leg) => leg.counted)),
  ]
}

function joined(legs: readonly { geometry: { coordinates: Position[] } }[]): Position[] {
  return legs.flatMap(({ geometry: { coordinates } }, index) =>
    index === 0 ? coordinates : coordinates.slice(1),
  )
}

const WIDTH: ExpressionSpecification = ['number', ['feature-state', 'lane'], 0]
const ASIDE: ExpressionSpecification = ['number', ['feature-state', 'aside'], 0]

const NO_TRANSITION = { duration: 0 }
const SHAPE = { 'line-cap': 'butt', 'line-join': 'round' } as const

/** Thin lines beside the selected route, each as wide as the share of one nationality. */
export const LANE_LAYERS = themedLayers((colours, theme) => {
  const { routes } = MAP_STROKES[theme]
  const widths = (extra: number) =>
    overZooms((scale) => ['+', ['*', (routes * scale) / LANE_SCALE, WIDTH], extra])
  const offsets = overZooms((scale) => [
    '+',
    ['*', routes / 2, ['max', MIN_WIDTH, ['*', scale, SHARE]]],
    ['*', (routes * scale) / LANE_SCALE, ASIDE],
  ])
  const isDrawn: ExpressionSpecification = ['case', ['>', WIDTH, 0], 1, 0]
  return [
    {
      id: 'nationality-casing',
      type: 'line',
      source: LANE_SOURCE,
      layout: SHAPE,
      paint: {
        'line-color': colours.land,
        'line-opacity': isDrawn,
        'line-width': widths(2),
        'line-offset': offsets,
        'line-width-transition': NO_TRANSITION,
        'line-opacity-transition': NO_TRANSITION,
      },
    },
    {
      id: LANE_LAYER,
      type: 'line',
      source: LANE_SOURCE,
      layout: SHAPE,
      paint: {
        'line-color': routeColours(theme, colours.ink2),
        'line-opacity': isDrawn,
        'line-width': widths(0),
        'line-offset': offsets,
        'line-width-transition': NO_TRANSITION,
        'line-opacity-transition': NO_TRANSITION,
      },
    },
  ]
})
