import type { Basemap, BasemapCountry } from '#domain/basemap.ts'
import type { Position } from '#domain/route.ts'
import { isInRing } from '#lib/ring.ts'
import { type Atlas, type AtlasCountry, divideAtlas, lineOfArc, parseAtlas } from './atlas.ts'
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
function fineIslands(input: BasemapInput): ReadonlyMap<string, Position[][][]> {
  const atlas = parseAtlas(input.islands)
  const found = new Map<string, Position[][][]>()
  for (const { name, iso, point } of input.source.islands) {
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
    found.set(iso, [...(found.get(iso) ?? []), rings])
  }
  return found
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
