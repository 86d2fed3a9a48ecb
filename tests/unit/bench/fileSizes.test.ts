import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { chunkSizes, transferSizes } from '#bench/fileSizes.ts'

test('lists each script, style and data file once, largest first, without fonts', () => {
  const root = mkdtempSync(join(tmpdir(), 'chunks-'))
  mkdirSync(join(root, 'assets'))
  // Brotli cannot compress noise.
  const noise = (bytes: number) =>
    Array.from({ length: bytes }, (_, index) => ((index * 7919) % 9973).toString(36)).join('')
  writeFileSync(join(root, 'assets/map.js'), noise(4000))
  writeFileSync(join(root, 'assets/map.css'), noise(300))
  writeFileSync(join(root, 'assets/land.json'), noise(1500))
  writeFileSync(join(root, 'assets/inter.woff2'), noise(9000))
  const lines = chunkSizes(root, {
    'src/map/RouteMap.tsx': { file: 'assets/map.js', css: ['assets/map.css'] },
    '_map.css': { file: 'assets/map.css' },
    'data/derived/land.json': { file: 'assets/land.json' },
    'inter.woff2': { file: 'assets/inter.woff2' },
  })
  rmSync(root, { recursive: true })
  expect(lines.map(({ file }) => file)).toEqual(['assets/map.js', 'assets/land.json', 'assets/map.css'])
  expect(lines[0]?.chunk).toBe('src/map/RouteMap.tsx')
  expect(lines[0]?.kB).toBeGreaterThan(lines[1]?.kB ?? Number.POSITIVE_INFINITY)
})

test('sums transferred bytes by kind, each file once, fonts uncompressed', () => {
  const root = mkdtempSync(join(tmpdir(), 'sizes-'))
  mkdirSync(join(root, 'assets'))
  const page = '<!doctype html>'.repeat(50)
  const data = '{"claims":[]}'.repeat(50)
  writeFileSync(join(root, 'index.html'), page)
  writeFileSync(join(root, 'assets/claims.json'), data)
  writeFileSync(join(root, 'assets/inter.woff2'), Buffer.alloc(700))
  const origin = 'http://localhost:1'
  const sizes = transferSizes(root, origin, [
    `${origin}/`,
    `${origin}/#/explore`,
    `${origin}/assets/claims.json`,
    `${origin}/assets/inter.woff2`,
    `blob:${origin}/0`,
  ])
  rmSync(root, { recursive: true })
  const brotli = (text: string) => brotliCompressSync(Buffer.from(text)).length
  expect(sizes).toEqual({
    page: brotli(page),
    data: brotli(data),
    fonts: 700,
    total: brotli(page) + brotli(data) + 700,
  })
})
