import { geoIdentity, geoPath } from 'd3-geo'
import type { Geometry } from 'geojson'
import type { Basemap } from '#domain/basemap.ts'
import type { Position } from '#domain/route.ts'
import { memoizeByObject } from '#lib/memoize.ts'
import { NO_LOOK, type PictureShape } from '#lib/picture.ts'
import { simplifyLine } from '#lib/shapes.ts'
import {
  ACTOR_LAYER,
  BOUNDARY_LAYERS,
  COAST_LAYERS,
  COAST_WATER_LAYERS,
  GRATICULE_LAYERS,
  graticule,
  LAND_LAYERS,
  LIT_COUNTRY_LAYERS,
  OUTLINE_LAYERS,
  type ThemedLayers,
} from './layers.ts'
import { areaLook, type GroundLook, lineLook } from './layerValues.ts'
import { RelativePath } from './linePaths.ts'
import { type PlaneCamera, toPlane, worldSize } from './mercator.ts'
import type { MapTheme } from './palette.ts'

type Point = [x: number, y: number]
type Line = readonly Point[]

/** Camera and size of the picture, px, and the tolerance of coasts, px. */
interface GroundFrame {
  camera: PlaneCamera
  width: number
  height: number
  tolerance: number
  /** Points are rounded to 1/steps px. */
  steps: number
}

interface GroundInput {
  basemap: Basemap
  frame: GroundFrame
  theme: MapTheme
  /** Countries that a lens lights, that act, and that are selected; ISO 3166-1 alpha-2. */
  lit: readonly string[]
  actors: readonly string[]
  chosen: readonly string[]
}

/** Factor of the tolerance for the halo of the coast. */
const HALO = 3
/** Minimum size of an island, px. */
const MIN_ISLAND = 1.4
/** Px drawn beyond the edge, so that strokes along the cut are not visible. */
const BEYOND = 12

/**
 * Graticule, land, borders and coasts, bottom up, with lit and outlined countries. All land is one area without internal
 * borders, because neighbours that are simplified separately would no longer meet.
 */
export function groundShapes({ basemap, frame, theme, lit, actors, chosen }: GroundInput): PictureShape[] {
  const { outlines, boundaries, net, areas } = planeGround(basemap)
  const land = (tolerance: number) => areaOf(outlines, frame, tolerance)
  const areaOfCountries = (isos: readonly string[]) =>
    areaOf(
      isos.flatMap((iso) => areas.get(iso) ?? []),
      frame,
      frame.tolerance,
    )
  const shapesOf = (layers: ThemedLayers, geometry: Geometry, state = {}) =>
    layers[theme].flatMap((layer) => shapeOf(layer, geometry, frame, state))
  return [
    ...shapesOf(GRATICULE_LAYERS, linesOf(net, frame, 0)),
    ...shapesOf(COAST_WATER_LAYERS, land(frame.tolerance * HALO)),
    ...landWithCoast(shapesOf(LAND_LAYERS, land(frame.tolerance)), shapesOf(COAST_LAYERS, NO_GEOMETRY)),
    ...shapesOf(BOUNDARY_LAYERS, linesOf(boundaries, frame, frame.tolerance)),
    ...shapesOf(LIT_COUNTRY_LAYERS, areaOfCountries(lit), { isLit: true }),
    ...OUTLINE_LAYERS[theme].flatMap((layer) =>
      shapeOf(layer, areaOfCountries(layer.id === ACTOR_LAYER ? actors : chosen), frame, {}),
    ),
  ]
}

function shapeOf(
  layer: ThemedLayers[MapTheme][number],
  geometry: Geometry,
  frame: GroundFrame,
  state: Readonly<Record<string, unknown>>,
): PictureShape[] {
  if (layer.type === 'background') return []
  const clip = geoIdentity().clipExtent([
    [-BEYOND, -BEYOND],
    [frame.width + BEYOND, frame.height + BEYOND],
  ])
  const path = new RelativePath(frame.steps)
  geoPath(clip, path)(geometry)
  const facts = { zoom: frame.camera.zoom, properties: {}, state }
  return [
    {
      ...NO_LOOK,
      d: path.data,
      ...lookOf(layer.type === 'fill' ? areaLook(layer, facts) : lineLook(layer, facts)),
    },
  ]
}

function lookOf(look: GroundLook): Omit<PictureShape, 'd' | 'cap'> {
  return {
    fill: look.fill === 'none' ? null : look.fill,
    stroke: look.stroke,
    strokeWidth: look.strokeWidth,
    dash: look.strokeDasharray?.split(' ').map(Number) ?? null,
    join: look.strokeLinejoin ?? 'miter',
    opacity: look.opacity,
  }
}

