import { describe, expect, it } from 'vitest'
import { lensMarks, originMarks } from '#domain/mapContent.ts'
import { isNameShown, placeNames } from '#picture/labels/placeItems.ts'
import { graticule, toGroundFeatures, toRegionFeatures } from '#picture/layers.ts'
import { regionOf, routeOf } from '#tests/support/builders.ts'
import { SMALL_BASEMAP } from '#tests/support/smallBasemap.ts'

describe('places and names', () => {
  it('of regions are those that a text names or that group routes', () => {
    const regions = [
      regionOf({ id: 'grouping' }),
      regionOf({ id: 'named', evidence: [{ type: 'record', recordId: 'r' }] }),
      regionOf({ id: 'unnamed' }),
      regionOf({ id: 'passing', role: 'transit', evidence: [{ type: 'record', recordId: 'r' }] }),
      regionOf({ id: 'within', role: 'place', evidence: [{ type: 'record', recordId: 'r' }] }),
    ]
    const marks = originMarks(regions, [routeOf({ id: 'north', region: 'grouping' })])
    expect(toRegionFeatures(marks).features.map(({ properties }) => properties.key)).toEqual([
      'grouping',
      'named',
    ])
  })

  it('of other regions exist for a lens: origins, places and transit countries, but no sea or border', () => {
    const regions = [
      regionOf({ id: 'grouping' }),
      regionOf({ id: 'unnamed' }),
      regionOf({ id: 'balkans', role: 'transit', countries: ['RS'] }),
      regionOf({ id: 'within', role: 'place', countries: ['IQ'] }),
      regionOf({ id: 'sea', role: 'transit' }),
      regionOf({ id: 'union', role: 'destination', countries: ['BE'] }),
    ]
    const always = originMarks(regions, [routeOf({ id: 'north', region: 'grouping' })])
    const others = lensMarks(regions, always)
    expect(toRegionFeatures(always, others).features.map(({ properties }) => properties)).toEqual([
      { key: 'grouping', isLasting: true, scale: 1 },
      { key: 'unnamed', isLasting: false, scale: 1 },
      { key: 'balkans', isLasting: false, scale: 1 },
      { key: 'within', isLasting: false, scale: 0.4 },
    ])
  })

  it('are in the reader’s language, by rank; an area without a code has none', () => {
    const names = placeNames(SMALL_BASEMAP, {
      country: (iso) => `name of ${iso}`,
      localized: (texts) => ('given' in texts ? texts.given : (texts.fr ?? texts.en)),
    })
    expect(names.map(({ key, name, rank }) => [key, name, rank])).toEqual([
      ['sea:mediterranean-sea', SMALL_BASEMAP.seas[0]?.names.fr, 1],
      ['country:LY', 'name of LY', 1],
      ['country:ES', 'name of ES', 2],
    ])
  })

  it('appear rank by rank as the zoom grows', () => {
    const shownAt = (zoom: number) => [1, 2, 3, 4].filter((rank) => isNameShown(rank, zoom)).length
    expect([3, 4, 5, 6].map(shownAt)).toEqual([1, 2, 3, 4])
  })
})

describe('the ground', () => {
  it('keeps areas without a code', () => {
    const areas = toGroundFeatures(SMALL_BASEMAP).features.filter(
      ({ properties }) => properties.kind === 'area',
    )
    expect(areas.map(({ properties }) => properties.iso)).toEqual(['LY', 'ES', ''])
    // Keys for feature-state: the country's code, else the kind of part.
    expect(areas.map(({ properties }) => properties.key)).toEqual(['LY', 'ES', 'area'])
  })

  it('has coasts, boundaries and graticule as one feature each', () => {
    const { features } = toGroundFeatures(SMALL_BASEMAP)
    const lines = features.filter(({ properties }) => properties.kind !== 'area')
    expect(lines.map(({ properties }) => properties.kind)).toEqual(['coast', 'boundary', 'graticule'])
    expect(lines.map(({ geometry }) => geometry.type)).toEqual(Array(3).fill('MultiLineString'))
  })

  it('has a line every ten degrees', () => {
    const meridians = graticule()
      .coordinates.map((line) => line.map(([lon]) => lon))
      .filter(([from, to]) => from === to)
      .map(([lon]) => lon ?? 0)
    expect(meridians).toContain(0)
    expect(meridians.every((lon) => lon % 10 === 0)).toBe(true)
    expect(new Set(meridians).size).toBe(meridians.length)
  })
})
