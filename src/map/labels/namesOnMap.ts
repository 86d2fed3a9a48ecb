import type { Basemap } from '#domain/basemap.ts'
import { COUNTRY_NAME_SOURCE, SEA_NAME_SOURCE, toCountryNames, toSeaNames } from '#map/layers/names.ts'
import type { MapWords } from '#map/mapWords.ts'
import type { NameOnMap } from './coveredNames.ts'

/** The names of countries and seas that the map draws itself. */
export function namesOnMap(basemap: Basemap, words: MapWords): readonly NameOnMap[] {
  const countries = toCountryNames(basemap, words.country).features.map((feature) => ({
    source: COUNTRY_NAME_SOURCE,
    size: 11,
    letter: 0.6,
    lineLimit: 13,
    ...feature.properties,
    position: feature.geometry.coordinates,
  }))
  const seas = toSeaNames(basemap, words.localized).features.map((feature) => ({
    source: SEA_NAME_SOURCE,
    size: 14,
    letter: 0.52,
    lineLimit: 18,
    ...feature.properties,
    position: feature.geometry.coordinates,
  }))
  return [...countries, ...seas]
}
