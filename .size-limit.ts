import { readFileSync } from 'node:fs'
import { BuildManifest, staticClosure } from './scripts/staticClosure.ts'

const manifest = BuildManifest.parse(JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8')))
const first = staticClosure(manifest, 'index.html')

/** Sizes are brotli, as a browser receives them. */
export default [
  {
    name: 'first load: the page, its entry and all that it imports statically',
    path: ['dist/index.html', ...first.map((file) => `dist/${file}`)],
    limit: '150 kB',
  },
]
