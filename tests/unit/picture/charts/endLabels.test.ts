import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spreadLabels } from '#picture/charts/plotModel.ts'

test('names keep the order of their lines, stay inside, and do not overlap if there is room', () => {
  const labels = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(labels, (ys) => {
      const placed = spreadLabels(
        ys.map((y, index) => ({ id: String(index), y })),
        200,
        13,
      )
      expect(placed.map(({ id }) => ys[Number(id)])).toEqual([...ys].sort((a, b) => a - b))
      for (const [index, { y }] of placed.entries()) {
        expect(y).toBeGreaterThanOrEqual(-1e-9)
        expect(y).toBeLessThanOrEqual(200 + 1e-9)
        const above = placed[index - 1]
        if (above) expect(y - above.y).toBeGreaterThanOrEqual(13 - 1e-9)
      }
    }),
  )
})

test('a name that has room stays at the end of its line', () => {
  const ends = [
    { id: 'a', y: 20 },
    { id: 'b', y: 90 },
  ]
  expect(spreadLabels(ends, 200, 13)).toEqual(ends)
})
