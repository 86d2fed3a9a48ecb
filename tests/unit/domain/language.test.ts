import { expect, it } from 'vitest'
import { LocalizedText, preferredLanguage, SourceText, textIn } from '#domain/language.ts'

it.each([
  [['fr-BE', 'en'], 'fr'],
  [['xx-XX', 'nl-NL', 'fr'], 'nl'],
  [['NL'], 'nl'],
  [['xx', 'yy-YY'], null],
  [['frr', 'nld'], null],
  [[], null],
])('picks the first supported language of %j: %s', (tags, expected) => {
  expect(preferredLanguage(tags)).toBe(expected)
})

it('a text requires English, may lack other languages, and allows only UI languages', () => {
  expect(LocalizedText.safeParse({ en: 'Sea' }).success).toBe(true)
  expect(LocalizedText.safeParse({ fr: 'Mer', nl: 'Zee' }).success).toBe(false)
  expect(LocalizedText.safeParse({ en: 'Sea', fr: '' }).success).toBe(false)
  expect(LocalizedText.safeParse({ en: 'Sea', xx: 'Sea' }).success).toBe(false)
})

it('a text falls back to English and reports the language used', () => {
  expect(textIn({ en: 'Sea', fr: 'Mer' }, 'fr')).toEqual({ text: 'Mer', language: 'fr' })
  expect(textIn({ en: 'Sea', fr: 'Mer' }, 'nl')).toEqual({ text: 'Sea', language: 'en' })
})

it('a title as given keeps its language for every reader', () => {
  expect(textIn({ given: 'Hav', language: 'sv' }, 'fr')).toEqual({ text: 'Hav', language: 'sv' })
  expect(SourceText.safeParse({ given: 'Hav', language: 'sv' }).success).toBe(true)
  expect(SourceText.safeParse({ given: 'Hav', language: '' }).success).toBe(false)
  expect(SourceText.safeParse('Hav').success).toBe(false)
})
