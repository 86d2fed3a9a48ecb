import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planeDistance, smoothLegs } from '#derive/routes.ts'
import type { Position } from '#domain/route.ts'

const [agadez, sabha, zuwara, lampedusa]: [Position, Position, Position, Position] = [
  [7.991, 16.973],
  [14.428, 27.038],
  [12.082, 32.931],
  [12.61, 35.501],
]
const position = fc.tuple(
  fc.double({ min: -30, max: 60, noNaN: true }),
  fc.double({ min: 0, max: 60, noNaN: true }),
)

describe('smoothLegs', () => {
  it('passes every way point and joins the legs end to end', () => {
    const [land, sea] = smoothLegs(
      [
        [agadez, sabha, zuwara],
        [zuwara, lampedusa],
      ],
      null,
      null,
    )
    expect(land?.[0]).toEqual(agadez)
    expect(land).toContainEqual(sabha)
    expect(land?.at(-1)).toEqual(zuwara)
    expect(sea?.[0]).toEqual(zuwara)
    expect(sea?.at(-1)).toEqual(lampedusa)
  })

  it('draws one curve across joints: splitting a branch into two legs changes no point', () => {
    const whole = smoothLegs([[agadez, sabha, zuwara, lampedusa]], null, null).flat()
    const cut = smoothLegs(
      [
        [agadez, sabha],
        [sabha, zuwara, lampedusa],
      ],
      null,
      null,
    )
    expect([...(cut[0] ?? []), ...(cut[1] ?? []).slice(1)]).toEqual(whole)
  })

  it('keeps a straight line straight', () => {
    const line = smoothLegs(
      [
        [
          [0, 10],
          [0, 20],
          [0, 30],
        ],
      ],
      null,
      null,
    ).flat()
    expect(new Set(line.map(([lon]) => lon))).toEqual(new Set([0]))
    expect(line.map(([, lat]) => lat)).toEqual(line.map(([, lat]) => lat).toSorted((a, b) => a - b))
  })

  it('uses ten segments for a short stretch and sixteen for a long one', () => {
    expect(
      smoothLegs(
        [
          [
            [1.86, 50.95],
            [1.31, 51.13],
          ],
        ],
        null,
        null,
      )[0],
    ).toHaveLength(11)
    expect(smoothLegs([[agadez, sabha]], null, null)[0]).toHaveLength(17)
  })

  it('continues the direction from the lead point, which it does not draw', () => {
    const lead: Position = [2, 30]
    const free = smoothLegs([[agadez, sabha]], null, null)[0] ?? []
    const led = smoothLegs([[agadez, sabha]], lead, null)[0] ?? []
    expect(led).not.toContainEqual(lead)
    expect(led[0]).toEqual(agadez)
    // Coming from the north, the curve first goes on to the south of the straight line.
    expect(led[2]?.[1]).toBeLessThan(free[2]?.[1] ?? 0)
  })

  it('rounds to three decimals without negative zero', () => {
    const line = smoothLegs(
      [
        [
          [-0.0004, 0.12345],
          [1, 1],
        ],
      ],
      null,
      null,
    ).flat()
    for (const value of line.flat()) {
      expect(Object.is(value, -0)).toBe(false)
      expect(String(value)).toMatch(/^-?\d+(\.\d{1,3})?$/)
    }
  })

  it('stays near its way points, wherever they are', () => {
    fc.assert(
      fc.property(fc.array(position, { minLength: 2, maxLength: 6 }), (points) => {
        fc.pre(points.every((a, i) => points.every((b, j) => i === j || planeDistance(a, b) > 0.5)))
        const line = smoothLegs([points], null, null).flat()
        const longest = Math.max(...points.slice(1).map((b, i) => planeDistance(points[i] ?? b, b)))
        for (const point of line) {
          expect(Math.min(...points.map((way) => planeDistance(way, point)))).toBeLessThan(longest)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('rejects a branch with one point', () => {
    expect(() => smoothLegs([[agadez]], null, null)).toThrow('at least two way points')
  })
})
