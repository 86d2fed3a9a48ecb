import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod'

const Manifest = z.object({
  name: z.string(),
  id: z.string(),
  start_url: z.string(),
  scope: z.string(),
  icons: z.array(
    z.object({ src: z.string(), sizes: z.string(), type: z.string(), purpose: z.optional(z.string()) }),
  ),
})
const manifest = Manifest.parse(JSON.parse(readFileSync('public/manifest.webmanifest', 'utf8')))

test('the app starts in its own folder', () => {
  expect([manifest.id, manifest.start_url, manifest.scope]).toEqual(['./', './', './'])
  expect(manifest.icons.map(({ src }) => src.startsWith('./'))).not.toContain(false)
})

test('its icons exist in the stated sizes, one of them maskable', () => {
  const pixels = manifest.icons.filter(({ type }) => type === 'image/png')
  for (const { src, sizes } of pixels) {
    const bytes = readFileSync(join('public', src))
    expect(bytes.subarray(1, 4).toString()).toBe('PNG')
    expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes)
    expect(bytes.length).toBeLessThan(20_000)
  }
  expect(pixels.map(({ sizes, purpose }) => `${sizes} ${purpose ?? 'any'}`)).toEqual([
    '192x192 any',
    '512x512 any',
    '512x512 maskable',
  ])
})
