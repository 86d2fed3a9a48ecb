import { describe, expect, test } from 'vitest'
import { preloadCode } from '#scripts/preloadCode.ts'

/** Runs the plugin on a bundle as the build hands it over. */
function tagsFor(bundle: object) {
  const hook = preloadCode('src/map/RouteMap.tsx').transformIndexHtml
  if (typeof hook !== 'object') throw new Error('the plugin has no hook for the page')
  return Reflect.apply(hook.handler, null, ['', { bundle }]) as unknown
}

const ENTRY = { type: 'chunk', facadeModuleId: '/project/index.html', fileName: 'assets/index-1.js' }
const MAP = { type: 'chunk', facadeModuleId: '/project/src/map/RouteMap.tsx', fileName: 'assets/map-2.js' }

describe('the code of a part, asked for beside the entry', () => {
  test('is named in the head of the page by a relative address', () => {
    expect(tagsFor({ entry: ENTRY, map: MAP })).toEqual([
      expect.objectContaining({
        tag: 'link',
        injectTo: 'head',
        attrs: expect.objectContaining({ rel: 'modulepreload', href: './assets/map-2.js' }),
      }),
    ])
  })

  test('stops the build when nothing is split off for it, and names the file to mend', () => {
    expect(() => tagsFor({ entry: ENTRY })).toThrow(
      /src\/map\/RouteMap\.tsx: no code of its own.*vite\.config\.ts/,
    )
  })
})
