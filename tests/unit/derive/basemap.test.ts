import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildBasemap, parseAtlas } from '#derive/basemap.ts'
import {
  clipLine,
  clipRing,
  innermostPoint,
  ringArea,
  unwrapLine,
  unwrapRing,
  windPolygon,
} from '#derive/geometry.ts'
import type { BasemapSource } from '#derive/placeSources.ts'
import type { Position } from '#domain/route.ts'
import { isInRing } from '#lib/shapes.ts'
import { readAtlas } from '#scripts/readSources.ts'

const SQUARE: Position[] = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
  [0, 0],
]
const longestStep = (line: readonly Position[]) =>
  Math.max(...line.slice(1).map(([lon], index) => Math.abs(lon - (line[index]?.[0] ?? lon))))

describe('unwrapping', () => {
  it('keeps a ring over the antimeridian in one piece', () => {
    const fiji: Position[] = [
      [179, -17],
      [-179, -17],
      [-179, -16],
      [179, -16],
      [179, -17],
    ]
    expect(unwrapRing(fiji)).toEqual([
      [179, -17],
      [181, -17],
      [181, -16],
      [179, -16],
      [179, -17],
    ])
  })

  it('closes a ring around a pole along the pole', () => {
    const cap: Position[] = [-180, -90, 0, 90, 180].map((lon) => [lon, -70])
    expect(unwrapRing(cap).slice(-3)).toEqual([
      [180, -90],
      [-180, -90],
      [-180, -70],
    ])
    expect(unwrapRing(cap.map(([lon]): Position => [lon, 75])).at(-2)).toEqual([-180, 90])
  })

  const atlas = parseAtlas(readAtlas().countries)
  it.each(['Russia', 'Fiji', 'Antarctica'])('repairs %s, which the atlas splits', (name) => {
    const rings = atlas.countries
      .filter((country) => country.name === name)
      .flatMap((country) => country.polygons.flat().map((ring) => ring.line))
    expect(Math.max(...rings.map(longestStep))).toBeGreaterThan(180)
    const mended = rings.map(unwrapRing)
    for (const ring of mended) {
      expect(ring.at(-1)).toEqual(ring[0])
      // Only the way along the pole itself may be longer.
      const offPole = ring.filter(([, lat]) => Math.abs(lat) !== 90)
      expect(longestStep(offPole.slice(0, -1))).toBeLessThan(180)
    }
  })

  it('never jumps, whatever the longitudes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -180, max: 180 }), fc.integer({ min: -80, max: 80 }))),
        (line) => {
          const unwrapped = unwrapLine(line)
          expect(unwrapped.map(([lon]) => ((lon % 360) + 360) % 360)).toEqual(
            line.map(([lon]) => (lon + 360) % 360),
          )
          if (unwrapped.length > 1) expect(longestStep(unwrapped)).toBeLessThanOrEqual(180)
        },
      ),
    )
  })
})

describe('clipping', () => {
  it('keeps the part of a ring in the box, closed', () => {
    const clipped = clipRing(SQUARE, [2, -1, 9, 9])
    expect(ringArea(clipped)).toBe(8)
    expect(clipped.at(-1)).toEqual(clipped[0])
    expect(clipRing(SQUARE, [5, 5, 9, 9])).toEqual([])
  })

  it('cuts a line where it leaves the box and continues it where it returns', () => {
    const line: Position[] = [
      [0, 0],
      [4, 0],
      [4, 2],
      [0, 2],
    ]
    expect(clipLine(line, [-1, -1, 3, 3])).toEqual([
      [
        [0, 0],
        [3, 0],
      ],
      [
        [3, 2],
        [0, 2],
      ],
    ])
    expect(clipLine(line, [10, 10, 11, 11])).toEqual([])
  })
})

describe('rings', () => {
  it('wind as in RFC 7946: outer counter-clockwise, holes clockwise', () => {
    const hole: Position[] = [
      [1, 1],
      [2, 1],
      [2, 2],
      [1, 2],
      [1, 1],
    ]
    expect(windPolygon([SQUARE.toReversed(), hole])).toEqual([SQUARE, hole.toReversed()])
    expect(windPolygon([SQUARE, hole.toReversed()])).toEqual([SQUARE, hole.toReversed()])
  })

  it('have an innermost point, also in a crescent, but none without area', () => {
    const crescent: Position[] = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 8],
      [8, 8],
      [8, 2],
      [0, 2],
      [0, 0],
    ]
    const point = innermostPoint(crescent)
    expect(point && isInRing(point, crescent)).toBe(true)
    expect(innermostPoint([SQUARE[0] ?? [0, 0], SQUARE[1] ?? [4, 0], SQUARE[0] ?? [0, 0]])).toBeNull()
  })
})

