import { expect, it } from 'vitest'
import { chipsThatFit } from '#features/filters/FilterChips.tsx'

const LABELS = ['2024', '2025', 'Border control', 'Central Mediterranean']

it('keeps the chips in one row, with room for the button of the others', () => {
  expect(chipsThatFit(LABELS, null)).toBe(4)
  expect(chipsThatFit(LABELS, 60)).toBe(4)
  expect(chipsThatFit(LABELS, 18)).toBe(2)
  expect(chipsThatFit(LABELS, 4)).toBe(1)
  expect(chipsThatFit(['2025'], 7)).toBe(1)
  expect(chipsThatFit([], 0)).toBe(0)
})
