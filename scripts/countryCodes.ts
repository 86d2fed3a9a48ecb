import { createRequire } from 'node:module'
import type { CountryCodes } from '#derive/readPublisher.ts'

const countries = createRequire(import.meta.url)('i18n-iso-countries') as {
  alpha3ToAlpha2(code: string): string | undefined
  getNames(language: string, options: { select: 'all' }): Record<string, readonly string[]>
}

/** Codes of countries (ISO 3166-1) by their three letters and by their English names. */
export function countryCodes(): CountryCodes {
  const byName = new Map(
    Object.entries(countries.getNames('en', { select: 'all' })).flatMap(([code, names]) =>
      [names].flat().map((name) => [name, code] as const),
    ),
  )
  return {
    alpha2Of: (alpha3) => countries.alpha3ToAlpha2(alpha3) ?? null,
    alpha2OfName: (name) => byName.get(name) ?? null,
  }
}
