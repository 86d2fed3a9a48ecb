import type { HtmlTagDescriptor, Plugin } from 'vite'

/**
 * Names the map's code and its land in the head of the built page, so that the page asks for both beside its entry,
 * instead of after the entry has run. The links are inert: public/theme.js, which knows what the address asks for,
 * makes them work where there is a map; a link to the table or the sources loads nothing of it. `code` is the map's
 * module and `data` its file, as seen from the project's root; what the build does not hold stops the build.
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
          throw new Error(`${code}: no code of its own is built from it. Mend vite.config.ts.`)
        }
        if (asset === undefined) {
          throw new Error(
            `${data}: the app does not import it, so it cannot be preloaded. Mend vite.config.ts.`,
          )
        }
        return [
          inertLink({ 'data-map-rel': 'modulepreload', href: `./${chunk.fileName}` }),
          // The attributes are those of a plain fetch(); with others the browser would ask a second time.
          inertLink({ 'data-map-rel': 'preload', as: 'fetch', href: `./${asset.fileName}` }),
        ]
      },
    },
  }
}

/** Before the script that makes it work, which runs where it stands. */
function inertLink(attrs: Readonly<Record<string, string>>): HtmlTagDescriptor {
  return { tag: 'link', attrs: { ...attrs, crossorigin: 'anonymous' }, injectTo: 'head-prepend' }
}

/**
 * Has the built page ask for the data files that its start needs while its script is still on the way, instead of
 * after it. `sources` are paths of imported files; one that the build does not hold stops the build, because the
 * page would silently start slower.
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
              `${source}: the app does not import it, so it cannot be preloaded. Mend vite.config.ts.`,
            )
          }
          // The attributes are those of a plain fetch(); with others the browser would ask a second time.
          const attrs = { rel: 'preload', as: 'fetch', href: `./${asset.fileName}`, crossorigin: 'anonymous' }
          return { tag: 'link', attrs, injectTo: 'head' }
        })
      },
    },
  }
}
