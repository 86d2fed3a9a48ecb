import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import { MAP_COLOURS, type MapColours, type MapTheme } from '#picture/palette.ts'

/** A group of layers by theme. Created once, so that identity tells whether a paint changed. */
export type ThemedLayers = Readonly<Record<MapTheme, readonly LayerSpecification[]>>

/** Creates the layers for every theme from one description. */
export function themedLayers(
  describe: (colours: MapColours, theme: MapTheme) => readonly LayerSpecification[],
): ThemedLayers {
  return {
    light: describe(MAP_COLOURS.light, 'light'),
    dark: describe(MAP_COLOURS.dark, 'dark'),
    'projector-light': describe(MAP_COLOURS['projector-light'], 'projector-light'),
    'projector-dark': describe(MAP_COLOURS['projector-dark'], 'projector-dark'),
  }
}
