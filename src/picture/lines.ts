import type { MapContent, RouteFigures } from '#domain/mapContent.ts'
import type { Position, Route } from '#domain/route.ts'
import { memoizeByObject } from '#lib/memoize.ts'
import { type BranchLine, branchLines, hubsOnLines } from './branchLines.ts'
import { flowState, MIN_WIDTH, scaleAt } from './flowWidth.ts'
import { MAP_COLOURS, MAP_STROKES, type MapTheme, ROUTE_COLOURS } from './palette.ts'

export type Pixel = readonly [x: number, y: number]

/** A stretch of a line with half its width at each point, px. */
export interface Body {
  points: readonly Pixel[]
  halves: readonly number[]
}

/** One branch as drawn: a ribbon with an arrowhead, filled, on an edge of another colour. */
export interface Stroke {
  route: string
  branch: string
  isMain: boolean
  /** The whole line up to the tip. */
  centre: Body
  /** The ribbon up to the head, or its dashes. */
  bodies: readonly Body[]
  /** Left corner, tip and right corner. */
  head: readonly [Pixel, Pixel, Pixel] | null
  fill: string
  edge: string
  /** Px outside the ribbon; 0 for none. */
  edgeWidth: number
}

/** A hub of a route. */
export interface HubDot {
  route: string
  hub: string
  at: Pixel
}

export interface Strokes {
  /** Bottom up. */
  strokes: readonly Stroke[]
  hubs: readonly HubDot[]
}

interface StrokesInput {
  routes: readonly Route[]
  looks: ReadonlyMap<string, RouteLook>
  /** Routes under the pointer or the focus. */
  hovered: ReadonlySet<string>
  theme: MapTheme
  zoom: number
  /** The same function for the same view: results that depend on it alone are cached by it. */
  project: (position: Position) => Pixel
}

/** Width of a side branch and of the start of an approach, px. */
export const SIDE_WIDTH = 1.8
/** The same for a hollow line, whose core must be seen. */
const HOLLOW_SIDE_WIDTH = 4.4
/** Length from which a side branch is drawn, px, before the zoom that shows all. */
const LEAST_SIDE = 36
/** Zooms that show all side branches, and the hubs. */
const SIDE_ZOOM = 4
const HUB_ZOOM = 5
/** Radius and stroke of a hub, px. */
export const HUB = { radius: 3.2, stroke: 1.5 } as const

/**
 * An arrowhead: `length` as a multiple of the line's width, at most `share` of the line and at least `least` px; `half` its
 * width as a share of the length, at least `beyond` px more than half the line's.
 */
const HEAD = { length: 1.6, share: 1 / 3, least: 7, half: 0.55, beyond: 1.8 } as const
/** A main line shorter than this multiple of its width tapers to its start, so that it looks like an arrow, not a block. */
const SHORT = 7
/** Dash and gap as multiples of the width. */
const DASH = { on: 1.8, off: 1.3 } as const

/** The visible lines and hubs of all routes, side branches below main ones. */
export function strokesOf(input: StrokesInput): Strokes {
  const { routes, looks, zoom, project } = input
  const strokes = branchLines(routes).flatMap((branch) => {
    const look = looks.get(branch.route)
    const stroke = look && keptStrokeOf(branch, look, input)
    return stroke ? [stroke] : []
  })
  const order = (stroke: Stroke) => (looks.get(stroke.route)?.isDim ? 0 : stroke.isMain ? 2 : 1)
  return {
    strokes: strokes.sort((a, b) => order(a) - order(b)),
    hubs: routes.flatMap((route) => {
      const { id } = route
      const shown = looks.get(id)?.hubs
      const isShown = shown === 'all' || (shown === 'near' && zoom >= HUB_ZOOM)
      if (!isShown) return []
      const drawn = strokes.filter((stroke) => stroke.route === id).map(({ branch }) => branch)
      return hubsOnLines(route)
        .filter(({ branches }) => branches.some((branch) => drawn.includes(branch)))
        .map(({ hub }) => ({ route: id, hub: hub.id, at: project(hub.point) }))
    }),
  }
}

/** Strokes kept for each branch: a drag of the period asks for a new width in every frame. */
const MOST_KEPT = 16

/** The same object for the same look: the map's layer and its labels ask for the same strokes, and years are toggled. */
function keptStrokeOf(branch: BranchLine, look: RouteLook, input: StrokesInput): Stroke | null {
  const { kept } = projected(input.project)(branch)
  const { share, line, isDim, sides } = look
  const key = [input.zoom, share, line, isDim, sides, input.theme, input.hovered.has(branch.route)].join(' ')
  const known = kept.get(key)
  if (known !== undefined) return known
  const stroke = strokeOf(branch, look, input)
  if (kept.size === MOST_KEPT) kept.clear()
  kept.set(key, stroke)
  return stroke
}

