import { describe, expect, test } from 'vitest'
import { directionOf, type RoundedChange, roundedChange } from '#domain/figureHeadline.ts'

const wordingOf = (change: RoundedChange): string => {
  switch (change.kind) {
    case 'fraction':
      return `${change.direction} by ${change.fraction}`
    case 'percent':
      return `${change.direction} by ${change.percent}`
    case 'multiple':
      return `${change.isMore ? 'more than ' : ''}times ${change.times}`
    default:
      return change.kind
  }
}

describe('the wording of a change', () => {
  test.each([
    [-0.2506, 'fell by quarter'],
    [0.24, 'rose by quarter'],
    [0.26, 'rose by quarter'],
    [0.2399, 'rose by almost-quarter'],
    [-0.2601, 'fell by over-quarter'],
    [0.09, 'rose by tenth'],
    [0.11, 'rose by tenth'],
    [0.1101, 'rose by 11'],
    [-0.19, 'fell by fifth'],
    [0.3234, 'rose by third'],
    [0.3233, 'rose by almost-third'],
    [0.3433, 'rose by third'],
    [0.3434, 'rose by over-third'],
    [-0.3565, 'fell by over-third'],
    [-0.3634, 'fell by 36'],
    [0.3032, 'rose by 30'],
    [0.2249, 'rose by over-fifth'],
    [0.2251, 'rose by almost-quarter'],
    [0.17, 'rose by almost-fifth'],
    [0.1699, 'rose by 17'],
    [0.08, 'rose by 8'],
    [0.12, 'rose by 12'],
    [-0.48, 'fell by almost-half'],
    [-0.78, 'fell by over-three-quarters'],
    [-0.5, 'fell by half'],
    [0.6567, 'rose by two-thirds'],
    [-0.6766, 'fell by two-thirds'],
    [-0.75, 'fell by three-quarters'],
    [-0.42, 'fell by 42'],
  ])('is within one percentage point, or over or almost within three: %f', (ratio, words) => {
    expect(wordingOf(roundedChange(ratio))).toBe(words)
  })

  test.each([
    [0, 'hardly'],
    [0.0199, 'hardly'],
    [-0.0199, 'hardly'],
    [0.02, 'rose by 2'],
    [-0.02, 'fell by 2'],
  ])('is “hardly” below two per cent: %f', (ratio, words) => {
    expect(wordingOf(roundedChange(ratio))).toBe(words)
  })

  test.each([
    [0.98, 'rose by 98'],
    [0.99, 'times 2'],
    [1.01, 'times 2'],
    [1.02, 'more than times 2'],
    [1.98, 'more than times 2'],
    [1.99, 'times 3'],
    [2.02, 'more than times 3'],
    [2.995, 'more than times 3'],
    [3, 'more than times 4'],
    [10.3, 'more than times 11'],
  ])('is a multiple from about twice as much: %f', (ratio, words) => {
    expect(wordingOf(roundedChange(ratio))).toBe(words)
  })

  test('never calls a fall to nearly zero complete', () => {
    expect(wordingOf(roundedChange(-0.994))).toBe('fell by 99')
    expect(wordingOf(roundedChange(-0.997))).toBe('all-but')
    expect(wordingOf(roundedChange(-1))).toBe('to-zero')
  })
})

test('a count changes beyond two per cent, any rise from zero counts, and not stated has no direction', () => {
  expect(directionOf(66_855, 66_551)).toBe('hardly')
  expect(directionOf(17_057, 18_979)).toBe('rose')
  expect(directionOf(46_820, 17_860)).toBe('fell')
  expect(directionOf(16_890, 17_057)).toBe('rose')
  expect(directionOf(0, 0)).toBe('hardly')
  expect(directionOf(0, 2)).toBe('rose')
  expect(directionOf(null, 2)).toBeNull()
  expect(directionOf(2, null)).toBeNull()
})