/** Draws land and coast as one outline: the fill of the land, the stroke of the coast. */
function landWithCoast(land: readonly PictureShape[], coast: readonly PictureShape[]): PictureShape[] {
  return land.map((shape) => ({
    ...shape,
    stroke: coast[0]?.stroke ?? null,
    strokeWidth: coast[0]?.strokeWidth ?? 0,
    join: 'bevel',
  }))
}

/** The ground on the Mercator plane. */
interface PlaneGround {
  outlines: readonly Line[]
  boundaries: readonly Line[]
  net: readonly Line[]
  /** The rings of each country. */
  areas: ReadonlyMap<string, readonly Line[]>
}

/** Computed once per basemap, for pictures of any size. */
const planeGround = memoizeByObject((basemap: Basemap): PlaneGround => {
  const onPlane = (positions: readonly (readonly number[])[]) =>
    positions.map((position): Point => [...toPlane(position)])
  return {
    outlines: landOutlines(basemap).map(onPlane),
    boundaries: basemap.boundaries.coordinates.map(onPlane),
    net: graticule().coordinates.map(onPlane),
    areas: new Map(
      basemap.countries.features.flatMap(({ properties: { iso }, geometry }) => {
        const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
        return iso ? [[iso, rings.map(onPlane)] as const] : []
      }),
    ),
  }
})

function linesOf(lines: readonly Line[], frame: GroundFrame, tolerance: number): Geometry {
  const coordinates = lines.flatMap((line) => onFrame(line, frame, tolerance) ?? [])
  return { type: 'MultiLineString', coordinates }
}

const NO_GEOMETRY: Geometry = { type: 'MultiLineString', coordinates: [] }

/** Rings as one area; the even-odd rule tells holes from islands. */
function areaOf(rings: readonly Line[], frame: GroundFrame, tolerance: number): Geometry {
  const coordinates = rings.flatMap((ring) => {
    const line = onFrame(ring, frame, tolerance)
    return line?.every(({ length }) => length > 3) ? line : []
  })
  return { type: 'Polygon', coordinates }
}

/** A simplified line in px; null if it is outside the frame or too small. */
function onFrame(line: Line, { camera, width, height }: GroundFrame, tolerance: number): [Point[]] | null {
  const world = worldSize(camera.zoom)
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  const points = line.map(([atX, atY]): Point => {
    const x = (atX - camera.x) * world + width / 2
    const y = (atY - camera.y) * world + height / 2
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
    return [x, y]
  })
  if (right < -BEYOND || bottom < -BEYOND || left > width + BEYOND || top > height + BEYOND) return null
  if (Math.max(right - left, bottom - top) < MIN_ISLAND * Math.max(1, tolerance)) return null
  return [simplifyLine(points, tolerance)]
}

/**
 * Outlines of all land as closed rings. A border between two countries cancels out: both share its points, in opposite
 * directions.
 */
export function landOutlines(basemap: Basemap): readonly (readonly Position[])[] {
  const steps = new Map<string, Map<string, Position>>()
  const starts = new Map<string, Position>()
  for (const ring of ringsOf(basemap)) {
    for (const [index, to] of ring.entries()) {
      const from = ring[index - 1]
      if (!from) continue
      const [a, b] = [keyOf(from), keyOf(to)]
      if (a === b) continue
      if (steps.get(b)?.delete(a)) continue
      starts.set(a, from)
      const onward = steps.get(a) ?? new Map<string, Position>()
      onward.set(b, to)
      steps.set(a, onward)
    }
  }
  return chained(steps, starts)
}

function chained(
  steps: ReadonlyMap<string, Map<string, Position>>,
  starts: ReadonlyMap<string, Position>,
): readonly (readonly Position[])[] {
  const rings: Position[][] = []
  for (const [start, onward] of steps) {
    while (onward.size > 0) {
      const first = starts.get(start)
      if (!first) break
      const ring: Position[] = [first]
      let at = start
      for (let next = popNext(steps.get(at)); next; next = popNext(steps.get(at))) {
        ring.push(next)
        at = keyOf(next)
        if (at === start) break
      }
      rings.push(ring)
    }
  }
  return rings
}

function popNext(onward: Map<string, Position> | undefined): Position | undefined {
  for (const [key, position] of onward ?? []) {
    onward?.delete(key)
    return position
  }
  return undefined
}

function ringsOf(basemap: Basemap): readonly (readonly Position[])[] {
  return basemap.countries.features.flatMap(({ geometry }) =>
    geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat(),
  )
}

function keyOf([longitude, latitude]: Position): string {
  return `${longitude} ${latitude}`
}
