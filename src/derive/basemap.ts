import * as z from 'zod/mini'
import type { Basemap, BasemapCountry } from '#domain/basemap.ts'
import type { Position } from '#domain/route.ts'
import { groupPairs } from '#lib/groupBy.ts'
import { isInRing, simplifyLine } from '#lib/shapes.ts'
import {
  type Box,
  clipLine,
  clipRing,
  innermostPoint,
  ringArea,
  roundLine,
  roundPosition,
  unwrapLine,
  unwrapRing,
  windPolygon,
} from './geometry.ts'
import type { BasemapSource } from './placeSources.ts'

/** The area of interest: from the Azores to the Indus, from Lake Victoria to the North Cape. */
export const BASEMAP_BOX: Box = [-40, -8, 85, 73]

/** Islands below this area, in square degrees (about 25 km² at 40° north), are dropped unless listed. */
const MIN_AREA = 0.0027

/** Islands below this area, in square degrees, keep 3 decimals; 2 (about 1 km) are too coarse. */
const SMALL_AREA = 0.6
const COARSE = 100
const FINE = 1000

/** Tolerance of simplification, in degrees: about 1.5 km, no more than rounding, yet it drops half of all points. */
const MIN_BEND = 0.015

/** Codes of areas that have no number in the atlas, by name. */
const CODES_BY_NAME: Readonly<Record<string, string>> = { Kosovo: 'XK' }

/**
 * `countries` and `islands` are the parsed TopoJSON files of the atlas, coarse for all and fine for the listed
 * islands; `alpha2` turns an ISO 3166-1 numeric code of three digits into alpha-2, null where there is none.
 */
export type BasemapInput = Readonly<{
  countries: unknown
  islands: unknown
  source: BasemapSource
  alpha2: (numeric: string) => string | null
}>

/** `coast` is the outline of a small island, whose coast is not rounded with the others; null: its arcs are. */
type Piece = Readonly<{ rings: Position[][]; arcs: readonly number[]; coast: Position[] | null }>

function isoOf(country: AtlasCountry, alpha2: BasemapInput['alpha2']): string | null {
  const byName = CODES_BY_NAME[country.name] ?? null
  return country.code === null ? byName : (alpha2(country.code) ?? byName)
}

function isInBox([lon, lat]: Position): boolean {
  const [west, south, east, north] = BASEMAP_BOX
  return lon >= west && lon <= east && lat >= south && lat <= north
}

/** Unwraps, clips, rounds and winds a polygon; null if nothing is left in the area of interest. */
function clipPolygon(rings: readonly (readonly Position[])[], factor: number): Position[][] | null {
  const clipped = rings.map((ring) => roundLine(clipRing(unwrapRing(ring), BASEMAP_BOX), factor))
  const [outer, ...holes] = clipped
  if (!outer || outer.length < 4 || ringArea(outer) === 0) return null
  return windPolygon([outer, ...holes.filter((hole) => hole.length >= 4 && ringArea(hole) > 0)])
}

function isIslandAlone(atlas: Atlas, arcs: readonly number[]): boolean {
  return arcs.every((index) => atlas.uses[index < 0 ? ~index : index] === 1)
}

/** The polygons of listed islands from the fine atlas, by the country's alpha-2 code. */
function fineIslands(input: BasemapInput): ReadonlyMap<string, readonly Position[][][]> {
  const atlas = parseAtlas(input.islands)
  const islands = input.source.islands.map(({ name, iso, point }) => {
    const polygons = atlas.countries
      .filter((country) => isoOf(country, input.alpha2) === iso)
      .flatMap((country) => country.polygons)
    const polygon = polygons.find(([outer]) => outer && isInRing(point, outer.line))
    const rings =
      polygon &&
      clipPolygon(
        polygon.map((ring) => ring.line),
        FINE,
      )
    if (!rings) throw new Error(notOnAtlas(name, iso))
    return [iso, rings] as const
  })
  return groupPairs(islands)
}

function notOnAtlas(name: string, iso: string): string {
  return `basemap.json, islands, ${name}: the atlas has no land of ${iso} at this point; move the point onto the island`
}

function coarsePieces(
  atlas: Atlas,
  country: AtlasCountry,
  fine: readonly Position[][][],
  listed: readonly Position[],
) {
  return country.polygons.flatMap((polygon): Piece[] => {
    const [outer] = polygon
    if (!outer) return []
    const area = ringArea(outer.line)
    const isAlone = isIslandAlone(atlas, outer.arcs)
    if (isAlone && area < MIN_AREA && country.polygons.length > 1) return []
    // A listed island comes from the fine atlas instead.
    if (fine.length > 0 && listed.some((point) => isInRing(point, outer.line))) return []
    const isSmall = isAlone && area < SMALL_AREA
    const rings = clipPolygon(
      polygon.map((ring) => ring.line),
      isSmall ? FINE : COARSE,
    )
    // A cut ring also runs along the edge of the box, where there is no coast.
    const coast = (isSmall && outer.line.every(isInBox) && rings?.[0]) || null
    return rings ? [{ rings, coast, arcs: polygon.flatMap((ring) => ring.arcs) }] : []
  })
}

