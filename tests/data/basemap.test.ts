import { brotliCompressSync, constants } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { BASEMAP_BOX, buildBasemap } from '#derive/basemap.ts'
import { Basemap } from '#domain/basemap.ts'
import type { Position } from '#domain/route.ts'
import { isInRing } from '#lib/shapes.ts'
import { readAtlas } from '#scripts/readSources.ts'
import { basemapSource, regionSources, routeSources } from '#tests/support/routeSources.ts'

const source = basemapSource()
const build = () => buildBasemap({ ...readAtlas(), source })
const basemap = build()
const features = basemap.countries.features
const polygonsOf = ({ geometry }: (typeof features)[number]): Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
const rings = features.flatMap((feature) =>
  polygonsOf(feature).flatMap((polygon) => polygon.map((ring, at) => ({ ring, at }))),
)
const isOn = (iso: string, point: Position) =>
  features.some(
    (feature) =>
      feature.properties.iso === iso &&
      polygonsOf(feature).some(([outer]) => outer && isInRing(point, outer)),
  )
const turn = (ring: readonly Position[]) =>
  ring
    .slice(1)
    .reduce((sum, [lon, lat], at) => sum + (ring[at]?.[0] ?? 0) * lat - lon * (ring[at]?.[1] ?? 0), 0)

describe('the basemap', () => {
  it('fits its schema and is reproducible', () => {
    expect(() => Basemap.parse(basemap)).not.toThrow()
    expect(JSON.stringify(build())).toBe(JSON.stringify(basemap))
  })

  it('is at most 80 kB in brotli', () => {
    // The last level takes three times as long for a twentieth less.
    const params = { [constants.BROTLI_PARAM_QUALITY]: 10 }
    expect(brotliCompressSync(JSON.stringify(basemap), { params }).length).toBeLessThanOrEqual(80 * 1024)
  })

  it('has closed rings in RFC 7946 winding order, within the area of interest', () => {
    const [west, south, east, north] = BASEMAP_BOX
    for (const { ring, at } of rings) {
      expect(ring.length).toBeGreaterThanOrEqual(4)
      expect(ring.at(-1)).toEqual(ring[0])
      expect(turn(ring) > 0).toBe(at === 0)
    }
    const positions = [
      ...rings.flatMap(({ ring }) => ring),
      ...basemap.boundaries.coordinates.flat(),
      ...basemap.coast.coordinates.flat(),
    ]
    const outside = positions.filter(([lon, lat]) => lon < west || lon > east || lat < south || lat > north)
    expect(outside).toEqual([])
  })

  it('has each island with an arrival, in its country', () => {
    const missing = source.islands.filter(({ iso, point }) => !isOn(iso, point))
    expect(missing.map(({ name }) => name)).toEqual([])
    expect(source.islands.length).toBeGreaterThanOrEqual(26)
  })

  it('has Western Sahara in one piece, and draws Kosovo, Northern Cyprus and Somaliland in the common style', () => {
    expect(isOn('EH', [-13.1, 27.1])).toBe(true)
    expect(isOn('EH', [-11, 26])).toBe(true)
    expect(isOn('MA', [-13.1, 27.1])).toBe(false)
    expect(isOn('MA', [-10, 28.5])).toBe(true)
    expect(isOn('XK', [20.9, 42.6])).toBe(true)
    const withoutCode = features.filter((feature) => feature.properties.iso === null)
    const holds = (point: Position) =>
      withoutCode.some((feature) => polygonsOf(feature).some(([outer]) => outer && isInRing(point, outer)))
    expect(holds([33.4, 35.3])).toBe(true)
    expect(holds([46, 9.5])).toBe(true)
  })

  it('has one area per code, and one for each country that a route or region names', () => {
    const codes = features.flatMap((feature) => feature.properties.iso ?? [])
    expect(new Set(codes).size).toBe(codes.length)
    const named = routeSources().flatMap(({ countries }) => Object.values(countries).flat())
    const beyond = new Set(['BD', 'IN', 'LK', 'NP', 'VN', 'CV'])
    const regional = regionSources().flatMap(({ countries }) => countries)
    expect([...named, ...regional].filter((code) => !codes.includes(code) && !beyond.has(code))).toEqual([])
    expect(named.filter((code) => beyond.has(code))).toEqual([])
  })

  it('places every name inside its country', () => {
    const astray = features.filter(({ properties, ...feature }) => {
      const { label } = properties
      return (
        label === null ||
        !polygonsOf({ ...feature, properties }).some(([outer]) => outer && isInRing(label, outer))
      )
    })
    expect(astray.map(({ properties }) => properties.iso)).toEqual([])
  })

  it('draws no piece of boundary or coast twice', () => {
    const pieces = (lines: readonly (readonly Position[])[]) =>
      lines.flatMap((line) => line.slice(1).map((to, at) => [String(line[at]), String(to)].sort().join(' ')))
    for (const lines of [basemap.boundaries.coordinates, basemap.coast.coordinates]) {
      const all = pieces(lines)
      // Rounding collapses a few hairpin bends.
      expect(1 - new Set(all).size / all.length).toBeLessThan(0.001)
    }
  })

  it('names about twenty seas at sea, in three languages', () => {
    expect(basemap.seas.length).toBeGreaterThanOrEqual(20)
    for (const sea of basemap.seas) {
      const onLand = features.some((feature) =>
        polygonsOf(feature).some(
          ([outer, ...holes]) =>
            outer && isInRing(sea.point, outer) && !holes.some((hole) => isInRing(sea.point, hole)),
        ),
      )
      expect([sea.id, onLand]).toEqual([sea.id, false])
    }
  })
})
