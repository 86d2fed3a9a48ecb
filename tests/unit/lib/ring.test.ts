import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gridWithin, isInRing } from '#lib/ring.ts'

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
