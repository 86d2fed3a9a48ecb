import { expect, test } from 'vitest'
import { isCountryCode } from '#domain/vocabulary.ts'

test.each(['BE', 'XK'])('%s is a country code', (id) => expect(isCountryCode(id)).toBe(true))

test.each(['EU-LISA', 'GBR', 'be', 'frontex', 'B1', ''])('%j is not a country code', (id) =>
  expect(isCountryCode(id)).toBe(false),
)
