import type { HtmlTagDescriptor, Plugin } from 'vite'

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
