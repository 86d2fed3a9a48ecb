import { describe, expect, test } from 'vitest'
import { dataVersion } from '#domain/dataVersion.ts'

const file = (sha256: string) => ({ sha256, bytes: 1, count: 1 })
const manifest = { version: '1', files: { 'a.json': file('aa'), 'b.json': file('bb') }, inputs: {} }

describe('the version of the data', () => {
  test('begins with that of the shape and can stand in the name of a file', () => {
    expect(dataVersion(manifest)).toMatch(/^1-[a-z0-9]{13}$/)
  })

  test('is the same for the same contents, in whatever order they are named', () => {
    const { 'a.json': a, 'b.json': b } = manifest.files
    expect(dataVersion({ ...manifest, files: { 'b.json': b, 'a.json': a } })).toBe(dataVersion(manifest))
  })

  test('changes with any file and with the name of one', () => {
    const versions = [
      manifest.files,
      { 'a.json': file('aa'), 'b.json': file('bc') },
      { 'a.json': file('aa'), 'c.json': file('bb') },
      { 'a.json': file('bb'), 'b.json': file('aa') },
      { 'a.json': file('aa') },
    ].map((files) => dataVersion({ ...manifest, files }))
    expect(new Set(versions).size).toBe(versions.length)
  })
})
