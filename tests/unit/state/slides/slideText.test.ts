import { expect, test } from 'vitest'
import {
  cutToFit,
  fittedSize,
  slideTextHeight,
  slideTextLines,
  slideTextWidth,
} from '#state/selectors/slides/slideLayout.ts'

test('text width follows the widest fallback font and the size', () => {
  // Widths of DejaVu Sans, in thousandths: M 863, a 613, i 278, 1 636; bold a 675.
  expect(slideTextWidth('M', 72)).toBeGreaterThanOrEqual(0.863)
  expect(slideTextWidth('a', 72)).toBeGreaterThanOrEqual(0.613)
  expect(slideTextWidth('i', 72)).toBeGreaterThanOrEqual(0.278)
  expect(slideTextWidth('1', 72)).toBeGreaterThanOrEqual(0.636)
  expect(slideTextWidth('a', 72, true)).toBeGreaterThanOrEqual(0.675)
  expect(slideTextWidth('a', 36)).toBeCloseTo(slideTextWidth('a', 72) / 2)
})

test('lines break between words, or inside a word longer than a line', () => {
  const word = slideTextWidth('word', 10)
  expect(slideTextLines('word word', 2.5 * word, 10)).toBe(1)
  expect(slideTextLines('word word', 2 * word, 10)).toBe(2)
  expect(slideTextLines('word word word', 2.5 * word, 10)).toBe(2)
  expect(slideTextLines('wordwordword', 1.1 * word, 10)).toBe(3)
})

test('height includes every line and the space between paragraphs', () => {
  const one = slideTextHeight(['a'], 5, { size: 10 })
  expect(slideTextHeight(['a', 'a'], 5, { size: 10 })).toBeCloseTo(2 * one)
  expect(slideTextHeight(['a', 'a'], 5, { size: 10, gap: 7.2 })).toBeCloseTo(2 * one + 0.1)
})

test('picks the largest size that fits', () => {
  const height = slideTextHeight(['word'], 5, { size: 20 })
  expect(fittedSize(['word'], { w: 5, h: height }, { most: 30, least: 10 }).size).toBe(20)
  expect(fittedSize(['word'], { w: 5, h: height / 4 }, { most: 30, least: 10 }).size).toBe(10)
})

test('truncated text ends with an ellipsis', () => {
  const box = { w: slideTextWidth('one two three', 10), h: slideTextHeight(['x'], 5, { size: 10 }) }
  expect(cutToFit('one two three', box, 10)).toBe('one two three')
  expect(cutToFit('one two three, four five', box, 10)).toMatch(/^one two.* …$/)
})
