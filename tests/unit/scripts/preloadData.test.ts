import { expect, test } from 'vitest'
import { preloadData } from '#scripts/preloadData.ts'

/** The tags that the plugin adds to a page, given the data files that a build holds by their hashed names. */
function tagsFor(sources: readonly string[], built: Readonly<Record<string, string>>): unknown {
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

test('a data file of the start is asked for by its hashed name, as a plain fetch would', () => {
  expect(
    tagsFor(['data/derived/routes.json'], {
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

test('a name that no file has stops the build', () => {
  expect(() => tagsFor(['data/derived/routes.json'], {})).toThrow(/routes\.json: the app does not import it/)
})
