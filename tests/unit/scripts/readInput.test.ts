import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeFault } from '#derive/fault.ts'
import { LARGEST } from '#derive/lines.ts'
import { filesBelow, readInput } from '#scripts/readInput.ts'
import { readDocuments } from '#scripts/readSources.ts'

/** Of POSIX; Node cannot make a pipe with a name. */
const MAKE_PIPE: string = 'mkfifo'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-'))
  mkdirSync(join(folder, 'folder.txt'))
  symlinkSync('nowhere.txt', join(folder, 'broken.txt'))
  symlinkSync('loop.txt', join(folder, 'loop.txt'))
  execFileSync(MAKE_PIPE, [join(folder, 'pipe.txt')])
  writeFileSync(join(folder, 'large.txt'), '')
  truncateSync(join(folder, 'large.txt'), LARGEST.document + 1)
  writeFileSync(join(folder, 'good.txt'), '\uFEFFTürkiye.')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const faultOf = (name: string) => {
  const { fault } = readInput(join(folder, name), name, 'document')
  return fault ? describeFault(fault) : ''
}

describe('an input', () => {
  it.each([
    ['broken.txt', 'it does not exist, or is a link to nothing', 'put the file there, or remove the link'],
    ['missing.txt', 'it does not exist', 'put the file there'],
    ['loop.txt', 'it is a link that leads back to itself', 'remove the link'],
    ['pipe.txt', 'it is a pipe, device or socket', 'put a regular file in its place'],
    ['folder.txt', 'it is a folder', 'rename the folder'],
    ['large.txt', 'it has 2 MB; at most 1 MB are read', 'divide the document'],
  ])('%s is refused with file, problem and remedy, without waiting', (name, problem, remedy) => {
    expect(faultOf(name)).toContain(`${name} · (file): ${problem}`)
    expect(faultOf(name)).toContain(`→ ${remedy}`)
  })

  it('keeps its byte order mark, which offsets count', () => {
    expect(readInput(join(folder, 'good.txt'), 'good.txt', 'document').text).toBe('\uFEFFTürkiye.')
  })
})

describe('a folder of inputs', () => {
  it('reports a link that leads back above it, and lists what lies below once', () => {
    const root = join(folder, 'tree')
    mkdirSync(join(root, 'deep'), { recursive: true })
    writeFileSync(join(root, 'deep', 'a.txt'), 'Words.')
    symlinkSync('..', join(root, 'deep', 'up'))
    const { files, faults } = filesBelow(root, root)
    expect(files).toEqual([join(root, 'deep', 'a.txt')])
    expect(faults.map(describeFault).join()).toContain('deep/up · (folder): it is a link that leads back')
  })

  it('lists the files that are skipped, with the reason', () => {
    const root = join(folder, 'skipped')
    mkdirSync(root)
    for (const name of ['a.txt', 'a.Meta.json', 'b.md', '.hidden']) writeFileSync(join(root, name), 'Words.')
    const { documents, skipped } = readDocuments(root, root)
    expect(documents.map(({ id }) => id)).toEqual(['a'])
    expect(skipped).toEqual([
      'not read: a.Meta.json (a meta file ends in .meta.json, in small letters)',
      'not read: b.md (it is no .txt or .meta.json file)',
    ])
  })
})
