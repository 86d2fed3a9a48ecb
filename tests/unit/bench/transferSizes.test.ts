import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { transferSizes } from '#bench/transferSizes.ts'

test('sums what a host sends by kind, each file once, fonts as they are', () => {
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
