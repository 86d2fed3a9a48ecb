import { expect, test } from 'vitest'
import { dumbbellScale } from '#features/dossier/Dumbbell.tsx'

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 2]],
  [7, [0, 5]],
  [25, [0, 10, 20]],
  [157_994, [0, 100_000]],
  [99_999, [0, 50_000]],
  [60_000, [0, 20_000, 40_000, 60_000]],
])('the scale to %d has round ticks', (largest, ticks) => {
  expect(dumbbellScale(largest).ticks).toEqual(ticks)
})

test('a value lies at its share of the width', () => {
  expect(dumbbellScale(400).at(100)).toBe(25)
  expect(dumbbellScale(0).at(0)).toBe(0)
})
