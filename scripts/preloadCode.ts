import type { HtmlTagDescriptor, Plugin } from 'vite'

/**
 * Has the built page ask for a part's code beside its entry, instead of after the entry has run. `source` is the
 * part's module as seen from the project's root; one that the build does not split off stops the build.
 */
export function preloadCode(source: string): Plugin {
  return {
    name: 'throughline:preload-code',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const chunk = Object.values(bundle ?? {}).find(
          (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(`/${source}`),
        )
        if (chunk === undefined) {
          throw new Error(`${source}: no code of its own is built from it. Mend vite.config.ts.`)
        }
        const attrs = { rel: 'modulepreload', href: `./${chunk.fileName}`, crossorigin: 'anonymous' }
        const tag: HtmlTagDescriptor = { tag: 'link', attrs, injectTo: 'head' }
        return [tag]
      },
    },
  }
}
