import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compareDerived, writeAtomically } from '#scripts/derivedFolder.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const FILES = [
  { name: 'a.json', text: '{"a":1}\n' },
  { name: 'b.json', text: '{"b":1}\n' },
]

describe('writing all files or none', () => {
  it('replaces the files and leaves no temporary ones', () => {
    writeFileSync(join(folder, 'a.json'), 'old')
    writeAtomically(folder, FILES)
    expect(readdirSync(folder).sort()).toEqual(['a.json', 'b.json'])
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe('{"a":1}\n')
  })

  it('leaves all files unchanged when the last one fails', () => {
    writeFileSync(join(folder, 'a.json'), 'old')
    mkdirSync(join(folder, 'b.json'))
    expect(() => writeAtomically(folder, FILES)).toThrow('is a folder, not a file')
    expect(readdirSync(folder).sort()).toEqual(['a.json', 'b.json'])
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe('old')
  })

  it('removes the folder that it made when it fails', () => {
    const deep = join(folder, 'x', 'y')
    expect(() => writeAtomically(deep, [...FILES, { name: 'no/such/folder.json', text: '' }])).toThrow()
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('comparing', () => {
  it('finds nothing in what was just written', () => {
    writeAtomically(folder, FILES)
    expect(compareDerived(folder, FILES)).toEqual([])
  })

  it('lists each file that differs, is missing or is unexpected', () => {
    writeFileSync(join(folder, 'a.json'), '{"a":2}\n')
    writeFileSync(join(folder, 'c.json'), '')
    expect(compareDerived(folder, FILES)).toEqual([
      'a.json: at a: found 2, expected 1',
      'b.json: the file is missing',
      'c.json: the derivation does not write this file; delete it',
    ])
  })

  it('reports all files as missing in a folder that does not exist', () => {
    expect(compareDerived(join(folder, 'none'), FILES)).toHaveLength(2)
  })
})