function strokeOf(branch: BranchLine, look: RouteLook, input: StrokesInput): Stroke | null {
  const { theme, zoom, project, hovered } = input
  const { points, length } = projected(project)(branch)
  if (!branch.isMain && !isSideShown(look.sides, zoom, length)) return null
  const factor = MAP_STROKES[theme].routes
  const full = Math.max(MIN_WIDTH, scaleAt(zoom) * look.share)
  const thin = Math.min(look.line === 'hollow' ? HOLLOW_SIDE_WIDTH : SIDE_WIDTH, full)
  const isShort = branch.isMain && length < SHORT * full && points.swell.every((swell) => swell === 1)
  const swell = isShort
    ? points.line.map((_, index) => swellOfShort(points.line, index, length))
    : points.swell
  const halves = swell.map((share) => ((thin + (full - thin) * share) * factor) / 2)
  const { fill, edge, edgeWidth, inset } = paintOf(branch, look, theme, hovered.has(branch.route))
  const centre = { points: points.line, halves }
  const width = 2 * (halves.at(-1) ?? 0)
  const head = branch.hasArrow
    ? headOf(
        points.line,
        Math.max(HEAD.least * factor, Math.min(HEAD.length * width, HEAD.share * length)),
        width,
      )
    : null
  const body = insetBody(head ? upToHead(centre, head) : centre, inset)
  const isDashed = look.line === 'dashed'
  return {
    route: branch.route,
    branch: branch.branch,
    isMain: branch.isMain,
    centre,
    bodies: isDashed ? dashesOf(body, Math.max(width, MIN_WIDTH)) : body.points.length > 1 ? [body] : [],
    head: head && insetTriangle(head.corners, inset),
    fill,
    edge,
    edgeWidth: isDashed ? 0 : edgeWidth,
  }
}

const projected = memoizeByObject((project: StrokesInput['project']) =>
  memoizeByObject(({ line, swell }: BranchLine) => {
    const points = withoutDoubles(line.map(project), swell)
    return { points, length: lengthOf(points.line), kept: new Map<string, Stroke | null>() }
  }),
)

function isSideShown(sides: RouteLook['sides'], zoom: number, length: number): boolean {
  if (sides === 'all') return true
  if (sides === 'none') return false
  return zoom >= SIDE_ZOOM || (sides === 'long' && length >= LEAST_SIDE)
}

/** Px along a line. */
export function lengthOf(line: readonly Pixel[]): number {
  return line.reduce((sum, [x, y], index) => {
    const [fromX, fromY] = line[index - 1] ?? [x, y]
    return sum + Math.hypot(x - fromX, y - fromY)
  }, 0)
}

/** Share of the full width at a point of a short line. */
function swellOfShort(line: readonly Pixel[], index: number, length: number): number {
  return Math.min(1, 0.2 + lengthOf(line.slice(0, index + 1)) / (length * 0.75))
}

/** Least distance of two points, px: closer ones have no usable direction. */
const LEAST_STEP = 0.8

function withoutDoubles(
  line: readonly Pixel[],
  swell: readonly number[],
): { line: readonly Pixel[]; swell: readonly number[] } {
  const kept: number[] = []
  for (const [index, [x, y]] of line.entries()) {
    const [lastX, lastY] = line[kept.at(-1) ?? -1] ?? [Infinity, Infinity]
    if (Math.hypot(x - lastX, y - lastY) >= LEAST_STEP) kept.push(index)
  }
  // The tip stays exactly where the line ends.
  if (kept.length > 1) kept[kept.length - 1] = line.length - 1
  else kept.push(line.length - 1)
  return { line: kept.map((index) => line[index] ?? [0, 0]), swell: kept.map((index) => swell[index] ?? 0) }
}

/** Distances before the tip, in head lengths, from which the head takes its direction, and the greatest turn, radians. */
const CHORDS = [1, 1.5, 2.2] as const
const MAX_TURN = 0.3

/**
 * An arrowhead with its tip at the end of a line. It turns no more than a little from the line that enters it: a last bend
 * that is shorter than the head would otherwise set it askew.
 */
