import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeSyntheticDocuments } from '#bench/syntheticDocuments.ts'
import { DATASET_SCHEMAS } from '#domain/datasetSchemas.ts'
import { derive as runDerive } from '#scripts/derive.ts'
import { openDerivation } from '#scripts/deriveMany.ts'
import { derivePool } from '#scripts/derivePool.ts'
import { IndexEntry } from '#scripts/deriveStep.ts'
import { deriveHere } from '#tests/support/deriveHere.ts'
import { filesOf } from '#tests/support/filesOf.ts'
import { copySources, REPOSITORY } from '#tests/support/sourcesCopy.ts'

async function derive(...args: readonly string[]) {
  const lines: string[] = []
  const print = (line: string) => lines.push(line)
  const status = await runDerive(args, { log: print, error: print })
  return { status, printed: lines.join('\n') }
}

let work = ''
let texts = ''
let whole: Readonly<Record<string, string>> = {}
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'throughline-'))
  texts = join(work, 'texts')
  writeSyntheticDocuments(texts, 12, 3)
  expect(await many(texts, 'whole')).toEqual({
    status: 0,
    printed: expect.stringContaining('documents: 12 of 12, 0'),
  })
  whole = filesOf(join(work, 'whole'))
})
afterAll(() => rmSync(work, { recursive: true, force: true }))

/** Outputs as of a finished run over the texts. */
const copyOfWhole = (name: string) => cpSync(join(work, 'whole'), join(work, name), { recursive: true })

function many(folder: string, out: string, root = REPOSITORY) {
  return deriveHere(folder, join(work, out), root)
}

function inThreads(folder: string, out: string, jobs: number) {
  return derive('--documents', folder, '--out', join(work, out), '--jobs', `${jobs}`)
}

/** A copy of the texts to change. */
function copyOfTexts(name: string, change: (folder: string) => void = () => {}): string {
  const folder = join(work, name)
  writeSyntheticDocuments(folder, 12, 3)
  change(folder)
  return folder
}

/** The entries of an index by id. */
function entriesOf(out: string): Readonly<Record<string, IndexEntry>> {
  const { documents } = JSON.parse(filesOf(join(work, out))['index.json'] ?? '') as { documents: unknown[] }
  return Object.fromEntries(
    documents.map((entry) => IndexEntry.parse(entry)).map((entry) => [entry.id, entry]),
  )
}

