import type { MapContent } from '#domain/mapContent.ts'
import type { Position, Route } from '#domain/route.ts'
import { simplifyLine } from '#lib/shapes.ts'
import { branchLines } from './branchLines.ts'
import { landOutlines } from './ground.ts'
import { graticule } from './layers.ts'
import { flowLook, lengthOf } from './lines.ts'
import { type Bounds, START_BOUNDS, toPlane } from './mercator.ts'
import { toPicture } from './startFrame.ts'

type Pixel = readonly [x: number, y: number]

type PictureInput = Pick<MapContent, 'basemap' | 'routes' | 'figures'>

/** Land and borders snap to every second unit: half the digits, at most 1 px off. */
const STEP = 2
/** Simplification tolerance of coasts and borders, and minimum area of an island, in units. */
const TOLERANCE = 3.4
const MIN_AREA = 8
/** Tolerance of route lines, which readers look at closely. */
const LINE_TOLERANCE = 0.9
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

/**
 * All casings, then the lines and arrowheads of each route. Each shape is written out: a `<use>` is laid out as two boxes,
 * and the picture was half of the first layout.
 */
function routesOf(routes: readonly Route[], figures: MapContent['figures']): string {
  const stretches = stretchesOf(routes)
  const groups = routes.flatMap(({ id }) => {
    const { share, line } = flowLook(figures, id)
    const look = line === 'dashed' ? ' start-uncounted' : line === 'hollow' ? ' start-hollow' : ''
    const own = stretches.filter(({ route }) => route === id)
    if (own.length === 0) return []
    const main = own.filter((stretch) => stretch.width !== null)
    const lines = (of: readonly Stretch[], extra = '') =>
      of
        .map((stretch) => `<path class="${classOf(stretch)}${extra}"${sizeOf(stretch)} d="${stretch.d}"/>`)
        .join('')
    const heads = own.map((stretch) => headOf(stretch)).join('')
    const core = look === ' start-hollow' ? lines(main, ' start-core') : ''
    const widths = `data-width="${round(share, 3)}"`
    return [
      {
        casing: look === '' ? `<g ${widths}>${lines(main)}</g>` : '',
        lines: `<g data-route="${id}" ${widths} class="start-route${look}" color="var(--route-${id})">${lines(own)}${heads}${core}</g>`,
      },
    ]
  })
  const casings = groups.map(({ casing }) => casing).join('')
  return `<g class="start-casing">${casings}</g>${groups.map(({ lines }) => lines).join('')}`
}

function classOf({ width, end }: Stretch): string {
  return `start-${width === null ? 'side' : `w${width}`}${end ? ' start-last' : ''}`
}

/** The length of what ends in an arrowhead, in units: styles cut the head's length from it, and hide short side branches. */
function sizeOf({ end, length }: Stretch): string {
  return end ? ` data-length="${Math.round(length)}"` : ''
}

/** An arrowhead at the end of a stretch; styles size it by the width of its line and the zoom. */
function headOf(stretch: Stretch): string {
  if (!stretch.end) return ''
  const { at, bearing } = stretch.end
  const place = `translate(${Math.round(at[0])} ${Math.round(at[1])})rotate(${bearing})`
  const look = stretch.width === null ? 'start-head start-side' : 'start-head'
  return `<g transform="${place}"><path class="${look}"${sizeOf(stretch)} d="M0 0L6.6 12H-6.6z"/></g>`
}

interface Stretch {
  route: string
  /** Sixths of the way from a thin line to the full width; null on a side branch, which is always thin. */
  width: number | null
  d: string
  /** Units. */
  length: number
  /** The arrowhead at its end: its tip, and degrees clockwise from north; null for none. */
  end: { at: Pixel; bearing: number } | null
}

/** Widths from a thin line to a full one; each needs a path. */
const STEPS = 6
/** Length from which a side branch is drawn on the largest screens, units; as in strokes.ts. */
const LEAST_SIDE = 44

/** The branches of the routes, cut where a main branch changes its width. */
function stretchesOf(routes: readonly Route[]): readonly Stretch[] {
  return branchLines(routes).flatMap(({ route, isMain, line: positions, swell, hasArrow }) => {
    const stretches: { width: number | null; points: Pixel[] }[] = []
    const points = positions.map(unitsOf)
    if (!isMain && lengthOf(points) < LEAST_SIDE) return []
    for (const [index, to] of points.entries()) {
      const from = points[index - 1]
      if (!from) continue
      const width = isMain ? Math.round((((swell[index - 1] ?? 0) + (swell[index] ?? 0)) / 2) * STEPS) : null
      const last = stretches.at(-1)
      if (last && last.width === width) last.points.push(to)
      else stretches.push({ width, points: [from, to] })
    }
    return stretches.map(({ width, points: all }, index): Stretch => {
      const isLast = index === stretches.length - 1
      return {
        route,
        width,
        d: line(simplifyLine(all, LINE_TOLERANCE)),
        length: lengthOf(all),
        end: isLast && hasArrow ? endOf(all) : null,
      }
    })
  })
}

/** Units before the tip from which an arrowhead takes its direction. */
const REACH = 24

function endOf(points: readonly Pixel[]): Stretch['end'] {
  const at = points.at(-1) ?? [0, 0]
  const from = points.findLast(([x, y]) => Math.hypot(x - at[0], y - at[1]) >= REACH) ?? points[0] ?? at
  const degrees = (Math.atan2(at[0] - from[0], from[1] - at[1]) * 180) / Math.PI
  return { at, bearing: (Math.round(degrees) + 360) % 360 }
}

function unitsOf(position: Position | readonly number[]): Pixel {
  return toPicture(toPlane(position))
}

/** Factor of the tolerance outside of what usual windows show, and that part. */
const BEYOND = 4
const USUAL: Bounds = [-21, 12, 47, 57]

function coarse(positions: readonly Position[]): readonly Pixel[] {
  const [west, south, east, north] = USUAL
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
