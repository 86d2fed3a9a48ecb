import { expect, test } from 'vitest'
import { OUTCOMES, type SignShape } from '#domain/planState.ts'

const SIGNS: readonly (readonly SignShape[])[] = Object.values(OUTCOMES).map(({ sign }) => sign)
const BOX = 24

test('every state has a sign of its own', () => {
  const drawn = SIGNS.map((shapes) => JSON.stringify(shapes))
  expect(new Set(drawn).size).toBe(drawn.length)
})

test('lines begin within the box', () => {
  for (const [d] of SIGNS.flat()) {
    for (const [, x = '', y = ''] of d.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(0)
      expect(Number(y)).toBeLessThanOrEqual(BOX)
    }
  }
})
