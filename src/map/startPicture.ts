import type { Feature, Point } from 'geojson'
import type { MapContent } from '#domain/mapContent.ts'
import type { Position, Route } from '#domain/route.ts'
import { simplifyLine } from '#lib/simplifyLine.ts'
import { START_BOUNDS } from './camera.ts'
import { flowState } from './flowWidth.ts'
import { landOutlines } from './landOutlines.ts'
import { type Arrowhead, headImage, shownArrowheads } from './layers/arrowheads.ts'
import { graticule } from './layers/ground.ts'
import { type RoutePiece, toRouteFeatures } from './layers/routePieces.ts'
import { toPlane } from './mercator.ts'
import { ARROW_IMAGES, arrowCorners, SIGN_PIXEL_RATIO } from './signImages.ts'
import { toPicture } from './startFrame.ts'

type Pixel = readonly [x: number, y: number]

type PictureInput = Pick<MapContent, 'basemap' | 'routes' | 'figures'>

/** Land and borders snap to every second unit: half the digits, at most 1 px off. */
const STEP = 2
/** Simplification tolerance of coasts and borders, and minimum area of an island, in units. */
const TOLERANCE = 3
const MIN_AREA = 5
/** Tolerance of route lines, which readers look at closely. */
const LINE_TOLERANCE = 0.6
/** Width of a line with its casing at the usual zoom, px, and units per px. */
const LANE = 8.5
const UNITS_PER_PX = 2
/** Keeps stroke widths equal on every screen. An attribute, because page styles do not reach into `<use>`. */
const EVEN = 'vector-effect="non-scaling-stroke"'

/** ViewBox of the start view. */
function startBox(): string {
  const [width, height] = toPicture(toPlane([START_BOUNDS[2], START_BOUNDS[1]]))
  return `0 0 ${round(width, 2)} ${round(height, 2)}`
}

/**
 * The start view as SVG markup, painted before any code has loaded: simplified land and borders, all routes and their
 * arrowheads. Classes set colours and widths, so that one picture serves every theme.
 */
export function startPicture({ basemap, routes, figures }: PictureInput): string {
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
    `<g class="start-routes">${routesOf(routes, figures)}</g>`,
    '</svg>',
  ].join('')
}

/** All casings, then the lines and arrowheads of each route. */
function routesOf(routes: readonly Route[], figures: MapContent['figures']): string {
  const stretches = stretchesOf(routes)
  const shapes = stretches.map(({ d }, index) => `<path id="start-${index}" ${EVEN} d="${d}"/>`).join('')
  const heads = shownArrowheads(routes, figures)
  const used = [...new Set(heads.map(({ properties }) => headImage(properties.width)))]
  const signs = ARROW_IMAGES.filter((image) => used.includes(image)).map(
    (image) => `<path id="start-${image}" ${EVEN} d="${signOf(image)}"/>`,
  )
  const linesOf = (id: string, extra = '', isMainOnly = false) =>
    stretches.flatMap(({ route, width }, index) =>
      route === id && !(isMainOnly && width === null)
        ? [`<use href="#start-${index}" class="start-${width === null ? 'side' : `w${width}`}${extra}"/>`]
        : [],
    )
  const drawn = routes.filter(({ id }) => stretches.some(({ route }) => route === id))
  const groups = drawn.map(({ id }) => {
    const { width, isOtherUnit, hasNoFigure } = flowState(figures, id)
    const look = `data-width="${round(width, 3)}"${hasNoFigure ? ' class="start-uncounted"' : ''}`
    const ends = heads.filter(({ properties }) => properties.route === id).map(headOf)
    const core = isOtherUnit && !hasNoFigure ? linesOf(id, ' start-core', true) : []
    return {
      casing: `<g ${look}>${linesOf(id).join('')}</g>`,
      lines: `<g data-route="${id}" ${look}>${[...linesOf(id), ...core, ...ends].join('')}</g>`,
    }
  })
  const casings = groups.map(({ casing }) => casing).join('')
  return `<defs>${shapes}${signs.join('')}</defs><g class="start-casing">${casings}</g>${groups.map(({ lines }) => lines).join('')}`
}

/** A placed arrowhead; styles size it by the width of its line and the zoom. */
function headOf({ geometry, properties }: Feature<Point, Arrowhead>): string {
  const [x, y] = unitsOf(geometry.coordinates)
  const place = `translate(${Math.round(x)} ${Math.round(y)})rotate(${properties.bearing})`
  const look = properties.isMain ? 'start-head' : 'start-head start-side'
  return `<g transform="${place}"><use class="${look}" href="#start-${headImage(properties.width)}"/></g>`
}

/** Outline of an arrowhead around the end of its line, px, pointing north. */
function signOf(image: (typeof ARROW_IMAGES)[number]): string {
  const corners = arrowCorners(image).map((corner) => corner.map((px) => round(px / SIGN_PIXEL_RATIO, 1)))
  return `M${corners.map((corner) => corner.join(' ')).join('L')}z`
}

interface Stretch {
  route: string
  /** Tenths of the full width; null on a side branch, which is always thin. */
  width: number | null
  d: string
}

/** The pieces of the routes, joined where the next one continues at about the same width. */
function stretchesOf(routes: readonly Route[]): readonly Stretch[] {
  const joined: { route: string; width: number | null; points: Pixel[] }[] = []
  for (const { properties, geometry } of toRouteFeatures(routes).features) {
    const points = aside(geometry.coordinates.map(unitsOf), properties)
    const width = properties.isMain ? Math.round(properties.growth * 10) : null
    const last = joined.at(-1)
    const isContinued = last?.points.at(-1)?.join() === points[0]?.join()
    if (last && isContinued && last.route === properties.route && last.width === width) {
      last.points.push(...points.slice(1))
    } else joined.push({ route: properties.route, width, points: [...points] })
  }
  return joined.map(({ route, width, points }) => ({
    route,
    width,
    d: line(simplifyLine(points, LINE_TOLERANCE)),
  }))
}

/** Offsets a line that runs along another one, at right angles to its overall direction. */
function aside(points: readonly Pixel[], { offset }: RoutePiece): readonly Pixel[] {
  const [first, last] = [points.at(0), points.at(-1)]
  if (offset === 0 || !first || !last) return points
  const length = Math.hypot(last[0] - first[0], last[1] - first[1])
  const reach = (offset * LANE * UNITS_PER_PX) / (length || 1)
  const [dx, dy] = [-(last[1] - first[1]) * reach, (last[0] - first[0]) * reach]
  return points.map(([x, y]) => [x + dx, y + dy])
}

function unitsOf(position: Position | readonly number[]): Pixel {
  return toPicture(toPlane(position))
}

/** Factor of the tolerance outside the start view, which only a wide window shows. */
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
  return points.length > 3 && Math.abs(twice) / 2 >= MIN_AREA
}

/** A line as path data: relative, in whole units. */
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
