import { expect, test } from 'vitest'
import { crc32 } from '#lib/crc32.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test('is the checksum that the standard states for its test text', () => {
  expect(crc32(bytes('123456789'))).toBe(0xcbf43926)
})

test('goes on from the bytes before', () => {
  expect(crc32(bytes('56789'), crc32(bytes('1234')))).toBe(0xcbf43926)
  expect(crc32(new Uint8Array())).toBe(0)
})
