import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { loadFigures } from '#content/loadedFigures.ts'
import { mapContent, NO_MEASURES } from '#content/mapContent.ts'
import { Basemap } from '#domain/basemap.ts'
import { DATASET_SCHEMAS } from '#domain/datasetSchemas.ts'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { startPicture } from '#picture/startPicture.ts'

/** The placeholder in index.html. */
const PLACE = '<!-- start picture -->'
/** The link to the tab's icon in the page. The icons of an installed app are in the web manifest. */
const ICON = 'href="/icon-64.png"'

/**
 * Vite plugin: draws the map's start view from the published files into the page, so that a map shows before any code
 * loads, and the icon, which would be one more file at the start. Throws if the page lacks a place for them.
 */
export function startPictureInPage(folder: string): Plugin {
  return {
    name: 'throughline:start-picture',
    transformIndexHtml: {
      order: 'pre',
      handler(html) {
        for (const place of [PLACE, ICON])
          if (!html.includes(place)) throw new Error(`index.html lacks ${place}.`)
        const icon = readFileSync('public/icon-64.png').toString('base64')
        const read = (name: string): unknown => JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'))
        const basemap = Basemap.parse(read('basemap'))
        const { routes } = DATASET_SCHEMAS.routes.parse(read('routes'))
        const figures = loadFigures(DATASET_SCHEMAS.figures.parse(read('figures')))
        const content = mapContent({ ...NO_MEASURES, basemap, routes, figures }, DEFAULT_VIEW)
        return (
          html
            .replace(PLACE, () => startPicture(content))
            .replace(ICON, `href="data:image/png;base64,${icon}"`)
            // Comments are for readers of the source, not for the built page.
            .replace(/[ \t]*<!--.*?-->\n/g, '')
        )
      },
    },
  }
}
