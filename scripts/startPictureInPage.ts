import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { Basemap } from '#domain/basemap.ts'
import { DATASET_SCHEMAS } from '#domain/datasetSchemas.ts'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { startPicture } from '#map/startPicture.ts'
import { mapContent, NO_MEASURES } from '#state/mapContent.ts'
import { loadFigures } from '#state/selectors/loadedFigures.ts'

/** The placeholder in index.html. */
const PLACE = '<!-- start picture -->'

/**
 * Vite plugin: draws the map's start view from the published files into the page, so that a map shows before any code
 * loads. Throws if the page has no placeholder.
 */
export function startPictureInPage(folder: string): Plugin {
  return {
    name: 'throughline:start-picture',
    transformIndexHtml: {
      order: 'pre',
      handler(html) {
        if (!html.includes(PLACE)) throw new Error(`index.html lacks "${PLACE}" in the place of the map.`)
        const read = (name: string): unknown => JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'))
        const basemap = Basemap.parse(read('basemap'))
        const { routes } = DATASET_SCHEMAS.routes.parse(read('routes'))
        const figures = loadFigures(DATASET_SCHEMAS.figures.parse(read('figures')))
        const content = mapContent({ ...NO_MEASURES, basemap, routes, figures }, DEFAULT_VIEW)
        return html.replace(PLACE, () => startPicture(content))
      },
    },
  }
}