/** A tiny atlas: Left and Right share the arc 0; the speck lies apart. One unit is a tenth of a degree. */
function tinyAtlas(extra: readonly unknown[] = []): unknown {
  return {
    transform: { scale: [0.1, 0.1], translate: [0, 40] },
    arcs: [
      [
        [10, 0],
        [0, 10],
      ],
      [
        [10, 10],
        [-10, 0],
        [0, -10],
        [10, 0],
      ],
      [
        [10, 0],
        [10, 0],
        [0, 10],
        [-10, 0],
      ],
      [
        [50, 50],
        [0, 0.2],
        [0.2, 0],
        [-0.2, -0.2],
      ],
    ],
    objects: {
      countries: {
        geometries: [
          { type: 'MultiPolygon', id: '001', properties: { name: 'Left' }, arcs: [[[0, 1]], [[3]]] },
          { type: 'Polygon', properties: { name: 'Kosovo' }, arcs: [[2, -1]] },
          ...extra,
        ],
      },
    },
  }
}

const SOURCE: BasemapSource = {
  note: '',
  islands: [],
  divisions: [],
  names: [{ rank: 1, countries: ['LE'] }],
  seas: [],
}
const alpha2 = (numeric: string) => (numeric === '001' ? 'LE' : null)
const tiny = (source: Partial<BasemapSource> = {}) =>
  buildBasemap({ countries: tinyAtlas(), islands: tinyAtlas(), source: { ...SOURCE, ...source }, alpha2 })

describe('buildBasemap', () => {
  it('gives each country its code, rank and label position', () => {
    const { features } = tiny().countries
    expect(features.map(({ properties }) => [properties.iso, properties.rank])).toEqual([
      ['LE', 1],
      ['XK', 2],
    ])
    expect(features[0]?.properties.label?.[0]).toBeCloseTo(0.5, 1)
  })

  it('draws a boundary once and no coast twice', () => {
    const { boundaries, coast } = tiny()
    expect(boundaries.coordinates).toEqual([
      [
        [1, 41],
        [1, 40],
      ],
    ])
    expect(coast.coordinates).toHaveLength(2)
  })

  it('drops tiny islands except listed ones', () => {
    expect(tiny().countries.features[0]?.geometry.type).toBe('Polygon')
    const kept = tiny({ islands: [{ name: 'Speck', iso: 'LE', point: [5.005, 45.015] }] })
    expect(kept.countries.features[0]?.geometry.type).toBe('MultiPolygon')
  })

  it('rejects a listed island that the atlas lacks, with the remedy', () => {
    const islands = [{ name: 'Atlantis', iso: 'LE', point: [20, 20] as Position }]
    expect(() => tiny({ islands })).toThrow(/islands, Atlantis: .* move the point onto the island/)
  })

  it('divides two countries along a parallel, and drops the boundary of the atlas', () => {
    const divided = tiny({ divisions: [{ north: 'LE', south: 'XK', parallel: 40.5, reason: 'a test' }] })
    const [left, kosovo] = divided.countries.features
    const outer = (feature: typeof left) => feature?.geometry.coordinates[0] as Position[]
    expect(outer(left).every(([, lat]) => lat >= 40.5)).toBe(true)
    expect(outer(kosovo).every(([, lat]) => lat <= 40.5)).toBe(true)
    expect(ringArea(outer(left)) + ringArea(outer(kosovo))).toBeCloseTo(2, 6)
    expect(divided.boundaries.coordinates).toEqual([
      [
        [0, 40.5],
        [2, 40.5],
      ],
    ])
  })

  it('refuses to divide countries that do not touch', () => {
    const divisions = [{ north: 'LE', south: 'ZZ', parallel: 40.5, reason: 'a test' }]
    expect(() => tiny({ divisions })).toThrow(/divisions, LE and ZZ: .* name two countries that touch/)
  })

  it('rejects a file that is not an atlas', () => {
    expect(() => buildBasemap({ countries: {}, islands: {}, source: SOURCE, alpha2 })).toThrow()
  })
})
