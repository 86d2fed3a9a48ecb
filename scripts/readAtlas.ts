import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import isoCountries from 'i18n-iso-countries'

const require = createRequire(import.meta.url)

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}

/**
 * The atlas of countries that the basemap is drawn from: 1:50 million for all, 1:10 million for the islands, and the
 * way from a country's number (ISO 3166-1, three digits) to its alpha-2 code. Source: Natural Earth by world-atlas.
 */
export function readAtlas(): {
  countries: unknown
  islands: unknown
  alpha2: (numeric: string) => string | null
} {
  return {
    countries: readJson(require.resolve('world-atlas/countries-50m.json')),
    islands: readJson(require.resolve('world-atlas/countries-10m.json')),
    alpha2: (numeric) => isoCountries.numericToAlpha2(numeric) ?? null,
  }
}