function headOf(
  line: readonly Pixel[],
  length: number,
  width: number,
): { corners: [Pixel, Pixel, Pixel]; length: number } {
  const tip = line.at(-1) ?? [0, 0]
  const before = cutEnd({ points: line, halves: [] }, length).points
  const [end, last] = [before.at(-1) ?? tip, before.at(-2)]
  const entering = last ? Math.atan2(end[1] - last[1], end[0] - last[0]) : null
  const angles = CHORDS.map((chord) => {
    const foot = cutEnd({ points: line, halves: [] }, chord * length).points.at(-1) ?? tip
    return Math.atan2(tip[1] - foot[1], tip[0] - foot[0])
  })
  const turn = (angle: number) => (entering === null ? 0 : Math.abs(Math.sin((angle - entering) / 2)) * 2)
  const angle = angles.find((candidate) => turn(candidate) < MAX_TURN) ?? angles.at(-1) ?? 0
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)]
  const [x, y] = [tip[0] - dx * length, tip[1] - dy * length]
  const half = Math.max(HEAD.half * length, width / 2 + HEAD.beyond)
  return { corners: [[x + dy * half, y - dx * half], tip, [x - dy * half, y + dx * half]], length }
}

/** A line up to a head: it ends in the middle of the head's base. */
function upToHead(
  line: Body,
  { corners: [left, , right], length }: { corners: [Pixel, Pixel, Pixel]; length: number },
): Body {
  const { points, halves } = cutEnd(line, length * 1.2)
  if (points.length < 2) return { points: [], halves: [] }
  const base: Pixel = [(left[0] + right[0]) / 2, (left[1] + right[1]) / 2]
  return { points: [...points, base], halves: [...halves, line.halves.at(-1) ?? 0] }
}

/** A line without its last `distance` px; at least its first point remains. */
function cutEnd({ points, halves }: Body, distance: number): Body {
  let left = distance
  for (let index = points.length - 1; index > 0; index -= 1) {
    const [to, from] = [points[index] ?? [0, 0], points[index - 1] ?? [0, 0]]
    const length = Math.hypot(to[0] - from[0], to[1] - from[1])
    if (length > left) {
      const share = 1 - left / length
      const end: Pixel = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
      const [half = 0, halfAfter = 0] = [halves[index - 1], halves[index]]
      return {
        points: [...points.slice(0, index), end],
        halves: [...halves.slice(0, index), half + (halfAfter - half) * share],
      }
    }
    left -= length
  }
  return { points: points.slice(0, 1), halves: halves.slice(0, 1) }
}

function insetBody({ points, halves }: Body, inset: number): Body {
  return inset === 0
    ? { points, halves }
    : { points, halves: halves.map((half) => Math.max(0.3, half - inset)) }
}

/** The dashes of a line of this width. */
function dashesOf({ points, halves }: Body, width: number): readonly Body[] {
  const whole = lengthOf(points)
  // A short line has at least two dashes, or it would look solid.
  const scale = Math.min(width, whole / (2 * DASH.on + DASH.off))
  const [on, off] = [DASH.on * scale, DASH.off * scale]
  if (on < LEAST_STEP) return []
  const dashes: Body[] = []
  for (let start = 0; start < whole - LEAST_STEP; start += on + off) {
    const untilEnd = cutEnd({ points, halves }, Math.max(0, whole - start - on))
    const dash = cutEnd(reversed(untilEnd), start)
    if (dash.points.length > 1) dashes.push(reversed(dash))
  }
  return dashes
}

function reversed({ points, halves }: Body): Body {
  return { points: points.toReversed(), halves: halves.toReversed() }
}

type Corner = readonly [x: number, y: number]
type Triangle = readonly [Corner, Corner, Corner]

/** A triangle with its edges moved inwards by px, outwards if negative. */
export function insetTriangle([a, b, c]: Triangle, inset: number): Triangle {
  if (inset === 0) return [a, b, c]
  const side = (p: Corner, q: Corner) => Math.hypot(p[0] - q[0], p[1] - q[1])
  const [sideA, sideB, sideC] = [side(b, c), side(c, a), side(a, b)]
  const around = sideA + sideB + sideC
  const x = (sideA * a[0] + sideB * b[0] + sideC * c[0]) / around
  const y = (sideA * a[1] + sideB * b[1] + sideC * c[1]) / around
  const area = Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2
  const scale = Math.max(0.2, 1 - (inset * around) / (2 * area))
  const moved = ([px, py]: Corner): Corner => [x + (px - x) * scale, y + (py - y) * scale]
  return [moved(a), moved(b), moved(c)]
}

/** Both sides of a ribbon, `extra` px wider, in the direction of travel. */
export function sidesOf(
  { points, halves }: Body,
  extra = 0,
): { left: readonly Pixel[]; right: readonly Pixel[] } {
  const left: Pixel[] = []
  const right: Pixel[] = []
  for (const [index, [x, y]] of points.entries()) {
    const [fromX, fromY] = points[index - 1] ?? [x, y]
    const [toX, toY] = points[index + 1] ?? [x, y]
    const length = Math.hypot(toX - fromX, toY - fromY) || 1
    const reach = ((halves[index] ?? 0) + extra) / length
    const [aside, along] = [(toY - fromY) * reach, (toX - fromX) * reach]
    left.push([x + aside, y - along])
    right.push([x - aside, y + along])
  }
  return { left, right }
}

