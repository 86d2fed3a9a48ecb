import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lensMarks, originMarks } from '#domain/marks.ts'
import { isNameShown, placeNames } from '#map/labels/placeNames.ts'
import { ARROW_LAYERS, bearingOf, headShare, toArrowheadFeatures } from '#map/layers/arrowheads.ts'
import { graticule, toGroundFeatures } from '#map/layers/ground.ts'
import { toHubFeatures } from '#map/layers/hubs.ts'
import { toRegionFeatures } from '#map/layers/regions.ts'
import { keysByRoute, toLegFeatures, toRouteFeatures } from '#map/layers/routePieces.ts'
import { numberOf } from '#map/svg/evaluate.ts'
import { legOf, regionOf, routeOf } from '#tests/support/builders.ts'
import { SMALL_BASEMAP } from '#tests/support/smallBasemap.ts'

describe('route lines', () => {
  it('grow up to the departure and keep their width from there', () => {
    const route = routeOf({
      id: 'north',
      legs: [
        legOf(
          'approach',
          [
            [0, 0],
            [1, 1],
            [2, 2],
            [3, 3],
          ],
          { counted: false, arrow: false },
        ),
        legOf('crossing', [
          [3, 3],
          [4, 5],
        ]),
      ],
    })
    const pieces = toRouteFeatures([route]).features.map(({ properties }) => properties)
    const widths = pieces.map(({ growth }) => growth)
    expect(pieces.map(({ leg }) => leg)).toEqual(['approach', 'approach', 'approach', 'crossing'])
    expect(widths).toEqual([...widths].sort((a, b) => a - b))
    expect(widths[0]).toBeGreaterThan(0)
    expect(widths.at(-1)).toBe(1)
    expect(widths.slice(0, -1).every((width) => width < 1)).toBe(true)
  })

  it('join end to end, without gaps between the pieces', () => {
    const route = routeOf({
      id: 'north',
      legs: [
        legOf(
          'approach',
          [
            [0, 0],
            [1, 1],
            [2, 2],
          ],
          { counted: false },
        ),
        legOf('crossing', [
          [2, 2],
          [4, 5],
        ]),
      ],
    })
    const lines = toRouteFeatures([route]).features.map(({ geometry }) => geometry.coordinates)
    for (const [index, line] of lines.entries()) {
      if (index > 0) expect(line[0]).toEqual(lines[index - 1]?.at(-1))
    }
  })

  it('of a side branch are one thin piece', () => {
    const route = routeOf({
      id: 'north',
      legs: [
        legOf('a', [
          [0, 0],
          [1, 1],
        ]),
        legOf(
          'b',
          [
            [0, 0],
            [1, 2],
          ],
          { branch: 'side', main: false },
        ),
      ],
    })
    const [main, side] = toRouteFeatures([route]).features
    expect(main?.properties.isMain).toBe(true)
    expect(side?.properties.isMain).toBe(false)
  })

  it('of two routes on the same way lie side by side, also in opposite directions', () => {
    const there = routeOf({
      id: 'there',
      legs: [
        legOf('a', [
          [0, 0],
          [1, 1],
          [2, 0],
        ]),
      ],
    })
    const back = routeOf({
      id: 'back',
      legs: [
        legOf('b', [
          [2, 0],
          [1, 1],
          [0, 0],
        ]),
      ],
    })
    const alone = routeOf({
      id: 'alone',
      legs: [
        legOf('c', [
          [0, 0],
          [5, 5],
        ]),
      ],
    })
    const offsets = toRouteFeatures([there, back, alone]).features.map(({ properties }) => properties.offset)
    // An offset is to the right of the line's direction, so equal offsets of opposite lines are on different sides.
    expect(offsets[0]).toBe(offsets[1])
    expect(offsets[0]).not.toBe(0)
    expect(offsets[2]).toBe(0)

    const along = routeOf({
      id: 'along',
      legs: [
        legOf('d', [
          [0, 0],
          [1, 1],
          [2, 0],
        ]),
      ],
    })
    const parallel = toRouteFeatures([there, along]).features.map(({ properties }) => properties.offset)
    expect(parallel[0]).toBe(-(parallel[1] ?? 0))
  })

  it('exist whole for dashes, with the offsets of their pieces', () => {
    const approach = legOf(
      'a',
      [
        [0, 0],
        [1, 1],
        [2, 2],
      ],
      { counted: false, arrow: false },
    )
    const out = legOf('b', [
      [2, 2],
      [3, 3],
    ])
    const back = legOf('c', [
      [3, 3],
      [2, 2],
    ])
    const both = [routeOf({ id: 'out', legs: [approach, out] }), routeOf({ id: 'back', legs: [back] })]
    const ways = toLegFeatures(both).features
    expect(ways.map(({ geometry }) => geometry.coordinates.length)).toEqual([3, 2, 2])
    expect(ways[0]?.properties.growth).toBeLessThan(ways[1]?.properties.growth ?? 0)
    const pieces = toRouteFeatures(both).features
    for (const { properties } of ways) {
      const own = pieces.filter((piece) => piece.properties.leg === properties.leg)
      expect(own.map((piece) => piece.properties.offset)).toEqual(own.map(() => properties.offset))
      expect(own.map((piece) => piece.properties.key)).not.toContain(properties.key)
    }
    expect(ways[1]?.properties.offset).not.toBe(0)
  })

  it('have unique keys, grouped by route for feature-state', () => {
    const { features } = toRouteFeatures([
      routeOf({
        id: 'one',
        legs: [
          legOf(
            'a',
            [
              [0, 0],
              [1, 1],
              [2, 2],
            ],
            { counted: false },
          ),
        ],
      }),
      routeOf({
        id: 'two',
        legs: [
          legOf('b', [
            [0, 0],
            [1, 1],
          ]),
        ],
      }),
    ])
    const keys = keysByRoute(features)
    expect(new Set(features.map(({ properties }) => properties.key)).size).toBe(features.length)
    expect(keys.get('one')).toHaveLength(2)
    expect(keys.get('two')).toHaveLength(1)
  })
})

