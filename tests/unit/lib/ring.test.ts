import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gridWithin, isInRing } from '#lib/shapes.ts'
import { ringMask } from '#picture/step/stepItems.ts'

/** A square with a notch cut from above to its middle. */
const NOTCHED = [
  [0, 0],
  [4, 0],
  [4, 4],
  [3, 4],
  [2, 2],
  [1, 4],
  [0, 4],
  [0, 0],
] as const

describe('isInRing', () => {
  test.each([
    [[2, 1], true],
    [[2, 3], false],
    [[0.5, 3], true],
    [[3.6, 3], true],
    [[5, 1], false],
    [[-1, 1], false],
    [[2, 5], false],
  ] as const)('%j: %s', (point, isInside) => {
    expect(isInRing(point, NOTCHED)).toBe(isInside)
  })
})

test('a grid keeps the points that are inside, row by row from the south', () => {
  expect(gridWithin(NOTCHED, [1, 0, 3, 5], 2)).toEqual([
    [1.5, 1.25],
    [2.5, 1.25],
  ])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), (grid) => {
      const points = gridWithin(NOTCHED, [-1, -1, 5, 5], grid)
      for (const point of points) expect(isInRing(point, NOTCHED)).toBe(true)
      const fields = Array.from({ length: grid * grid }, (_, index): [number, number] => [
        -1 + (6 / grid) * ((index % grid) + 0.5),
        -1 + (6 / grid) * (Math.floor(index / grid) + 0.5),
      ])
      expect(points).toHaveLength(fields.filter((field) => isInRing(field, NOTCHED)).length)
    }),
  )
})

test('a mask answers as its rings do at the middles of its cells, and not outside the frame', () => {
  const large = NOTCHED.map(([x, y]) => [x * 6 - 4, y * 5 + 2.5] as const)
  // Within the notch and over the frame's edge.
  const small = [
    [6, 16],
    [40, 16],
    [40, 22],
    [6, 22],
    [6, 16],
  ] as const
  const isIn = ringMask([large, small], { width: 20, height: 30 }, 2)
  const inAny = (x: number, y: number) => [large, small].some((ring) => isInRing([x, y], ring))
  const middles = Array.from({ length: 20 * 20 }, (_, at): [number, number] => [
    (at % 20) * 2 - 9,
    Math.floor(at / 20) * 2 - 3,
  ])
  // A cell with an edge in it may say either.
  const sure = middles.filter(([x, y]) => inAny(x - 1, y) === inAny(x + 1, y))
  expect(sure.length).toBeGreaterThan(300)
  for (const [x, y] of sure) {
    const isInFrame = x > 0 && x < 20 && y > 0 && y < 30
    expect(isIn([x, y]), `${x}, ${y}`).toBe(isInFrame && inAny(x, y))
  }
  expect(sure.filter((at) => isIn(at)).length).toBeGreaterThan(40)
})
