import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LANE_LAYER, LANE_LAYERS, LANES, lanesOf, toLaneFeatures } from '#map/layers/nationalityLanes.ts'
import { numberOf } from '#map/svg/evaluate.ts'
import { legOf, routeOf } from '#tests/support/builders.ts'
import { published } from '#tests/support/published.ts'

const SHARES = fc
  .array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: LANES })
  .map((parts) => parts.toSorted((a, b) => b - a))
  .map((parts) => parts.map((part) => part / parts.reduce((sum, value) => sum + value, 0)))

describe('nationality lanes', () => {
  it('are as wide as their shares of the line', () => {
    expect(lanesOf([0.5, 0.25], 8).map(({ width }) => width)).toEqual([4, 2])
  })

  it('lie side by side in order, overlap neither each other nor the line, and are all visible', () => {
    fc.assert(
      fc.property(SHARES, fc.double({ min: 2, max: 40, noNaN: true }), (shares, line) => {
        let edge = 0
        for (const { width, aside } of lanesOf(shares, line)) {
          expect(aside - width / 2).toBeGreaterThan(edge)
          expect(width).toBeGreaterThan(0.8)
          edge = aside + width / 2
        }
      }),
    )
  })

  it('start at the edge of the line, however wide it is', () => {
    const layer = LANE_LAYERS.light.find(({ id }) => id === LANE_LAYER)
    const paint: Readonly<Record<string, unknown>> = { ...layer?.paint }
    const offsetAt = (width: number) =>
      numberOf(paint['line-offset'], { zoom: 3, properties: {}, state: { width, lane: 2, aside: 3 } }, 0)
    expect(offsetAt(1)).toBeCloseTo(5 + 3)
    expect(offsetAt(0.4)).toBeCloseTo(2 + 3)
  })

  it('follow the counted part of the main branch and the nearer half of the approach', () => {
    const route = routeOf({
      id: 'north',
      legs: [
        legOf(
          'approach',
          [
            [0, 0],
            [0, 1],
            [0, 2],
            [0, 3],
          ],
          { counted: false, arrow: false },
        ),
        legOf('crossing', [
          [0, 3],
          [0, 5],
        ]),
        legOf('side', [[9, 9]], { branch: 'side', main: false }),
      ],
    })
    const { features } = toLaneFeatures(route)
    expect(features).toHaveLength(LANES)
    expect(features[0]?.geometry.coordinates).toEqual([
      [0, 2],
      [0, 3],
      [0, 5],
    ])
    expect(new Set(features.map(({ properties }) => properties.key)).size).toBe(LANES)
  })

  it('follow one of two main branches, never a line from one to the other', () => {
    const long = [
      [5, 0],
      [5, 1],
      [5, 2],
    ] satisfies [number, number][]
    const route = routeOf({ id: 'north', legs: [legOf('short'), legOf('long', long, { branch: 'long' })] })
    expect(toLaneFeatures(route).features[0]?.geometry.coordinates).toEqual(long)
  })

  it('exist beside every published route with lines, and not without a route', () => {
    expect(toLaneFeatures(undefined).features).toEqual([])
    for (const route of published('routes').routes) {
      expect(toLaneFeatures(route).features.length, route.id).toBe(route.legs.length > 0 ? LANES : 0)
    }
  })
})
