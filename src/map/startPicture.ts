import type { Basemap } from '#domain/basemap.ts'
import type { Position, Route } from '#domain/route.ts'
import { simplifyLine } from '#domain/simplifyLine.ts'
import { START_BOUNDS } from './camera.ts'
import { landOutlines } from './landOutlines.ts'
import { toArrowheadFeatures } from './layers/arrowheads.ts'
import { graticule } from './layers/graticule.ts'
import { type RoutePiece, toRouteFeatures } from './layers/routes.ts'
import { toPlane } from './mercator.ts'
import { toPicture } from './pictureUnits.ts'

type Pixel = readonly [x: number, y: number]

interface PictureInput {
  basemap: Basemap
  routes: readonly Route[]
}

/** Land and borders lie on every second unit: half the digits, and no more than a px from where they are. */
const STEP = 2
/** How far a coast or border may leave its points behind, and the least area of an island, in units. */
const TOLERANCE = 2.1
const LEAST_AREA = 5
/** The same for the lines of routes, which are looked at. */
const LINE_TOLERANCE = 0.4
/** Width of a full line at the zoom that is mostly seen, and how much wider it is in units. */
const LINE = 5.5
const UNITS_PER_PX = 2
/** An arrowhead around its tip's line, in px, and its size beside its line. */
const HEAD: readonly Pixel[] = [
  [0, -7],
  [4.5, 4.5],
  [0, 2.5],
  [-4.5, 4.5],
]
const HEAD_SIZE = 1.05
/** Strokes as wide on every screen; on the shape itself, because styles of the page do not reach what is used twice. */
const EVEN = 'vector-effect="non-scaling-stroke"'

/** What the map shows at the start, as the picture's viewBox. */
function startBox(): string {
  const [width, height] = toPicture(toPlane([START_BOUNDS[2], START_BOUNDS[1]]))
  return `0 0 ${round(width, 2)} ${round(height, 2)}`
}

/**
 * The start view as SVG markup, to be painted before any code has come: land and borders with few points, all routes
 * and their heads. Colours and widths come from classes, so that a theme needs no other picture.
 */
export function startPicture({ basemap, routes }: PictureInput): string {
  const land = landOutlines(basemap).map(coarse).filter(isSeen).map(onSteps).map(ring).join('')
  const borders = basemap.boundaries.coordinates.map(coarse).map(onSteps).map(line).join('')
  const net = graticule()
    .coordinates.map((positions) => line(positions.map(unitsOf)))
    .join('')
  return [
    `<svg class="start-map" viewBox="${startBox()}" aria-hidden="true" focusable="false">`,
    `<defs><path id="start-land" transform="scale(${STEP})" ${EVEN} d="${land}"/></defs>`,
    `<path class="start-net" d="${net}"/>`,
    '<use class="start-water" href="#start-land"/>',
    '<use class="start-ground" href="#start-land"/>',
    `<path class="start-borders" transform="scale(${STEP})" d="${borders}"/>`,
    '<use class="start-coast" href="#start-land"/>',
    `<g class="start-routes">${routesOf(routes)}</g>`,
    '</svg>',
  ].join('')
}

/** Casings below all lines, then the lines and heads of each route in its colour. */
function routesOf(routes: readonly Route[]): string {
  const stretches = stretchesOf(routes)
  const shapes = stretches.map(({ d }, index) => `<path id="start-${index}" ${EVEN} d="${d}"/>`).join('')
  const uses = stretches.map(({ route, width }, index) => ({
    route,
    use: `<use href="#start-${index}" class="start-w${width}"/>`,
  }))
  const heads = toArrowheadFeatures(routes).features.map(({ properties, geometry }) => ({
    route: properties.route,
    d: ring(headAt(unitsOf(geometry.coordinates), properties.bearing, properties.scale)),
  }))
  const inColour = routes.flatMap(({ id }) => {
    const lines = uses.filter(({ route }) => route === id).map(({ use }) => use)
    const ends = heads.filter(({ route }) => route === id).map(({ d }) => d)
    if (lines.length === 0) return []
    return [`<g data-route="${id}">${lines.join('')}<path class="start-heads" d="${ends.join('')}"/></g>`]
  })
  return `<defs>${shapes}</defs><g class="start-casing">${uses.map(({ use }) => use).join('')}</g>${inColour.join('')}`
}

