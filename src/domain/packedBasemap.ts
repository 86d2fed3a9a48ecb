import type { Basemap, BasemapCountry } from './basemap.ts'
import type { Position } from './route.ts'

type Line = Position[]

/** A piece of a ring: a whole line by its index, or a part of it from one point to another, or points of its own. */
type RingPiece = number | readonly [line: number, from: number, to: number] | string

/** The base map for the start, at a third of its size: each line once, as differences, and rings as pieces of lines. */
export interface PackedBasemap {
  boundaries: readonly string[]
  coast: readonly string[]
  countries: readonly (BasemapCountry['properties'] & { polygons: readonly (readonly RingPiece[])[][] })[]
  seas: Basemap['seas']
}

/** Positions are whole numbers of this fraction of a degree; most lines only of its tenfold. */
const UNIT = 1000
const COARSE = 10
/** The first of 64 printable characters for groups of five bits and the flag that more follow. */
const FIRST_CODE = 63

/** Packs without loss. Throws if a position has more than three decimals. */
export function packBasemap({ countries, boundaries, coast, seas }: Basemap): PackedBasemap {
  const lines = [...boundaries.coordinates, ...coast.coordinates]
  const edges = edgesOf(lines)
  return {
    boundaries: boundaries.coordinates.map(packLine),
    coast: coast.coordinates.map(packLine),
    countries: countries.features.map(({ properties, geometry }) => ({
      ...properties,
      polygons: (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map((rings) =>
        rings.map((ring) => packRing(ring, lines, edges)),
      ),
    })),
    seas,
  }
}

/** The base map that was packed. Rings and lines share their positions, which must not be changed. */
export function unpackBasemap({ countries, boundaries, coast, seas }: PackedBasemap): Basemap {
  const borders = boundaries.map(unpackLine)
  const coasts = coast.map(unpackLine)
  const lines = [...borders, ...coasts]
  return {
    countries: {
      type: 'FeatureCollection',
      features: countries.map(({ polygons: packed, ...properties }) => {
        const polygons = packed.map((rings) => rings.map((ring) => unpackRing(ring, lines)))
        const [first = [], ...others] = polygons
        return {
          type: 'Feature',
          properties,
          geometry:
            others.length === 0
              ? { type: 'Polygon', coordinates: first }
              : { type: 'MultiPolygon', coordinates: polygons },
        }
      }),
    },
    boundaries: { type: 'MultiLineString', coordinates: borders },
    coast: { type: 'MultiLineString', coordinates: coasts },
    seas,
  }
}

const inUnits = (degrees: number) => {
  const units = Math.round(degrees * UNIT)
  if (units / UNIT !== degrees) throw new Error(`${degrees} has more than three decimals`)
  return units
}

/** A line as text: whether its positions are coarse, then the differences of longitude and latitude in turn. */
function packLine(line: readonly Position[]): string {
  const flat = line.flat().map(inUnits)
  const isCoarse = flat.every((units) => units % COARSE === 0)
  const steps = isCoarse ? flat.map((units) => units / COARSE) : flat
  return (isCoarse ? 'c' : 'f') + steps.map((step, at) => packNumber(step - (steps[at - 2] ?? 0))).join('')
}

/** The sign in the lowest bit, then groups of five bits, the lowest first. */
function packNumber(value: number): string {
  let rest = value < 0 ? -2 * value - 1 : 2 * value
  let text = ''
  for (; rest >= 32; rest = Math.floor(rest / 32)) text += String.fromCharCode(FIRST_CODE + 32 + (rest % 32))
  return text + String.fromCharCode(FIRST_CODE + rest)
}

function unpackLine(text: string): Line {
  const unit = text.startsWith('c') ? UNIT / COARSE : UNIT
  const line: Line = []
  let at = 1
  const next = () => {
    let value = 0
    for (let shift = 0; ; shift += 5) {
      const group = text.charCodeAt(at) - FIRST_CODE
      at += 1
      value |= (group & 31) << shift
      if (group < 32) return value & 1 ? -(value + 1) / 2 : value / 2
    }
  }
  let longitude = 0
  let latitude = 0
  while (at < text.length) {
    longitude += next()
    latitude += next()
    line.push([longitude / unit, latitude / unit])
  }
  return line
}

/** Where an edge, named by its ends, lies: the line, and the indexes of its first and its last point. */
type Edges = ReadonlyMap<string, readonly [line: number, from: number, to: number]>

function edgesOf(lines: readonly (readonly Position[])[]): Edges {
  return new Map(
    lines.flatMap((line, index) =>
      line
        .slice(1)
        .flatMap((point, before) => [
          [`${line[before]} ${point}`, [index, before, before + 1] as const] as const,
          [`${point} ${line[before]}`, [index, before + 1, before] as const] as const,
        ]),
    ),
  )
}

function packRing(ring: readonly Position[], lines: readonly (readonly Position[])[], edges: Edges) {
  const pieces: ([line: number, from: number, to: number] | Line)[] = []
  ring.slice(1).forEach((point, before) => {
    const start = ring[before] ?? point
    const found = edges.get(`${start} ${point}`)
    const last = pieces.at(-1)
    if (!found) {
      if (last && typeof last[0] !== 'number') (last as Line).push(point)
      else pieces.push([start, point])
      return
    }
    const [line, from, to] = found
    const isNext =
      last?.[0] === line && last[2] === from && Math.sign(to - from) === Math.sign(from - Number(last[1]))
    if (isNext) last[2] = to
    else pieces.push([line, from, to])
  })
  return pieces.map((piece): RingPiece => {
    if (typeof piece[0] !== 'number') return packLine(piece as Line)
    const [line, from, to] = piece as [number, number, number]
    const end = (lines[line]?.length ?? 0) - 1
    if (from === 0 && to === end) return line
    return from === end && to === 0 ? ~line : [line, from, to]
  })
}

function unpackRing(pieces: readonly RingPiece[], lines: readonly Line[]): Line {
  const ring: Line = []
  for (const piece of pieces) {
    const points = pointsOf(piece, lines)
    // Each piece starts with the last point of the one before.
    for (let at = ring.length === 0 ? 0 : 1; at < points.length; at += 1) ring.push(points[at] as Position)
  }
  return ring
}

function pointsOf(piece: RingPiece, lines: readonly Line[]): Line {
  if (typeof piece === 'string') return unpackLine(piece)
  if (typeof piece === 'number') return piece < 0 ? (lines[~piece] ?? []).toReversed() : (lines[piece] ?? [])
  const [index, from, to] = piece
  const line = lines[index] ?? []
  return from < to ? line.slice(from, to + 1) : line.slice(to, from + 1).reverse()
}