/** The position of a country's label: well inside its largest piece. */
function labelOf(polygons: readonly Position[][][]): Position | null {
  let largest: Position[] = []
  for (const [outer] of polygons) if (outer && ringArea(outer) > ringArea(largest)) largest = outer
  const point = innermostPoint(largest)
  return point && roundPosition(point, FINE)
}

/** Builds the basemap; deterministic. Throws for a file that is no TopoJSON of countries, and for a missing island. */
export function buildBasemap(input: BasemapInput): Basemap {
  const { atlas, boundaries: parallels } = divideAtlas(
    parseAtlas(input.countries, MIN_BEND),
    input.source.divisions,
    (country) => isoOf(country, input.alpha2),
  )
  const fine = fineIslands(input)
  const rankOf = new Map(
    input.source.names.flatMap(({ rank, countries }) => countries.map((iso) => [iso, rank])),
  )
  const lastRank = Math.max(...rankOf.values(), 0) + 1
  const features: BasemapCountry[] = []
  const arcsKept = new Set<number>()
  const coast: Position[][] = []

  for (const country of atlas.countries) {
    const iso = isoOf(country, input.alpha2)
    const own = iso === null ? [] : (fine.get(iso) ?? [])
    const listed = input.source.islands.filter((island) => island.iso === iso).map((island) => island.point)
    const pieces = coarsePieces(atlas, country, own, listed)
    const polygons = [...pieces.map((piece) => piece.rings), ...own]
    if (polygons.length === 0) continue
    const drawnByArcs = pieces.filter((piece) => piece.coast === null)
    for (const index of drawnByArcs.flatMap((piece) => piece.arcs)) arcsKept.add(index < 0 ? ~index : index)
    coast.push(...pieces.flatMap((piece) => (piece.coast ? [piece.coast] : [])))
    coast.push(...own.flatMap((rings) => rings.slice(0, 1)))
    features.push({
      type: 'Feature',
      properties: { iso, label: labelOf(polygons), rank: rankOf.get(iso ?? '') ?? lastRank },
      geometry:
        polygons.length === 1
          ? { type: 'Polygon', coordinates: polygons[0] ?? [] }
          : { type: 'MultiPolygon', coordinates: polygons },
    })
  }

  const boundaries: Position[][] = []
  for (const index of [...arcsKept].sort((a, b) => a - b)) {
    // Rings of the atlas run clockwise: a reversed line repeats the text of its polygon and compresses well.
    const line = unwrapLine(lineOfArc(atlas.arcs, ~index))
    const pieces = clipLine(line, BASEMAP_BOX).map((piece) => roundLine(piece, COARSE))
    const target = (atlas.uses[index] ?? 0) > 1 ? boundaries : coast
    target.push(...pieces.filter((piece) => piece.length >= 2))
  }
  boundaries.push(...parallels.map((line) => roundLine(line, COARSE)))

  return {
    countries: { type: 'FeatureCollection', features },
    boundaries: { type: 'MultiLineString', coordinates: boundaries },
    coast: { type: 'MultiLineString', coordinates: coast },
    seas: input.source.seas,
  }
}

const ArcIndices = z.array(z.int())
const named = { id: z.optional(z.string()), properties: z.object({ name: z.string() }) }
const TopologyGeometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), ...named, arcs: z.array(ArcIndices) }),
  z.object({ type: z.literal('MultiPolygon'), ...named, arcs: z.array(z.array(ArcIndices)) }),
])
const Pair = z.tuple([z.number(), z.number()])

/** The part of a quantised TopoJSON file of countries that the basemap needs. */
const Topology = z.object({
  transform: z.object({ scale: Pair, translate: Pair }),
  arcs: z.array(z.array(Pair)),
  objects: z.object({ countries: z.object({ geometries: z.array(TopologyGeometry) }) }),
})

/** A ring of arcs; a negative index i is arc ~i reversed. */
type ArcRing = Readonly<{ arcs: readonly number[]; line: readonly Position[] }>

/** A country of the atlas; `code` is ISO 3166-1 numeric, null if the atlas has none. */
type AtlasCountry = Readonly<{
  code: string | null
  name: string
  polygons: readonly (readonly ArcRing[])[]
}>

/** `uses` counts the rings of each arc: one for a coast, two for a boundary. */
export type Atlas = Readonly<{
  countries: readonly AtlasCountry[]
  arcs: readonly (readonly Position[])[]
  uses: readonly number[]
}>

function decodeArc(
  arc: readonly (readonly [number, number])[],
  transform: z.infer<typeof Topology>['transform'],
) {
  let x = 0
  let y = 0
  return arc.map(([dx, dy]): Position => {
    x += dx
    y += dy
    return [x * transform.scale[0] + transform.translate[0], y * transform.scale[1] + transform.translate[1]]
  })
}