describe('arrowheads', () => {
  it('are at the end of legs that have one and point along the line', () => {
    const legs = [
      legOf(
        'in',
        [
          [0, 0],
          [0, 1],
        ],
        { arrow: false },
      ),
      legOf('out', [
        [0, 1],
        [5, 1],
        [5, 3],
      ]),
    ]
    const { features } = toArrowheadFeatures([routeOf({ id: 'north', legs })])
    const ends = new Set(features.map(({ geometry }) => geometry.coordinates.join()))
    expect([...ends]).toEqual(['5,3'])
    expect(features[0]?.properties.bearing).toBe(0)
  })

  it('come in all sizes on the main branch and in one on a side branch, with a shared key', () => {
    const out = legOf('out', [
      [0, 1],
      [5, 3],
    ])
    const side = { ...out, id: 'side', main: false }
    const { features } = toArrowheadFeatures([routeOf({ id: 'north', legs: [{ ...out, main: true }, side] })])
    const widthsOf = (key: string) =>
      features.filter(({ properties }) => properties.key === key).map(({ properties }) => properties.width)
    expect(new Set(widthsOf('out>')).size).toBeGreaterThan(20)
    expect(widthsOf('side>')).toEqual([0])
    expect([...keysByRoute(features).values()]).toEqual([['out>', 'side>']])
  })

  it('show one size each for any figure, within 6 % of the line', () => {
    const layer = ARROW_LAYERS.light.find(({ id }) => id === 'route-arrowheads')
    const drawn: Readonly<Record<string, unknown>> = { ...layer?.layout, ...layer?.paint }
    const main = legOf('out', [
      [0, 1],
      [5, 3],
    ])
    const { features } = toArrowheadFeatures([routeOf({ id: 'north', legs: [{ ...main, main: true }] })])
    fc.assert(
      fc.property(fc.double({ min: 0, max: 6, noNaN: true }), fc.constantFrom(2, 3, 5, 7), (width, zoom) => {
        const state = { head: headShare(width) }
        const seen = features.filter(
          ({ properties }) =>
            numberOf(drawn['icon-opacity'], { zoom, properties: { ...properties }, state }, 0) > 0,
        )
        expect(seen).toHaveLength(1)
        const sizeOf = (share: number) =>
          numberOf(drawn['icon-size'], { zoom, properties: { width: share }, state: {} }, 0)
        const size = sizeOf(seen[0]?.properties.width ?? Number.NaN)
        expect(Math.abs(size / sizeOf(width) - 1)).toBeLessThan(0.061)
      }),
    )
  })

  it.each([
    [[1, 0], 90],
    [[0, -1], 180],
    [[-1, 0], 270],
  ])('to %j is %i degrees from north', (to, degrees) => {
    expect(bearingOf([0, 0], to)).toBe(degrees)
  })

  it('follow the Mercator plane, where a degree of latitude is longer than one of longitude in the north', () => {
    expect(bearingOf([0, 60], [1, 61])).toBeLessThan(45)
  })
})

describe('places and names', () => {
  it('of hubs have their route and a unique key', () => {
    const hub = {
      id: 'sabha',
      name: 'Sabha',
      aliases: [],
      country: 'LY',
      point: [14.4, 27] as [number, number],
      role: 'transit' as const,
      evidence: [{ type: 'reference' as const, url: 'https://example.org/' }] as const,
    }
    const { features } = toHubFeatures([
      routeOf({ id: 'north', hubs: [{ ...hub, evidence: [...hub.evidence] }] }),
    ])
    expect(features.map(({ properties }) => properties)).toEqual([
      { key: 'north/sabha', route: 'north', name: 'Sabha' },
    ])
  })

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
      localized: (texts) => texts.fr ?? texts.en,
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
