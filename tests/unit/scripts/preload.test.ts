import { describe, expect, test } from 'vitest'
import { preloadData, preloadMap } from '#scripts/preload.ts'

/** Runs the plugin on a bundle. */
function tagsOfMap(bundle: object) {
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

describe('map preloads', () => {
  test('are inert links with relative addresses, before the script that activates them', () => {
    const link = { tag: 'link', injectTo: 'head-prepend' }
    expect(tagsOfMap({ entry: ENTRY, map: MAP, land: LAND })).toEqual([
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

  test('stop the build when a file for one of them is missing, and name the file to fix', () => {
    expect(() => tagsOfMap({ entry: ENTRY, land: LAND })).toThrow(/RouteMap\.tsx: no code.*vite\.config\.ts/)
    expect(() => tagsOfMap({ entry: ENTRY, map: MAP })).toThrow(/basemap\.json: the app does not import it/)
  })
})

/** The tags that the plugin adds to a page for the given hashed data files. */
function tagsOfData(sources: readonly string[], built: Readonly<Record<string, string>>): unknown {
  const hook = preloadData(sources).transformIndexHtml
  if (typeof hook !== 'object') throw new Error('the plugin has no hook for the page')
  const bundle = Object.fromEntries(
    Object.entries(built).map(([source, fileName]) => [
      fileName,
      { type: 'asset', fileName, originalFileNames: [source] },
    ]),
  )
  return Reflect.apply(hook.handler, null, ['', { bundle }])
}

test('a data file is preloaded by its hashed name with the attributes of a plain fetch', () => {
  expect(
    tagsOfData(['data/derived/routes.json'], {
      'data/derived/claims.json': 'assets/claims-1.json',
      'data/derived/routes.json': 'assets/routes-2.json',
    }),
  ).toEqual([
    {
      tag: 'link',
      attrs: { rel: 'preload', as: 'fetch', href: './assets/routes-2.json', crossorigin: 'anonymous' },
      injectTo: 'head',
    },
  ])
})

test('an unknown data file stops the build', () => {
  expect(() => tagsOfData(['data/derived/routes.json'], {})).toThrow(
    /routes\.json: the app does not import it/,
  )
})
