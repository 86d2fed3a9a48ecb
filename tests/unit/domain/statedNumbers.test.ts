import { describe, expect, it } from 'vitest'
import { statedNumbers, withBound } from '#domain/statedNumbers.ts'

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

  it('include decimals, and shares with their sign as written', () => {
    expect(statedNumbers('0.5% fewer, 7 per cent, 13 arrests', 'en')).toMatchObject([
      { text: '0.5%', decimals: 1, form: 'share' },
      { text: '7 per cent', decimals: 0, form: 'share' },
      { text: '13', decimals: 0, form: 'count' },
    ])
    expect(statedNumbers('24\u202f% de plus', 'fr')).toMatchObject([{ text: '24\u202f%', form: 'share' }])
  })

  it.each([
    ['en', '4 December: 13 arrests, and 12 and 13 January', [13]],
    ['en', 'On July 23, 2025: 25 designations. In May 12 boats', [25, 12]],
    ['en', 'the 1st of August 2025', []],
    ['fr', '1er août et 10 décembre 2024 : 13 arrestations', [13]],
    ['fr', 'du 4 au 6 août', []],
    ['nl', '4 december: 13 arrestaties; 6 augustus, 9 mei', [13]],
    ['nl', '4 mensen in december', [4]],
  ] as const)('exclude the days of dates in %s: %s', (language, text, expected) => {
    expect(values(text, language)).toEqual(expected)
  })

  it.each([
    ['en', 'three quarters of all, a quarter fewer and a third more', [75, 25, 100 / 3]],
    ['en', 'twice as many, half of them; doubled', [50, 2, 2]],
    ['fr', 'trois quarts, d’un quart, un tiers, la moitié, deux fois plus', [75, 25, 100 / 3, 50, 2]],
    ['nl', 'drie kwart, een kwart minder, twee derde, de helft, twee keer zo veel', [75, 25, 200 / 3, 50, 2]],
  ] as const)('include those in words in %s: %s', (language, text, expected) => {
    expect(values(text, language)).toEqual(expected)
    expect(statedNumbers(text, language).every(({ form }) => form === 'part' || form === 'multiple')).toBe(
      true,
    )
  })

  it.each([
    ['en', 'the first quarter of 2026, the first half of 2025, a third country, counted twice'],
    ['fr', 'au premier quart, un pays tiers, comptée deux fois'],
    ['nl', 'het eerste kwartaal, een derde land, twee keer geteld'],
  ])('do not include the same words with another meaning in %s: %s', (language, text) => {
    expect(values(text, language)).toEqual([])
  })
})

it('a bound is written in the languages of briefings alone', () => {
  const bounds = ['en', 'fr', 'nl', 'xx'].map((language) => withBound('half', 'over', language))
  expect(bounds).toEqual(['more than half', 'plus que half', 'meer dan half', 'half'])
})
