import type { HtmlTagDescriptor, Plugin } from 'vite'

/**
 * Vite plugin: adds preload links for the map's module (`code`) and basemap (`data`), paths from the project's root, so
 * that they load in parallel with the entry. The links are inert until public/theme.js activates them for addresses that
 * show a map. Throws if the build lacks one of the two.
 */
export function preloadMap(code: string, data: string): Plugin {
  return {
    name: 'throughline:preload-map',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const files = Object.values(bundle ?? {})
        const chunk = files.find((file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(`/${code}`))
        const asset = files.find((file) => file.type === 'asset' && file.originalFileNames.includes(data))
        if (chunk === undefined) {
          throw new Error(`${code}: no code of its own is built from it. Correct vite.config.ts.`)
        }
        if (asset === undefined) {
          throw new Error(
            `${data}: the app does not import it, so it cannot be preloaded. Correct vite.config.ts.`,
          )
        }
        return [
          inertLink({ 'data-map-rel': 'modulepreload', href: `./${chunk.fileName}` }),
          // The attributes must match a plain fetch(), or the browser fetches twice.
          inertLink({ 'data-map-rel': 'preload', as: 'fetch', href: `./${asset.fileName}` }),
        ]
      },
    },
  }
}

/** The link must precede theme.js, which activates it. */
function inertLink(attrs: Readonly<Record<string, string>>): HtmlTagDescriptor {
  return { tag: 'link', attrs: { ...attrs, crossorigin: 'anonymous' }, injectTo: 'head-prepend' }
}

/**
 * Vite plugin: preloads the data files of the start in parallel with the script. `sources` are paths of imported files.
 * Throws if the build lacks one, because the page would silently start slower.
 */
export function preloadData(sources: readonly string[]): Plugin {
  return {
    name: 'throughline:preload-data',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const assets = Object.values(bundle ?? {}).filter((file) => file.type === 'asset')
        return sources.map((source): HtmlTagDescriptor => {
          const asset = assets.find(({ originalFileNames }) => originalFileNames.includes(source))
          if (asset === undefined) {
            throw new Error(
              `${source}: the app does not import it, so it cannot be preloaded. Correct vite.config.ts.`,
            )
          }
          // The attributes must match a plain fetch(), or the browser fetches twice.
          const attrs = { rel: 'preload', as: 'fetch', href: `./${asset.fileName}`, crossorigin: 'anonymous' }
          return { tag: 'link', attrs, injectTo: 'head' }
        })
      },
    },
  }
}
