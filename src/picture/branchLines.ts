import type { Position, Route, RouteHub, RouteLeg } from '#domain/route.ts'
import { memoizeByObject } from '#lib/memoize.ts'
import { toPlane } from './mercator.ts'

/** A branch of a route as one line, in the direction of travel. */
export interface BranchLine {
  route: string
  branch: string
  /** A main branch has the route's width; side branches are thin. */
  isMain: boolean
  line: readonly Position[]
  /** Per point, 0 for a thin line to 1 for the route's full width. */
  swell: readonly number[]
  hasArrow: boolean
}

/** Share of a side branch, from its start, that stays thin where it feeds a main branch. */
const THIN_SHARE = 0.6

/**
 * The branches of all routes. A main branch grows along its approach, where nobody counts, to the full width. A side
 * branch that ends in the legs of a main branch becomes its approach, so that one line is drawn for both.
 */
export const branchLines = memoizeByObject((routes: readonly Route[]): readonly BranchLine[] =>
  routes.flatMap(branchesOf),
)

function branchesOf(route: Route): readonly BranchLine[] {
  const branches = legsByBranch(route)
  const feeders = new Map<readonly RouteLeg[], readonly RouteLeg[]>()
  for (const legs of branches) {
    const feeder = isMain(legs) ? branches.find((other) => !isMain(other) && endsIn(other, legs)) : undefined
    if (feeder) feeders.set(legs, feeder)
  }
  const fed = new Set(feeders.values())
  return branches
    .filter((legs) => !fed.has(legs))
    .map((legs) => lineOf(route.id, legs, feeders.get(legs)?.slice(0, -legs.length) ?? []))
}

/** Degrees between a hub and the nearest point of a line that reaches it. */
const ON_LINE = 0.4

/** The hubs of a route that a branch reaches, with these branches: any other hub would stand alone on the map. */
export const hubsOnLines = memoizeByObject(
  (route: Route): readonly { hub: RouteHub; branches: readonly string[] }[] =>
    route.hubs.flatMap((hub) => {
      const branches = branchesOf(route)
        .filter(({ line }) =>
          line.some(([lon, lat]) => Math.hypot(lon - hub.point[0], lat - hub.point[1]) < ON_LINE),
        )
        .map(({ branch }) => branch)
      return branches.length > 0 ? [{ hub, branches }] : []
    }),
)

function legsByBranch(route: Route): readonly (readonly RouteLeg[])[] {
  const branches = new Map<string, RouteLeg[]>()
  for (const leg of route.legs) branches.set(leg.branch, [...(branches.get(leg.branch) ?? []), leg])
  return [...branches.values()]
}

function isMain(legs: readonly RouteLeg[]): boolean {
  return legs.some(({ main }) => main)
}

/** Whether a longer branch has the same last legs as another. */
function endsIn(longer: readonly RouteLeg[], legs: readonly RouteLeg[]): boolean {
  const last = longer.slice(-legs.length)
  return longer.length > legs.length && legs.every((leg, index) => endsOf(leg) === endsOf(last[index]))
}

function endsOf(leg: RouteLeg | undefined): string {
  return `${leg?.geometry.coordinates.at(0)} ${leg?.geometry.coordinates.at(-1)}`
}

function lineOf(route: string, legs: readonly RouteLeg[], feeder: readonly RouteLeg[]): BranchLine {
  const all = [...feeder, ...legs]
  const line = joined(all)
  const approach = joined(all.filter(({ counted }) => !counted)).length
  const start = feeder.length > 0 ? THIN_SHARE : 0
  const isMainBranch = isMain(legs)
  return {
    route,
    branch: legs[0]?.branch ?? '',
    isMain: isMainBranch,
    line,
    swell: isMainBranch ? swellAlong(line, approach, start) : line.map(() => 0),
    hasArrow: legs.at(-1)?.arrow ?? false,
  }
}

/** Grows with the distance over the first `approach` points, from `start` (a share of that distance); then 1. */
function swellAlong(line: readonly Position[], approach: number, start: number): readonly number[] {
  const passed: number[] = []
  let sum = 0
  for (const [index, position] of line.entries()) {
    const [x, y] = toPlane(position)
    const [fromX, fromY] = toPlane(line[index - 1] ?? position)
    sum += Math.hypot(x - fromX, y - fromY)
    passed.push(sum)
  }
  const whole = passed[approach - 1] ?? 0
  return passed.map((distance, index) => {
    if (index >= approach - 1) return 1
    const share = Math.max(0, (distance / whole - start) / (1 - start))
    return share * share * (3 - 2 * share)
  })
}

/** The points of legs that join end to end. */
function joined(legs: readonly RouteLeg[]): readonly Position[] {
  return legs.flatMap(({ geometry: { coordinates } }, index) =>
    index === 0 ? coordinates : coordinates.slice(1),
  )
}
