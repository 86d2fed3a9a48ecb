import { createHash } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { unpackBasemap } from '#domain/packedBasemap.ts'
import { preloadStart, requestFirst } from '#scripts/preload.ts'
import { published, publishedText } from '#tests/support/published.ts'

const chunk = (fileName: string, module: string, imports: string[] = [], css: string[] = []) => ({
  type: 'chunk',
  isEntry: module === 'index.html',
  fileName,
  moduleIds: [`/project/${module}`],
  imports,
  viteMetadata: { importedCss: new Set(css) },
})
const asset = (fileName: string, source: string) => ({ type: 'asset', fileName, originalFileNames: [source] })

const BUNDLE = {
  entry: chunk('assets/index-1.js', 'index.html', ['assets/react-1.js'], ['assets/index-1.css']),
  react: chunk('assets/react-1.js', 'node_modules/react/index.js'),
  map: chunk('assets/map-2.js', 'src/map/WebGlMap.tsx', ['assets/frame-2.js', 'assets/react-1.js']),
  frame: chunk('assets/frame-2.js', 'src/map/MapFrame.tsx', ['assets/index-1.js'], ['assets/frame-2.css']),
  explore: asset('assets/explore-3.json', 'explore'),
  records: asset('assets/records-5.json', 'data/derived/records.json'),
  start: asset('assets/start-4.json', 'start'),
}

const integrity = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`

const OPTIONS: Parameters<typeof preloadStart>[0] = {
  code: ['src/map/WebGlMap.tsx'],
  webGlCode: 'src/map/WebGlMap.tsx',
  folder: 'data/derived',
  exploreData: ['basemap'],
  laterData: 'records',
  data: ['timeline', 'routes'],
}
const plugin = preloadStart(OPTIONS)

/** The files that the plugin adds to the build, by name. */
function emitted({ buildStart }: Pick<typeof plugin, 'buildStart'>) {
  const files: Record<string, string> = {}
  const emitFile = ({ name = '', source = '' }) => {
    files[name] = source
  }
  if (typeof buildStart !== 'function') throw new Error('the plugin emits no file')
  Reflect.apply(buildStart, { emitFile }, [])
  return files
}

/** The tags that the plugin adds for a bundle. */
function tagsOf(bundle: object) {
  const hook = plugin.transformIndexHtml
  if (typeof hook !== 'object') throw new Error('the plugin has no hook for the page')
  return (Reflect.apply(hook.handler, null, [PAGE, { bundle }]) as { tags: unknown }).tags
}

/** The head of a built page. */
const PAGE = [
  '<script src="./theme.js"></script>',
  '<script defer blocking="render" src="./startFrame.js"></script>',
  '<script type="module" crossorigin src="./assets/index-1.js"></script>',
  '<link rel="stylesheet" crossorigin href="./assets/index-1.css">',
].join('\n')

describe('requests of the start', () => {
  const addresses = [...requestFirst(PAGE).matchAll(/(?:href|src)="([^"]+)"/g)].map(([, address]) => address)

  test('are first for what the first paint waits for and the app itself, then for what theme.js asks for', () => {
    const beforeTheme = ['./assets/index-1.css', './theme.js', './assets/index-1.js']
    expect(addresses.slice(0, 4)).toEqual([...beforeTheme, './theme.js'])
    expect(requestFirst(PAGE)).toContain(
      '<link rel="preload" as="style" crossorigin href="./assets/index-1.css">',
    )
  })

  test.each(['theme', 'module', 'stylesheet'])('stop the build of a page without its %s', (part) => {
    expect(() => requestFirst(PAGE.replaceAll(part, ''))).toThrow('lacks')
  })
})

describe('preloads', () => {
  test('of Explore are inert links, before the script that activates them, without the files of the entry', () => {
    const link = { tag: 'link', injectTo: 'head-prepend' }
    const files = emitted(plugin)
    expect(tagsOf(BUNDLE)).toEqual([
      {
        ...link,
        attrs: {
          'data-map-rel': 'modulepreload',
          href: './assets/map-2.js',
          crossorigin: 'anonymous',
          // For theme.js, which leaves it out in browsers that cannot use it.
          'data-webgl': '',
        },
      },
      {
        ...link,
        attrs: { 'data-map-rel': 'modulepreload', href: './assets/frame-2.js', crossorigin: 'anonymous' },
      },
      {
        ...link,
        attrs: { 'data-map-rel': 'stylesheet', href: './assets/frame-2.css', crossorigin: 'anonymous' },
      },
      {
        ...link,
        attrs: {
          'data-map-rel': 'preload',
          as: 'fetch',
          href: './assets/explore-3.json',
          'data-integrity': integrity(files['explore.json'] ?? ''),
          'data-holds': 'basemap',
          crossorigin: 'anonymous',
        },
      },
      {
        ...link,
        attrs: {
          'data-idle-rel': 'prefetch',
          as: 'fetch',
          href: './assets/records-5.json',
          'data-integrity': integrity(publishedText('records')),
          crossorigin: 'anonymous',
        },
      },
      {
        tag: 'link',
        injectTo: 'head',
        attrs: {
          rel: 'preload',
          as: 'fetch',
          href: './assets/start-4.json',
          'data-integrity': integrity(files['start.json'] ?? ''),
          'data-holds': 'timeline routes',
          crossorigin: 'anonymous',
        },
      },
    ])
  })

  test('stop the build when a file for one of them is missing, and name the file to fix', () => {
    expect(() => tagsOf({ ...BUNDLE, map: BUNDLE.frame })).toThrow(/WebGlMap\.tsx: no code.*vite\.config\.ts/)
    expect(() => tagsOf({ ...BUNDLE, records: BUNDLE.start })).toThrow(
      /records\.json: the app does not import it/,
    )
  })

  test('the joined files hold the published ones, with the base map packed', () => {
    const { 'explore.json': explore = '', 'start.json': start = '' } = emitted(plugin)
    expect(JSON.parse(start)).toEqual({ timeline: published('timeline'), routes: published('routes') })
    expect(unpackBasemap(JSON.parse(explore).basemap)).toEqual(published('basemap'))
  })

  test('a published file with another checksum than in the manifest stops the build', () => {
    const folder = mkdtempSync(join(tmpdir(), 'derived-'))
    for (const name of ['manifest', 'timeline', 'routes'])
      writeFileSync(`${folder}/${name}.json`, publishedText(name))
    writeFileSync(`${folder}/routes.json`, publishedText('routes').replace('"id"', '"key"'))
    const options = { ...OPTIONS, folder, exploreData: [] }
    expect(() => emitted(preloadStart(options))).toThrow(
      'routes.json: not the file of the manifest. Run npm run derive.',
    )
  })
})
