import type { Atlas } from '#derive/basemap.ts'
import type { Position } from '#domain/route.ts'
import { isInRing } from '#lib/shapes.ts'

type Line = readonly Position[]

const EARTH_RADIUS_KM = 6371
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Great-circle distance, km. */
export function distanceKm(a: Position, b: Position): number {
  const dLat = radians(b[1] - a[1])
  const dLon = radians(b[0] - a[0])
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(radians(a[1])) * Math.cos(radians(b[1])) * Math.sin(dLon / 2) ** 2
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(h))
}

/** A point of a line and its distance along it, km. */
export type Sample = Readonly<{ point: Position; km: number }>

/** Points along a line at most `step` km apart, both ends included. */
export function sampleLine(line: Line, step = 5): Sample[] {
  const samples: Sample[] = []
  let km = 0
  line.forEach((point, index) => {
    const before = line[index - 1]
    if (before) {
      const length = distanceKm(before, point)
      const pieces = Math.max(1, Math.ceil(length / step))
      for (let piece = 1; piece < pieces; piece += 1) {
        const share = piece / pieces
        samples.push({
          point: [before[0] + (point[0] - before[0]) * share, before[1] + (point[1] - before[1]) * share],
          km: km + length * share,
        })
      }
      km += length
    }
    samples.push({ point, km })
  })
  return samples
}

type Shape = Readonly<{
  name: string
  west: number
  east: number
  south: number
  north: number
  rings: Line[]
}>

/** Looks up the country (atlas name) on whose land a point lies; null at sea. */
export function landFinder(atlas: Atlas): (point: Position) => string | null {
  const shapes: Shape[] = atlas.countries.flatMap((country) =>
    country.polygons.map((polygon) => {
      const rings = polygon.map((ring) => ring.line)
      const lons = (rings[0] ?? []).map(([lon]) => lon)
      const lats = (rings[0] ?? []).map(([, lat]) => lat)
      const range = (values: readonly number[]) =>
        values.reduce<[number, number]>(
          ([low, high], v) => [Math.min(low, v), Math.max(high, v)],
          [1e9, -1e9],
        )
      const [west, east] = range(lons)
      const [south, north] = range(lats)
      return { name: country.name, west, east, south, north, rings }
    }),
  )
  const holds = ({ west, east, south, north, rings: [outer, ...holes] }: Shape, point: Position) => {
    const [lon, lat] = point
    return (
      lon >= west &&
      lon <= east &&
      lat >= south &&
      lat <= north &&
      outer !== undefined &&
      isInRing(point, outer) &&
      !holes.some((hole) => isInRing(point, hole))
    )
  }
  // Points along a line mostly follow one another in one country.
  let last: Shape | undefined
  return (point) => {
    last = last && holds(last, point) ? last : shapes.find((shape) => holds(shape, point))
    return last?.name ?? null
  }
}

/** The points of a sea leg on land more than `coastKm` from both ends. */
export function landUnderSeaLeg(
  line: Line,
  landAt: (p: Position) => string | null,
  coastKm: number,
): Sample[] {
  const samples = sampleLine(line)
  const length = samples.at(-1)?.km ?? 0
  return samples.filter(({ point, km }) => km > coastKm && km < length - coastKm && landAt(point) !== null)
}

/** The longest stretch of a land leg over water, km. */
export function longestWaterKm(line: Line, landAt: (p: Position) => string | null): number {
  let longest = 0
  let startedAt: number | null = null
  let before = 0
  for (const { point, km } of sampleLine(line, 1)) {
    if (landAt(point) === null) {
      startedAt ??= before
      longest = Math.max(longest, km - startedAt)
    } else startedAt = null
    before = km
  }
  return longest
}

/** The sharpest turn between two segments of a line, degrees, on a Mercator map. */
export function sharpestTurn(line: Line): number {
  const direction = (a: Position, b: Position) =>
    Math.atan2(b[1] - a[1], (b[0] - a[0]) * Math.cos(radians((a[1] + b[1]) / 2)))
  let sharpest = 0
  for (let index = 2; index < line.length; index += 1) {
    const [a, b, c] = [line[index - 2], line[index - 1], line[index]]
    if (!a || !b || !c) continue
    const turn = Math.abs(direction(b, c) - direction(a, b))
    sharpest = Math.max(sharpest, Math.min(turn, 2 * Math.PI - turn))
  }
  return (sharpest * 180) / Math.PI
}

/** The longest stretch of `line` within `nearKm` of `other`, km. */
export function longestTogetherKm(line: Line, other: Line, nearKm: number): number {
  const others = sampleLine(other, 4).map(({ point }) => point)
  let longest = 0
  let startedAt: number | null = null
  for (const { point, km } of sampleLine(line, 4)) {
    // One degree of latitude is 111 km: no exact distance needed for far points.
    const isNear = others.some(
      (o) => Math.abs(o[1] - point[1]) * 111 < nearKm && distanceKm(o, point) < nearKm,
    )
    if (isNear) {
      startedAt ??= km
      longest = Math.max(longest, km - startedAt)
    } else startedAt = null
  }
  return longest
}
