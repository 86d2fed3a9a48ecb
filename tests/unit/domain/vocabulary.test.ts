import { expect, test } from 'vitest'
import { isCountryCode } from '#domain/vocabulary.ts'

test.each(['BE', 'XK'])('%s is a state', (id) => expect(isCountryCode(id)).toBe(true))

test.each(['EU-LISA', 'GBR', 'be', 'frontex', 'B1', ''])('%j is an actor of its own', (id) =>
  expect(isCountryCode(id)).toBe(false),
)
