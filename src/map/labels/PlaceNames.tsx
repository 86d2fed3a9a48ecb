import '@fontsource-variable/source-serif-4/wght-italic.css'
import { type CSSProperties, memo } from 'react'
import { MAP_COLOURS, type MapTheme } from '#map/palette.ts'
import styles from './PlaceNames.module.css'
import type { PlaceName } from './placeNames.ts'

interface PlaceNamesProps {
  names: readonly PlaceName[]
  theme: MapTheme
}

/**
 * The names of countries and seas, unseen until they are placed. They are text of the page and not of the map library,
 * which would draw each letter by itself, hold the first picture back for it, and draw the whole map anew when a label
 * comes to cover one. To be heard they are too many: what a name says is in the labels.
 */
export const PlaceNames = memo(function PlaceNames({ names, theme }: PlaceNamesProps) {
  const { seaName, countryName, sea, land } = MAP_COLOURS[theme]
  const colours = {
    '--sea-name': seaName,
    '--country-name': countryName,
    '--sea-halo': sea,
    '--land-halo': land,
  }
  return (
    <div className={styles.names} style={colours as CSSProperties} aria-hidden="true">
      {names.map(({ key, kind, name, rank }) => (
        <span key={key} className={styles[kind]} data-name={key} data-rank={rank}>
          {name}
        </span>
      ))}
    </div>
  )
})
