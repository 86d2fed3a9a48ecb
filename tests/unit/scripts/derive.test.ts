import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATASET_SCHEMAS } from '#domain/datasetSchemas.ts'
import { memoizeByArguments } from '#lib/memoize.ts'
import { derive as runDerive } from '#scripts/derive.ts'
import { deriveFiles } from '#scripts/deriveFiles.ts'
import { copySources, OWNERS, REPOSITORY, type SourcesCopy } from '#tests/support/sourcesCopy.ts'

/** Runs the command in this process, which starts and warms up once for all tests. */
async function derive(...args: readonly string[]) {
  return deriveBy(deriveFiles, ...args)
}

async function deriveBy(deriveRoot: typeof deriveFiles, ...args: readonly string[]) {
  const lines = { log: [] as string[], error: [] as string[] }
  const output = {
    log: (line: string) => lines.log.push(line),
    error: (line: string) => lines.error.push(line),
  }
  const status = await runDerive(args, output, undefined, deriveRoot)
  return { status, stdout: lines.log.join('\n'), stderr: lines.error.join('\n') }
}

let work = ''
let copy: SourcesCopy
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'throughline-'))
  copy = copySources()
})
afterAll(() => {
  rmSync(work, { recursive: true, force: true })
  copy.remove()
})

/** A folder with the given files below the working folder. */
function folderOf(name: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(work, name)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

describe('derive', () => {
  it('writes nothing on a fault, and reports file, place, fault and remedy of all faults', async () => {
    const before = copy.derived()
    const text = copy.read(`${OWNERS}.txt`)
    const records = copy.read('data/sources/records.json')
    copy.edit(`${OWNERS}.txt`, (words) => words.replace('Belgium', 'Belgia'))
    copy.edit('data/sources/records.json', (json) => json.replace('"central-mediterranean"', '"central-med"'))
    const { status, stdout, stderr } = await derive('--root', copy.root)
    expect(status).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toContain(`${OWNERS}.txt · (file): the text changed`)
    expect(stderr).toContain('the lexicon has no central-med')
    expect(stderr).toContain('→ restore the text as received')
    expect(stderr).toContain('nothing written')
    expect(copy.derived()).toEqual(before)
    copy.write(`${OWNERS}.txt`, text)
    copy.write('data/sources/records.json', records)
  })

  it('--check names the first difference of each file and no other, and a run writes the same bytes again', async () => {
    // The repository's own files: `npm test` leaves out the check that compares them.
    const before = copy.derived()
    copy.edit('data/derived/measures.json', (json) => json.replace('"planned"', '"done"'))
    rmSync(join(copy.root, 'data/derived/routes.json'))
    copy.write('data/derived/extra.json', '{}')
    // The sources stay as they are, so that one derivation serves both.
    const once = memoizeByArguments(deriveFiles)
    const checked = await deriveBy(once, '--check', '--root', copy.root)
    expect(checked).toMatchObject({ status: 1, stdout: '' })
    expect(checked.stderr.split('\n').slice(0, -2)).toEqual([
      expect.stringMatching(/^measures\.json: at measures\[\d+\]\.status: found "done", expected "planned"$/),
      'routes.json: the file is missing',
      expect.stringMatching(/^extra\.json: the derivation does not write this file/),
    ])
    expect(checked.stderr).toContain('npm run derive')
    rmSync(join(copy.root, 'data/derived/extra.json'))
    expect(await deriveBy(once, '--root', copy.root)).toMatchObject({ status: 0, stderr: '' })
    expect(copy.derived()).toEqual(before)
  })
})

describe('derive --documents', () => {
  it('writes claims and documents of any folder, unreviewed', async () => {
    const folder = folderOf('good', {
      'note.txt': 'In 2025, ministers will strengthen border controls.\n',
      'avis.txt': 'En 2025, les ministres renforceront les contrôles aux frontières.\n',
      'avis.meta.json': '{"language":"fr","date":"2024-12","source":{"of":"somewhere"}}',
      'table.csv': 'not a document',
    })
    const out = join(work, 'new', 'out')
    const { status, stdout, stderr } = await derive('--documents', folder, '--out', out)
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toContain('not read: table.csv (it is no document or .meta.json file)')
    expect(stdout).toContain('avis.meta.json · source: an unknown field, which is not read')
    expect(readdirSync(out).sort()).toEqual(['claims.json', 'documents.json'])
    const read = (name: string): unknown => JSON.parse(readFileSync(join(out, name), 'utf8'))
    const { claims } = DATASET_SCHEMAS.claims.parse(read('claims.json'))
    const { documents } = DATASET_SCHEMAS.documents.parse(read('documents.json'))
    expect(documents.map(({ id, language, date }) => [id, language, date?.start ?? null])).toEqual([
      ['avis', 'fr', '2024-12-01'],
      ['note', 'en', null],
    ])
    expect(claims.every(({ review }) => review.state === 'proposed')).toBe(true)
    expect(claims).toContainEqual(
      expect.objectContaining({
        kind: 'measure',
        category: 'border-control',
        status: 'planned',
        years: [2025],
      }),
    )
  })

  it('exits with 1 and all faults for bad documents, and writes nothing, not even the folder', async () => {
    const folder = folderOf('bad', {
      'empty.txt': '',
      'latin.txt': Uint8Array.from([0x45, 0x75, 0x72, 0x6f, 0x70, 0xe9]),
      'twin.txt': 'One.',
      'deep/twin.txt': 'Two.',
      'torn.txt': 'Words.',
      'torn.meta.json': '{"language": "en",\n "date": }',
      'typed.txt': 'Words.',
      'typed.meta.json': '{"date": 2024}',
    })
    const out = join(work, 'none')
    const { status, stdout, stderr } = await derive('--documents', folder, '--out', out)
    expect(status).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toContain('empty.txt · (file): the document is empty')
    expect(stderr).toContain('latin.txt · line 1: it is not UTF-8 text')
    expect(stderr).toContain('it has the id of deep/twin.txt: twin')
    expect(stderr).toContain('torn.meta.json · line 2, column 10: torn JSON')
    expect(stderr).toContain('typed.meta.json · date')
    expect(stderr).toContain('5 faults, nothing written.')
    expect(existsSync(out)).toBe(false)
  })

  it.each<[string, readonly string[], string]>([
    ['an unknown flag', ['--chekc'], '--chekc'],
    ['--documents without --out', ['--documents', '.'], '--documents and --out go together'],
    ['a missing folder', ['--documents', 'no/such', '--out', 'x'], 'There is no folder'],
    ['an extra argument', ['now'], 'now'],
  ])('prints its usage for %s', async (_, args, words) => {
    const { status, stderr } = await derive(...args)
    expect(status).toBe(1)
    expect(stderr).toContain(words)
    expect(stderr).toContain('Usage: npm run derive')
  })

  it('exits with its code when run as a program', () => {
    const args = ['--import', 'tsx', join(REPOSITORY, 'scripts', 'derive.ts'), '--chekc']
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stderr).toContain('--chekc')
    expect(stderr).toContain('Usage: npm run derive')
  })

  it('refuses a sentence that is too long to be read, with line, length and remedy', async () => {
    const folder = folderOf('long', { 'table.txt': `One sentence here.\n${'1,2.3,'.repeat(1000)} end.\n` })
    const { status, stderr } = await derive('--documents', folder, '--out', join(work, 'none'))
    expect(status).toBe(1)
    expect(stderr).toMatch(/table\.txt · line 2: “1,2\.3,.*” has 6005 characters.*at most 4000 are read/)
    expect(stderr).toContain('→ put line breaks between its sentences')
  })

  it('warns of a document without a sentence', async () => {
    const folder = folderOf('headings', { 'list.txt': 'Routes to Europe\n\nChannel\n' })
    const { status, stdout } = await derive('--documents', folder, '--out', join(work, 'headings-out'))
    expect(status).toBe(0)
    expect(stdout).toContain('list.txt · (file): it has no sentence')
  })

  it('shows the first faults and counts the others', async () => {
    const texts = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`${index}.txt`, '']))
    const { status, stderr } = await derive(
      '--documents',
      folderOf('many', texts),
      '--out',
      join(work, 'none'),
    )
    expect(status).toBe(1)
    expect(stderr.match(/→/g)).toHaveLength(50)
    expect(stderr).toContain('60 faults, nothing written.')
    expect(stderr).toMatch(/^\d+\.txt: 1 more$/m)
  })

  it('reports a folder without texts', async () => {
    const folder = folderOf('bare', { 'table.csv': 'nothing' })
    const { status, stderr } = await derive('--documents', folder, '--out', join(work, 'none'))
    expect(status).toBe(1)
    expect(stderr).toContain('there is no document')
  })
})