/** The line of an arc index, reversed if it is negative. */
function lineOfArc(arcs: Atlas['arcs'], index: number): readonly Position[] {
  const line = arcs[index < 0 ? ~index : index] ?? []
  return index < 0 ? line.toReversed() : line
}

/** The closed line of a ring; neighbouring arcs share their end points. */
function lineOfRing(arcs: Atlas['arcs'], indices: readonly number[]): Position[] {
  return indices.flatMap((index, at) => lineOfArc(arcs, index).slice(at === 0 ? 0 : 1))
}

/** Islands and lakes of one arc below this area, in square degrees, keep all their points. */
const SMALL_ARC = 0.6

function simplifyArc(arc: readonly Position[], tolerance: number): readonly Position[] {
  const [first, last] = [arc[0], arc.at(-1)]
  const isClosed = first?.[0] === last?.[0] && first?.[1] === last?.[1]
  const isSmall = isClosed && ringArea(arc) < SMALL_ARC
  return isSmall || tolerance === 0 ? arc : simplifyLine(arc, tolerance)
}

/**
 * Decodes a TopoJSON file of countries (as in world-atlas). Simplifies by `tolerance` degrees per arc, so that neighbours
 * keep one boundary. Throws a zod error if the file has another form.
 * Source: The TopoJSON Format Specification, sections 2.1.2 (transforms) and 2.1.4 (arc indexes).
 */
export function parseAtlas(json: unknown, tolerance = 0): Atlas {
  const topology = Topology.parse(json)
  const arcs = topology.arcs.map((arc) => simplifyArc(decodeArc(arc, topology.transform), tolerance))
  const uses = arcs.map(() => 0)
  const ringOf = (indices: readonly number[]): ArcRing => {
    for (const index of indices) {
      const key = index < 0 ? ~index : index
      uses[key] = (uses[key] ?? 0) + 1
    }
    return { arcs: indices, line: lineOfRing(arcs, indices) }
  }
  const countries = topology.objects.countries.geometries.map((geometry) => ({
    code: geometry.id ?? null,
    name: geometry.properties.name,
    polygons:
      geometry.type === 'Polygon'
        ? [geometry.arcs.map(ringOf)]
        : geometry.arcs.map((polygon) => polygon.map(ringOf)),
  }))
  return { countries, arcs, uses }
}

type Division = BasemapSource['divisions'][number]

/** The atlas with redrawn divisions, and the parallels that became boundaries. */
type DividedAtlas = Readonly<{ atlas: Atlas; boundaries: readonly (readonly Position[])[] }>

/** The one arc that two rings share, as indexed by the first; null for none or several. */
function onlySharedArc(host: ArcRing, guest: ArcRing): number | null {
  const shared = host.arcs.filter((index) => guest.arcs.includes(~index))
  return shared.length === 1 ? (shared[0] ?? null) : null
}

/** The ring around both: the shared arc is replaced by the rest of the guest's ring. */
function joinedArcs(host: ArcRing, guest: ArcRing, shared: number): number[] {
  const at = guest.arcs.indexOf(~shared)
  const around = [...guest.arcs.slice(at + 1), ...guest.arcs.slice(0, at)]
  return host.arcs.flatMap((arc) => (arc === shared ? around : [arc]))
}

function describe({ north, south }: Division): string {
  return `basemap.json, divisions, ${north} and ${south}: the atlas has no single boundary between the two; take the division out or name two countries that touch`
}

/** Divides two countries by a parallel, following ISO 3166-1. Throws if they do not share exactly one arc. */
function divideAtlas(
  atlas: Atlas,
  divisions: readonly Division[],
  isoOf: (country: AtlasCountry) => string | null,
): DividedAtlas {
  const countries = [...atlas.countries]
  const boundaries: Position[][] = []
  for (const division of divisions) {
    const northAt = countries.findIndex((country) => isoOf(country) === division.north)
    const southAt = countries.findIndex((country) => isoOf(country) === division.south)
    const [north, south] = [countries[northAt], countries[southAt]]
    const [host, guest] = [north?.polygons[0]?.[0], south?.polygons[0]?.[0]]
    const shared = host && guest ? onlySharedArc(host, guest) : null
    if (!north || !south || !host || !guest || shared === null) throw new Error(describe(division))
    // No ring uses the shared arc any more, so it is not drawn.
    const arcs = joinedArcs(host, guest, shared)
    const line = lineOfRing(atlas.arcs, arcs)
    const upper = clipRing(line, [-180, division.parallel, 180, 90])
    const lower = clipRing(line, [-180, -90, 180, division.parallel])
    const ends = lower.filter(([, lat]) => lat === division.parallel).map(([lon]) => lon)
    boundaries.push([
      [Math.min(...ends), division.parallel],
      [Math.max(...ends), division.parallel],
    ])
    countries[northAt] = { ...north, polygons: [[{ arcs, line: upper }], ...north.polygons.slice(1)] }
    countries[southAt] = { ...south, polygons: [[{ arcs, line: lower }], ...south.polygons.slice(1)] }
  }
  return { atlas: { ...atlas, countries }, boundaries }
}
