import { describe, expect, test } from 'vitest'
import { preloadStart } from '#scripts/preload.ts'

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
  map: chunk('assets/map-2.js', 'src/map/RouteMap.tsx', ['assets/frame-2.js', 'assets/react-1.js']),
  frame: chunk('assets/frame-2.js', 'src/map/MapFrame.tsx', ['assets/index-1.js'], ['assets/frame-2.css']),
  land: asset('assets/basemap-3.json', 'data/derived/basemap.json'),
  records: asset('assets/records-5.json', 'data/derived/records.json'),
  routes: asset('assets/routes-4.json', 'data/derived/routes.json'),
}

/** The tags that the plugin adds for a bundle. */
function tagsOf(bundle: object) {
  const hook = preloadStart({
    code: ['src/map/RouteMap.tsx'],
    exploreData: ['data/derived/basemap.json'],
    laterData: ['data/derived/records.json'],
    data: ['data/derived/routes.json'],
    integrity: { basemap: 'sha256-land', records: 'sha256-records', routes: 'sha256-routes' },
  }).transformIndexHtml
  if (typeof hook !== 'object') throw new Error('the plugin has no hook for the page')
  return Reflect.apply(hook.handler, null, ['', { bundle }]) as unknown
}

describe('preloads', () => {
  test('of Explore are inert links, before the script that activates them, without the files of the entry', () => {
    const link = { tag: 'link', injectTo: 'head-prepend' }
    expect(tagsOf(BUNDLE)).toEqual([
      {
        ...link,
        attrs: { 'data-map-rel': 'modulepreload', href: './assets/map-2.js', crossorigin: 'anonymous' },
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
          href: './assets/basemap-3.json',
          'data-integrity': 'sha256-land',
          crossorigin: 'anonymous',
        },
      },
      {
        ...link,
        attrs: {
          'data-idle-rel': 'prefetch',
          as: 'fetch',
          href: './assets/records-5.json',
          'data-integrity': 'sha256-records',
          crossorigin: 'anonymous',
        },
      },
      {
        tag: 'link',
        injectTo: 'head',
        attrs: {
          rel: 'preload',
          as: 'fetch',
          href: './assets/routes-4.json',
          'data-integrity': 'sha256-routes',
          crossorigin: 'anonymous',
        },
      },
    ])
  })

  test('stop the build when a file for one of them is missing, and name the file to fix', () => {
    expect(() => tagsOf({ ...BUNDLE, map: BUNDLE.frame })).toThrow(/RouteMap\.tsx: no code.*vite\.config\.ts/)
    expect(() => tagsOf({ ...BUNDLE, land: BUNDLE.routes })).toThrow(
      /basemap\.json: the app does not import it/,
    )
    expect(() => tagsOf({ ...BUNDLE, routes: BUNDLE.land })).toThrow(
      /routes\.json: the app does not import it/,
    )
  })
})
