import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { corpusLines } from '#bench/measureCorpus.ts'
import { writeSyntheticDocuments } from '#bench/syntheticDocuments.ts'
import { filesOf } from '#tests/support/filesOf.ts'

it('corpusLines: cost a document, growth without the start, and threads against each other', () => {
  const run = (processor: number, elapsed: number, memory: number) => ({
    processor,
    elapsed,
    memory,
    claims: 1,
  })
  const lines = corpusLines([
    [run(2, 2, 150), run(5, 5, 200), run(35, 34, 210)],
    [run(3, 2, 200), run(6, 3, 250), run(36, 17, 250)],
  ])
  const medianOf = (name: string) => lines.find((line) => line.figure === name)?.median
  expect(medianOf('corpus of 100, 1 thread: processor time a document')).toBe(50)
  expect(medianOf('corpus, 1 thread: growth for ten times the documents, without the start')).toBe(10)
  expect(medianOf('corpus, 1 thread: memory at 1000 / at 100')).toBe(1.05)
  expect(medianOf('corpus of 1000: time with 2 threads / with 1')).toBe(0.5)
})

it('writeSyntheticDocuments: the same texts in every run, each sentence once', () => {
  const work = mkdtempSync(join(tmpdir(), 'throughline-'))
  try {
    for (const name of ['one', 'two']) writeSyntheticDocuments(join(work, name), 4, 20)
    expect(filesOf(join(work, 'one'))).toEqual(filesOf(join(work, 'two')))
    const lines = readFileSync(join(work, 'one', 'document-000003.txt'), 'utf8')
      .trim()
      .split('\n')
    expect(new Set(lines).size).toBe(20)
    expect(lines.join()).not.toContain('{')
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
})
