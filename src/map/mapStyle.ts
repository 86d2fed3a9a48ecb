import interUrl from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import serifUrl from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2?url'
import type { StyleSpecification } from 'maplibre-gl'
import { SANS, SERIF } from './fonts.ts'

/** Resolved against the page, because the style has no address of its own. */
function absolute(url: string): string {
  return new URL(url, document.baseURI).href
}

/**
 * The empty style under all layers. It never changes: a switch of theme only changes paints, so that sources,
 * feature-state and camera stay. Glyphs are drawn from bundled fonts, and nothing is asked from a server.
 */
export const MAP_STYLE: StyleSpecification = {
  version: 8,
  // What changes is drawn at once: a transition would redraw the whole map for as long as it lasts.
  transition: { duration: 0, delay: 0 },
  'font-faces': { [SANS]: absolute(interUrl), [SERIF]: absolute(serifUrl) },
  sources: {},
  layers: [],
}