describe('derive --documents --jobs', () => {
  it('writes one file per document that holds what claims.json and documents.json hold together', async () => {
    expect(await derive('--documents', texts, '--out', join(work, 'old'))).toMatchObject({ status: 0 })
    const old = filesOf(join(work, 'old'))
    const parsed = (files: Readonly<Record<string, string>>, folder: 'claims' | 'documents') =>
      Object.keys(files)
        .filter((path) => path.startsWith(folder))
        .map((path) => DATASET_SCHEMAS[folder].parse(JSON.parse(files[path] ?? '')))
    const [claims, documents] = [parsed(old, 'claims'), parsed(old, 'documents')]
    expect(parsed(whole, 'claims').flatMap((file) => Object.values(file).flat())).toEqual(
      claims.flatMap((file) => Object.values(file).flat()),
    )
    expect(parsed(whole, 'documents').flatMap((file) => Object.values(file).flat())).toEqual(
      documents.flatMap((file) => Object.values(file).flat()),
    )
    expect(Object.keys(whole)).toHaveLength(3 * 12 + 1)
  })

  it('goes on after a kill where it stopped, without a half file, to the same bytes', async () => {
    const out = join(work, 'killed')
    const [folder, entries] = [join(work, 'long'), join(out, 'entries')]
    writeSyntheticDocuments(folder, 20, 3)
    const script = join(REPOSITORY, 'scripts', 'derive.ts')
    const args = ['--import', 'tsx', script, '--documents', folder, '--out', out, '--jobs', '1']
    const run = spawn(process.execPath, args, { stdio: 'ignore' })
    while (run.exitCode === null && !(existsSync(entries) && readdirSync(entries).length > 3)) await wait(5)
    run.kill('SIGKILL')
    await once(run, 'exit')
    const stopped = filesOf(out)
    expect(Object.keys(stopped)).not.toContain('index.json')
    for (const [path, text] of Object.entries(stopped)) {
      if (!path.startsWith('.parts')) expect(() => JSON.parse(text), path).not.toThrow()
    }
    const finished = Object.keys(stopped).filter((path) => path.startsWith('entries')).length
    const { printed } = await many(folder, 'killed')
    expect(printed).toContain(`documents: 20 of 20, ${finished} finished`)
    await many(folder, 'unbroken')
    expect(filesOf(out)).toEqual(filesOf(join(work, 'unbroken')))
  })

  it('derives again only what changed, repairs what is damaged, and removes what is gone', async () => {
    const folder = copyOfTexts('changing')
    copyOfWhole('changed')
    const [first = '', second = '', third = '', fourth = ''] = readdirSync(join(work, 'changed', 'claims'))
    const idOf = (name: string) => name.replace('.json', '')
    writeFileSync(join(folder, `${idOf(first)}.txt`), 'In 2025, ministers will strengthen border controls.\n')
    writeFileSync(join(folder, `${idOf(second)}.meta.json`), '{"language":"en","date":"2024"}')
    writeFileSync(join(work, 'changed', 'claims', third), '{"claims":[')
    unlinkSync(join(folder, `${idOf(fourth)}.txt`))
    unlinkSync(join(folder, `${idOf(fourth)}.meta.json`))
    const { printed } = await many(folder, 'changed')
    expect(printed).toContain('documents: 11 of 11, 8 finished before')
    await many(folder, 'changed-afresh')
    expect(filesOf(join(work, 'changed'))).toEqual(filesOf(join(work, 'changed-afresh')))
  })

  it('derives everything again by other rules', async () => {
    const copy = copySources()
    copy.edit('data/sources/lexicon/measures.json', (json) => json.replace(/\n$/, '\n\n'))
    copyOfWhole('rules')
    const { printed } = await many(texts, 'rules', copy.root)
    copy.remove()
    expect(printed).toContain('documents: 12 of 12, 0 finished before')
  })

  it('lists the faults of single documents with file, place and remedy, and derives the others', async () => {
    const folder = copyOfTexts('faulty', (path) => {
      mkdirSync(join(path, 'deep'))
      const files = {
        'empty.txt': '',
        'latin.txt': Uint8Array.from([0x45, 0x75, 0x72, 0x6f, 0x70, 0xe9]),
        'Twin.txt': 'One.',
        'deep/twin.txt': 'Two.',
        'torn.txt': 'Words.',
        'torn.meta.json': '{"language": "en",\n "date": }',
        'orphan.meta.json': '{}',
        'deep/table.txt': `One sentence here.\n${'1,2.3,'.repeat(1000)} end.\n`,
        'heading.txt': 'Routes to Europe\n',
        'table.csv': 'not a document',
      }
      for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content)
    })
    const { status, printed } = await many(folder, 'faults')
    expect(status).toBe(1)
    expect(printed).toContain('documents: 13 of 19, 0 finished before')
    expect(printed).toContain('heading.txt · (file): it has no sentence')
    expect(printed).toContain('not read: 1 files')
    expect(printed).toContain('6 faults: index.json lists all.')
    const entries = entriesOf('faults')
    const faultOf = (id: string) => entries[id]?.faults.map(({ file, place }) => `${file} ${place}`)
    expect(faultOf('empty')).toEqual(['empty.txt (file)'])
    expect(faultOf('latin')).toEqual(['latin.txt line 1'])
    expect(faultOf('Twin')).toEqual(['deep/twin.txt (file)'])
    expect(faultOf('torn')).toEqual(['torn.meta.json line 2, column 10'])
    expect(faultOf('orphan')).toEqual(['orphan.meta.json (file)'])
    expect(faultOf('table')).toEqual(['deep/table.txt line 2'])
    expect(Object.values(entries).flatMap(({ faults }) => faults.map(({ remedy }) => remedy))).not.toContain(
      '',
    )
    expect(entries.table?.outputs).toBeNull()
    const files = filesOf(join(work, 'faults'))
    for (const path of Object.keys(whole).filter((name) => name !== 'index.json')) {
      expect(files[path], path).toBe(whole[path])
    }
    // A fault is kept like a result: the second run reads nothing again.
    expect((await many(folder, 'faults')).printed).toContain('documents: 13 of 19, 19 finished before')
    expect(filesOf(join(work, 'faults'))).toEqual(files)
  })

  it('stops at an output that cannot be written, names it, and goes on once it can', async () => {
    const blocked = join(work, 'blocked', 'claims', 'document-000004.json')
    mkdirSync(blocked, { recursive: true })
    const { status, printed } = await many(texts, 'blocked')
    expect(status).toBe(1)
    expect(printed).toMatch(/Stopped: E\w+: /)
    expect(printed).toContain('the same command goes on from there')
    rmSync(blocked, { recursive: true })
    // Two threads write the bytes of one.
    expect(await inThreads(texts, 'blocked', 2)).toEqual({
      status: 0,
      printed: expect.stringContaining('12 of 12, 4 finished'),
    })
    expect(filesOf(join(work, 'blocked'))).toEqual(whole)
  })

  it('replaces a thread that ended', async () => {
    const out = join(work, 'replaced')
    const derivation = openDerivation({ root: REPOSITORY, documents: texts, out })
    if (!('rules' in derivation)) throw new Error(derivation.join())
    const pool = derivePool(1, derivation)
    writeFileSync(out, 'a file in the place of the folder')
    await expect(pool.run(['document-000000.txt'])).rejects.toThrow('document-000000.txt: ')
    unlinkSync(out)
    expect(await pool.run(['document-000000.txt'])).toMatchObject({ isKept: false })
    await pool.close()
  })

  it.each([
    ['a number of threads', ['--documents', 'data', '--out', 'x', '--jobs', '0'], '--jobs 0: a whole number'],
    ['threads without documents', ['--jobs', '2'], '--jobs goes with --documents'],
    [
      'outputs among the documents',
      ['--documents', 'docs', '--out', 'docs/x', '--jobs', '1'],
      'one in the other',
    ],
  ])('refuses %s', async (_, args, words) => {
    const { status, printed } = await derive(...args)
    expect(status).toBe(1)
    expect(printed).toContain(words)
  })
})
