import { expect, test } from 'vitest'
import { PLAN_STATES } from '#domain/planState.ts'
import { OUTCOME_SHAPES, SIGN_BOX } from '#ui/OutcomeSign.tsx'

test('every state has a sign of its own', () => {
  expect(Object.keys(OUTCOME_SHAPES).toSorted()).toEqual([...PLAN_STATES].toSorted())
  const drawn = Object.values(OUTCOME_SHAPES).map((shapes) => JSON.stringify(shapes))
  expect(new Set(drawn).size).toBe(drawn.length)
})

test('lines begin within the box', () => {
  for (const { d } of Object.values(OUTCOME_SHAPES).flat()) {
    for (const [, x = '', y = ''] of d.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(0)
      expect(Number(y)).toBeLessThanOrEqual(SIGN_BOX)
    }
  }
})