interface Stretch {
  route: string
  /** Tenths of the full width. */
  width: number
  d: string
}

/** The pieces of the routes, joined where one goes on with about the same width. */
function stretchesOf(routes: readonly Route[]): readonly Stretch[] {
  const joined: { route: string; width: number; points: Pixel[] }[] = []
  for (const { properties, geometry } of toRouteFeatures(routes).features) {
    const points = aside(geometry.coordinates.map(unitsOf), properties)
    const width = Math.round(properties.taper * 10)
    const last = joined.at(-1)
    const goesOn = last?.points.at(-1)?.join() === points[0]?.join()
    if (last && goesOn && last.route === properties.route && last.width === width) {
      last.points.push(...points.slice(1))
    } else joined.push({ route: properties.route, width, points: [...points] })
  }
  return joined.map(({ route, width, points }) => ({
    route,
    width,
    d: line(simplifyLine(points, LINE_TOLERANCE)),
  }))
}

/** Lines that share their way stand side by side, each at right angles to the whole of its way. */
function aside(points: readonly Pixel[], { offset }: RoutePiece): readonly Pixel[] {
  const [first, last] = [points.at(0), points.at(-1)]
  if (offset === 0 || !first || !last) return points
  const length = Math.hypot(last[0] - first[0], last[1] - first[1])
  const reach = (offset * (LINE + 3) * UNITS_PER_PX) / (length || 1)
  const [dx, dy] = [-(last[1] - first[1]) * reach, (last[0] - first[0]) * reach]
  return points.map(([x, y]) => [x + dx, y + dy])
}

function headAt([x, y]: Pixel, bearing: number, scale: number): readonly Pixel[] {
  const turn = (bearing * Math.PI) / 180
  const size = scale * HEAD_SIZE * UNITS_PER_PX
  const [cos, sin] = [Math.cos(turn) * size, Math.sin(turn) * size]
  return HEAD.map(([dx, dy]) => [x + dx * cos - dy * sin, y + dx * sin + dy * cos])
}

function unitsOf(position: Position | readonly number[]): Pixel {
  return toPicture(toPlane(position))
}

/** Beyond the start view, which only a wide window shows, far fewer points are enough. */
const BEYOND = 4

function coarse(positions: readonly Position[]): readonly Pixel[] {
  const [west, south, east, north] = START_BOUNDS
  const isBeyond = positions.every(([lon, lat]) => lon < west || lon > east || lat < south || lat > north)
  return simplifyLine(positions.map(unitsOf), isBeyond ? TOLERANCE * BEYOND : TOLERANCE)
}

function onSteps(points: readonly Pixel[]): readonly Pixel[] {
  return points.map(([x, y]) => [x / STEP, y / STEP])
}

function isSeen(points: readonly Pixel[]): boolean {
  const twice = points.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = points[index + 1] ?? points[0] ?? [x, y]
    return sum + x * nextY - nextX * y
  }, 0)
  return points.length > 3 && Math.abs(twice) / 2 >= LEAST_AREA
}

/** A line as path data in whole units, each point from the one before. */
function line(points: readonly Pixel[]): string {
  const whole = points.map(([x, y]) => [Math.round(x), Math.round(y)] as const)
  const first = whole[0]
  if (!first) return ''
  const steps = whole.slice(1).flatMap(([x, y], index) => {
    const [fromX, fromY] = whole[index] ?? first
    return x === fromX && y === fromY ? [] : [x - fromX, y - fromY]
  })
  if (steps.length === 0) return ''
  const text = steps.map((step, index) => (index === 0 || step < 0 ? String(step) : ` ${step}`)).join('')
  return `M${first.join(' ')}l${text}`
}

function ring(points: readonly Pixel[]): string {
  return `${line(points)}z`
}

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits
}
