import { describe, expect, it } from 'vitest'
import { statedNumbers } from '#domain/stepFaults.ts'

const values = (text: string, language: string) => statedNumbers(text, language).map(({ value }) => value)

describe('the numbers in a text', () => {
  it.each([
    ['en', '41,472 people, after 36,816: 12.6% more', [41_472, 36_816, 12.6]],
    ['fr', '41\u202f472 personnes, après 36 816 : 12,6\u202f% de plus', [41_472, 36_816, 12.6]],
    ['de', '41.472 Menschen, nach 36.816: 12,6% mehr', [41_472, 36_816, 12.6]],
    ['nl', '41.472 mensen, na 36.816: 12,6% meer', [41_472, 36_816, 12.6]],
  ] as const)('are read as written in %s', (language, text, expected) => {
    expect(values(text, language)).toEqual(expected)
  })

  it('exclude years, but not grouped four-digit numbers', () => {
    expect(values('in 2024 and 2025', 'en')).toEqual([])
    expect(values('2,024 detections', 'en')).toEqual([2024])
    expect(values('2.024 detecties', 'nl')).toEqual([2024])
  })

  it('include decimals and are flagged as shares', () => {
    expect(statedNumbers('0.5% fewer, 7 per cent, 13 arrests', 'en')).toMatchObject([
      { decimals: 1, isShare: true },
      { decimals: 0, isShare: true },
      { decimals: 0, isShare: false },
    ])
  })
})
