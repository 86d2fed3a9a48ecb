import { describe, expect, test } from 'vitest'
import { preloadMap } from '#scripts/preloadMap.ts'

/** Runs the plugin on a bundle as the build hands it over. */
function tagsFor(bundle: object) {
  const hook = preloadMap('src/map/RouteMap.tsx', 'data/derived/basemap.json').transformIndexHtml
  if (typeof hook !== 'object') throw new Error('the plugin has no hook for the page')
  return Reflect.apply(hook.handler, null, ['', { bundle }]) as unknown
}

const ENTRY = { type: 'chunk', facadeModuleId: '/project/index.html', fileName: 'assets/index-1.js' }
const MAP = { type: 'chunk', facadeModuleId: '/project/src/map/RouteMap.tsx', fileName: 'assets/map-2.js' }
const LAND = {
  type: 'asset',
  originalFileNames: ['data/derived/basemap.json'],
  fileName: 'assets/basemap-3.json',
}

describe('the files of the map, asked for beside the entry', () => {
  test('stand in the head before the script that makes them work, by relative addresses, and ask for nothing by themselves', () => {
    const link = { tag: 'link', injectTo: 'head-prepend' }
    expect(tagsFor({ entry: ENTRY, map: MAP, land: LAND })).toEqual([
      {
        ...link,
        attrs: { 'data-map-rel': 'modulepreload', href: './assets/map-2.js', crossorigin: 'anonymous' },
      },
      {
        ...link,
        attrs: {
          'data-map-rel': 'preload',
          as: 'fetch',
          href: './assets/basemap-3.json',
          crossorigin: 'anonymous',
        },
      },
    ])
  })

  test('stop the build when nothing is built for one of them, and name the file to mend', () => {
    expect(() => tagsFor({ entry: ENTRY, land: LAND })).toThrow(/RouteMap\.tsx: no code.*vite\.config\.ts/)
    expect(() => tagsFor({ entry: ENTRY, map: MAP })).toThrow(/basemap\.json: the app does not import it/)
  })
})