/** Closed outlines of a stroke without its edge: ribbon and head as one, or each dash. */
export function outlinesOf({ bodies, head }: Stroke): readonly (readonly Pixel[])[] {
  const ribbons = bodies.map((body) => sidesOf(body))
  const [ribbon] = ribbons
  if (ribbon && head && ribbons.length === 1) return [[...ribbon.left, ...head, ...ribbon.right.toReversed()]]
  return [...ribbons.map(({ left, right }) => [...left, ...right.toReversed()]), ...(head ? [head] : [])]
}

/** Px from a point to a segment. */
export function segmentDistance([ax, ay]: Pixel, [bx, by]: Pixel, [x, y]: Pixel): number {
  const [dx, dy] = [bx - ax, by - ay]
  const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(x - ax - along * dx, y - ay - along * dy)
}

/** How the lines of a route are drawn. */
export interface RouteLook {
  /** Width as a share of the scale. */
  share: number
  /** Solid; `hollow` for another unit; `dashed` without a figure or a text that ties it. */
  line: 'solid' | 'hollow' | 'dashed'
  /** Outside the lens: grey. */
  isDim: boolean
  /** Side branches: all, only those long enough at this zoom, or none until zoomed in. */
  sides: 'all' | 'long' | 'near' | 'none'
  /** Its hubs are shown at every zoom, or only close up. */
  hubs: 'all' | 'near' | 'none'
}

/** What the looks depend on. */
export type LooksInput = Pick<
  MapContent,
  'routes' | 'figures' | 'litRoutes' | 'lens' | 'focus' | 'selected'
> & {
  /** A map as narrow as a phone. */
  isSmall: boolean
}

/** The looks of all routes. */
export function routeLooks(input: LooksInput): ReadonlyMap<string, RouteLook> {
  return new Map(input.routes.map(({ id }) => [id, lookOf(id, input)]))
}

/** How the figure of a route is drawn, in every picture: width by its number, hollow by its unit, dashed without one. */
export function flowLook(figures: RouteFigures | null, id: string): Pick<RouteLook, 'share' | 'line'> {
  const { width, hasNoFigure, isOtherUnit } = flowState(figures, id)
  return { share: width, line: hasNoFigure ? 'dashed' : isOtherUnit ? 'hollow' : 'solid' }
}

function lookOf(id: string, input: LooksInput): RouteLook {
  const { figures, litRoutes, lens, selected } = input
  const { share, line } = flowLook(figures, id)
  const isLit = litRoutes.has(id)
  const isChosen = selected?.kind === 'route' && selected.id === id
  const isClassified = lens?.routes.get(id)?.tie === 'classification'
  return {
    share,
    line: isClassified ? 'dashed' : line,
    isDim: !isLit,
    sides: shownSides(isChosen, isLit, input),
    hubs: isChosen ? 'all' : isLit && selected?.kind !== 'route' ? 'near' : 'none',
  }
}

function shownSides(isChosen: boolean, isLit: boolean, { lens, isSmall }: LooksInput): RouteLook['sides'] {
  if (isChosen) return 'all'
  if (!isLit) return 'none'
  return lens !== null || isSmall ? 'near' : 'long'
}

/** Px of each edge of a hollow line, and of its side branches. */
const EDGE = { main: 1.7, side: 1.2 } as const

/** Colours of a branch; `inset` is what its edges take from its width, px on each side. */
function paintOf(
  { route, isMain }: BranchLine,
  { line, isDim }: RouteLook,
  theme: MapTheme,
  isHovered: boolean,
): { fill: string; edge: string; edgeWidth: number; inset: number } {
  const colours = MAP_COLOURS[theme]
  const { casing, routes } = MAP_STROKES[theme]
  const own = isDim ? colours.dim : (ROUTE_COLOURS[theme][route] ?? colours.ink2)
  if (line === 'hollow') {
    const edgeWidth = (isMain ? EDGE.main : EDGE.side) * routes
    return { fill: colours.land, edge: isHovered ? colours.ink : own, edgeWidth, inset: edgeWidth }
  }
  if (isHovered) return { fill: own, edge: colours.ink2, edgeWidth: isMain ? casing / 2 : 0.8, inset: 0 }
  return { fill: own, edge: colours.land, edgeWidth: isMain ? casing / 2 : 0, inset: 0 }
}
