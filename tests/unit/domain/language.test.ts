import { expect, it } from 'vitest'
import { preferredLanguage } from '#domain/language.ts'

it.each([
  [['fr-BE', 'en'], 'fr'],
  [['de-DE', 'nl-NL', 'fr'], 'nl'],
  [['NL'], 'nl'],
  [['de', 'it-IT'], null],
  [['frr', 'nld'], null],
  [[], null],
])('of the wishes %j the first that is ours is %s', (tags, expected) => {
  expect(preferredLanguage(tags)).toBe(expected)
})
