import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { packBasemap, unpackBasemap } from '#domain/packedBasemap.ts'
import { published } from '#tests/support/published.ts'

const basemap = published('basemap')

test('the packed base map is the published one, without loss, in at most 37 kB', () => {
  const text = JSON.stringify(packBasemap(basemap))
  expect(unpackBasemap(JSON.parse(text))).toEqual(basemap)
  expect(brotliCompressSync(text).length).toBeLessThanOrEqual(37_000)
})

test('a position that would be rounded stops the packing', () => {
  const coast = {
    ...basemap.coast,
    coordinates: [[[1.0005, 2] as [number, number], [1, 2] as [number, number]]],
  }
  expect(() => packBasemap({ ...basemap, coast })).toThrow('1.0005 has more than three decimals')
})
