import { expect, test } from 'vitest'
import { dumbbellScale } from '#features/dossier/overview/RouteChanges.tsx'

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [7, [0, 7]],
  [25, [0, 20]],
  [30_091, [0, 30_000]],
  [157_994, [0, 100_000]],
  [99_999, [0, 90_000]],
])('the scale to %d has zero and one round number', (largest, ticks) => {
  expect(dumbbellScale(largest).ticks).toEqual(ticks)
})

test('a value lies at its share of the width', () => {
  expect(dumbbellScale(400).at(100)).toBe(25)
  expect(dumbbellScale(0).at(0)).toBe(0)
})
