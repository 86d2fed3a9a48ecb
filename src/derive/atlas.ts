import * as z from 'zod/mini'
import type { Position } from '#domain/route.ts'
import { simplifyLine } from '#lib/simplifyLine.ts'
import { clipRing, ringArea } from './geometry.ts'
import type { BasemapSource } from './placeSources.ts'

const ArcIndices = z.array(z.int())
const Properties = z.object({ name: z.string() })
const TopologyGeometry = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('Polygon'),
    id: z.optional(z.string()),
    properties: Properties,
    arcs: z.array(ArcIndices),
  }),
  z.object({
    type: z.literal('MultiPolygon'),
    id: z.optional(z.string()),
    properties: Properties,
    arcs: z.array(z.array(ArcIndices)),
  }),
])
const Pair = z.tuple([z.number(), z.number()])

/** The part of a quantised TopoJSON file of countries that the basemap needs. */
const Topology = z.object({
  transform: z.object({ scale: Pair, translate: Pair }),
  arcs: z.array(z.array(Pair)),
  objects: z.object({ countries: z.object({ geometries: z.array(TopologyGeometry) }) }),
})

/** A ring of arcs; a negative index i is arc ~i reversed. */
export type ArcRing = Readonly<{ arcs: readonly number[]; line: readonly Position[] }>

/** A country of the atlas; `code` is ISO 3166-1 numeric, null if the atlas has none. */
export type AtlasCountry = Readonly<{
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
export function lineOfArc(arcs: Atlas['arcs'], index: number): readonly Position[] {
  const line = arcs[index < 0 ? ~index : index] ?? []
  return index < 0 ? line.toReversed() : line
}

/** The closed line of a ring; neighbouring arcs share their end points. */
export function lineOfRing(arcs: Atlas['arcs'], indices: readonly number[]): Position[] {
  return indices.flatMap((index, at) => lineOfArc(arcs, index).slice(at === 0 ? 0 : 1))
}

/** Islands and lakes of one arc below this area, in square degrees, keep all their points. */
const SMALL_AREA = 0.6

function simplifyArc(arc: readonly Position[], tolerance: number): readonly Position[] {
  const [first, last] = [arc[0], arc.at(-1)]
  const isClosed = first?.[0] === last?.[0] && first?.[1] === last?.[1]
  const isSmall = isClosed && ringArea(arc) < SMALL_AREA
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
export type DividedAtlas = Readonly<{ atlas: Atlas; boundaries: readonly (readonly Position[])[] }>

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
export function divideAtlas(
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
