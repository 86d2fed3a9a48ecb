import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite'
import { DATASET_SCHEMAS, Manifest } from '#domain/datasetSchemas.ts'
import type { DatasetName } from '#domain/datasets.ts'
import { packBasemap } from '#domain/packedBasemap.ts'

interface Preloads {
  /** Modules imported on demand, from the project's root: preloaded with all that they import, only for Explore. */
  code: readonly string[]
  /** The one of them that only browsers with WebGL 2 use. */
  webGlCode: string
  /** The folder of the published files and their manifest, from the project's root. */
  folder: string
  /** Published files that Explore needs at once, joined in one file. */
  exploreData: readonly DatasetName[]
  /** A published file that Explore prefetches once it is idle. */
  laterData: DatasetName
  /** Published files that every page needs at once, joined in one file. */
  data: readonly DatasetName[]
}

/**
 * Vite plugin: joins the data that the start needs, and adds preload links, so that it loads in parallel with the entry.
 * The links of Explore are inert until public/theme.js activates them for addresses that show a map, or src/app/main.tsx
 * when the page is idle. Throws if the build lacks a file, because the page would silently start slower.
 */
export function preloadStart({ code, webGlCode, folder, exploreData, laterData, data }: Preloads): Plugin {
  let read: Record<'explore' | 'start', ReturnType<typeof joinFiles>> | null = null
  const groups = () => {
    read ??= { explore: joinFiles(folder, exploreData), start: joinFiles(folder, data) }
    return read
  }
  return {
    name: 'throughline:preload-start',
    apply: 'build',
    buildStart() {
      for (const [name, { source }] of Object.entries(groups()))
        this.emitFile({ type: 'asset', name: `${name}.json`, originalFileName: name, source })
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const fetched = (source: string, { integrity, names = [] }: Joined) => ({
          as: 'fetch',
          href: `./${builtAsset(bundle, source)}`,
          // For src/state/datasets.ts. Chromium warns of `integrity` on a link that preloads data.
          'data-integrity': integrity,
          ...(names.length > 0 && { 'data-holds': names.join(' ') }),
          // As of a plain fetch(), or the browser fetches twice.
          crossorigin: 'anonymous',
        })
        const { scripts, styles } = builtCode(bundle, code)
        const later = `${folder}/${laterData}.json`
        const tags = [
          ...scripts.map(({ fileName, moduleIds }) =>
            inertLink({
              'data-map-rel': 'modulepreload',
              href: `./${fileName}`,
              crossorigin: 'anonymous',
              ...(moduleIds.some((id) => id.endsWith(`/${webGlCode}`)) && { 'data-webgl': '' }),
            }),
          ),
          ...styles.map((file) =>
            inertLink({ 'data-map-rel': 'stylesheet', href: `./${file}`, crossorigin: 'anonymous' }),
          ),
          inertLink({ 'data-map-rel': 'preload', ...fetched('explore', groups().explore) }),
          inertLink({
            'data-idle-rel': 'prefetch',
            ...fetched(later, { integrity: integrityOf(readFileSync(later)) }),
          }),
          { tag: 'link', attrs: { rel: 'preload', ...fetched('start', groups().start) }, injectTo: 'head' },
        ] satisfies HtmlTagDescriptor[]
        return { html: requestFirst(html), tags }
      },
    },
  }
}

/** A file of joined data, or a published one. */
interface Joined {
  integrity: string
  /** The published files in it. */
  names?: readonly DatasetName[]
}

const THEME = '<script src="./theme.js"></script>'

/**
 * The built page, with what the first paint waits for and the app's own script requested before theme.js runs, because a browser
 * reads no further than a script that blocks: else the map's files, which theme.js requests, would come first. Throws if the page
 * lacks one of them.
 */
export function requestFirst(html: string): string {
  const sheet = /<link rel="stylesheet"[^>]* href="([^"]+)">/.exec(html)
  const script = /<script type="module"[^>]* src="([^"]+)">/.exec(html)
  if (!sheet || !script || !html.includes(THEME))
    throw new Error('The built page lacks theme.js, a module or a stylesheet before its body.')
  const early = [
    `<link rel="preload" as="style" crossorigin href="${sheet[1]}">`,
    `<link rel="preload" as="script" href="./theme.js">`,
    `<link rel="modulepreload" crossorigin href="${script[1]}">`,
  ]
  return html.replace(THEME, [...early, THEME].join('\n    '))
}

/**
 * Published files as one object by name, without spaces and with the base map packed. Their checksums must be those of the
 * manifest, because the app does not validate them again.
 */
function joinFiles(folder: string, names: readonly DatasetName[]): Required<Joined> & { source: string } {
  const manifest = Manifest.parse(JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8')))
  const files = names.map((name) => {
    const text = readFileSync(`${folder}/${name}.json`, 'utf8')
    if (hashOf(text).toString('hex') !== manifest.files[`${name}.json`]?.sha256)
      throw new Error(`${folder}/${name}.json: not the file of the manifest. Run npm run derive.`)
    const value: unknown = JSON.parse(text)
    return [name, name === 'basemap' ? packBasemap(DATASET_SCHEMAS.basemap.parse(value)) : value] as const
  })
  const source = JSON.stringify(Object.fromEntries(files))
  return { source, names, integrity: integrityOf(source) }
}

function hashOf(content: string | Buffer): Buffer {
  return createHash('sha256').update(content).digest()
}

function integrityOf(content: string | Buffer): string {
  return `sha256-${hashOf(content).toString('base64')}`
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
    scripts: files,
    styles: [...new Set(files.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]))],
  }
}
