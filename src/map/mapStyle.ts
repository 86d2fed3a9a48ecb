import type { StyleSpecification } from 'maplibre-gl'

/**
 * The empty style under all layers. It never changes: a switch of theme only changes paints, so that sources,
 * feature-state and camera stay. It has no glyphs: all names over the map are text of the page.
 */
export const MAP_STYLE: StyleSpecification = {
  version: 8,
  // What changes is drawn at once: a transition would redraw the whole map for as long as it lasts.
  transition: { duration: 0, delay: 0 },
  sources: {},
  layers: [],
}
