import { readFileSync } from 'node:fs'
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite'
import { Manifest } from '#domain/datasets.ts'

interface Preloads {
  /** Modules imported on demand, from the project's root: preloaded with all that they import, only for Explore. */
  code: readonly string[]
  /** Data files, from the project's root, preloaded only for Explore. */
  exploreData: readonly string[]
  /** Data files that Explore prefetches once it is idle. */
  laterData: readonly string[]
  /** Data files preloaded for every page. */
  data: readonly string[]
  /** The `integrity` of each data file by its name without ending. */
  integrity: Readonly<Record<string, string>>
}

/**
 * Vite plugin: adds preload links, so that what the start needs loads in parallel with the entry. The links of Explore are
 * inert until public/theme.js activates them for addresses that show a map. Throws if the build lacks a file, because the
 * page would silently start slower.
 */
export function preloadStart({ code, exploreData, laterData, data, integrity }: Preloads): Plugin {
  return {
    name: 'throughline:preload-start',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const fetched = (source: string) => ({
          as: 'fetch',
          href: `./${builtAsset(bundle, source)}`,
          // For src/state/datasets.ts. Chromium warns of `integrity` on a link that preloads data.
          'data-integrity': integrity[source.replace(/^.*\/|\.json$/g, '')] ?? '',
          // As of a plain fetch(), or the browser fetches twice.
          crossorigin: 'anonymous',
        })
        const { scripts, styles } = builtCode(bundle, code)
        return [
          ...scripts.map((file) =>
            inertLink({ 'data-map-rel': 'modulepreload', href: `./${file}`, crossorigin: 'anonymous' }),
          ),
          ...styles.map((file) =>
            inertLink({ 'data-map-rel': 'stylesheet', href: `./${file}`, crossorigin: 'anonymous' }),
          ),
          ...exploreData.map((source) => inertLink({ 'data-map-rel': 'preload', ...fetched(source) })),
          ...laterData.map((source) => inertLink({ 'data-idle-rel': 'prefetch', ...fetched(source) })),
          ...data.map((source): HtmlTagDescriptor => {
            return { tag: 'link', attrs: { rel: 'preload', ...fetched(source) }, injectTo: 'head' }
          }),
        ]
      },
    },
  }
}

/** The link must precede theme.js, which activates it. */
function inertLink(attrs: Readonly<Record<string, string>>): HtmlTagDescriptor {
  return { tag: 'link', attrs, injectTo: 'head-prepend' }
}

function builtAsset(bundle: Rolldown.OutputBundle, source: string): string {
  const found = Object.values(bundle).find(
    (file) => file.type === 'asset' && file.originalFileNames.includes(source),
  )
  if (found) return found.fileName
  throw new Error(`${source}: the app does not import it, so it cannot be preloaded. Correct vite.config.ts.`)
}

/** The files of modules that are imported on demand and of all that they import, beyond those of the entry. */
function builtCode(bundle: Rolldown.OutputBundle, modules: readonly string[]) {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const withImports = (from: readonly Rolldown.OutputChunk[]) => {
    const found = new Set(from)
    // A set iterates over what is added meanwhile.
    for (const { imports } of found) {
      for (const chunk of chunks) if (imports.includes(chunk.fileName)) found.add(chunk)
    }
    return found
  }
  const atStart = withImports(chunks.filter(({ isEntry }) => isEntry))
  const onDemand = withImports(
    modules.map((module) => {
      const chunk = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(`/${module}`)))
      if (chunk) return chunk
      throw new Error(`${module}: no code is built from it. Correct vite.config.ts.`)
    }),
  )
  const files = [...onDemand].filter((chunk) => !atStart.has(chunk))
  return {
    scripts: files.map(({ fileName }) => fileName),
    styles: [...new Set(files.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]))],
  }
}

/**
 * The `integrity` of each derived data file by name without ending, from the checksums of their manifest. `folder` is
 * relative to the project's root.
 */
export function integrityOf(folder: string): Readonly<Record<string, string>> {
  const manifest = Manifest.parse(JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8')))
  return Object.fromEntries(
    Object.entries(manifest.files).map(([file, { sha256 }]) => [
      file.replace(/\.json$/, ''),
      `sha256-${Buffer.from(sha256, 'hex').toString('base64')}`,
    ]),
  )
}
