import { expect, test } from 'vitest'
import { type BuildManifest, staticClosure } from '#scripts/staticClosure.ts'

const manifest: BuildManifest = {
  'index.html': {
    file: 'assets/index.js',
    isEntry: true,
    imports: ['_shared.js', '_react.js'],
    css: ['assets/index.css'],
  },
  '_shared.js': { file: 'assets/shared.js', imports: ['_react.js'], css: ['assets/shared.css'] },
  '_react.js': { file: 'assets/react.js', imports: ['index.html'] },
  'src/map/WebGlMap.tsx': {
    file: 'assets/WebGlMap.js',
    imports: ['_react.js'],
    css: ['assets/WebGlMap.css'],
  },
}

test('lists each file once, with styles, without lazy files', () => {
  expect(staticClosure(manifest, 'index.html')).toEqual([
    'assets/index.css',
    'assets/index.js',
    'assets/react.js',
    'assets/shared.css',
    'assets/shared.js',
  ])
})

test('throws with a remedy when the manifest is of another build', () => {
  expect(() => staticClosure(manifest, 'main.html')).toThrow(/"main.html" is not in it.*npm run build/)
})
