import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import isoCountries from 'i18n-iso-countries'

const require = createRequire(import.meta.url)

function readPackageJson(path: string): unknown {
  return JSON.parse(readFileSync(require.resolve(path), 'utf8'))
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
    countries: readPackageJson('world-atlas/countries-50m.json'),
    islands: readPackageJson('world-atlas/countries-10m.json'),
    alpha2: (numeric) => isoCountries.numericToAlpha2(numeric) ?? null,
  }
}
