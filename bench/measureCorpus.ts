import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CorpusRun } from './corpusRun.ts'
import { type Figure, figure } from './figure.ts'
import { writeSyntheticDocuments } from './syntheticDocuments.ts'

/** Numbers of documents, each ten times the one before. */
const SIZES = [10, 100, 1000] as const
const SENTENCES = 20
const JOBS = [1, 2] as const

/**
 * Measures the derivation of many documents, each case in a process of its own and once, because the largest take a
 * minute. Memory counts the whole process; times are from its start.
 */
export function measureCorpus(): readonly Figure[] {
  const work = mkdtempSync(join(tmpdir(), 'throughline-'))
  try {
    const folders = SIZES.map((size) => {
      const folder = join(work, `texts-${size}`)
      writeSyntheticDocuments(folder, size, SENTENCES)
      return folder
    })
    const runs = JOBS.map((jobs) =>
      folders.map((folder, at) => corpusRun(folder, join(work, `out-${jobs}-${SIZES[at]}`), jobs)),
    )
    return corpusLines(runs)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function corpusRun(folder: string, out: string, jobs: number): CorpusRun {
  const script = fileURLToPath(new URL('./corpusRun.ts', import.meta.url))
  const args = ['--import', 'tsx', script, folder, out, String(jobs)]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as CorpusRun
}

/** The lines for runs by number of threads, then by size. */
export function corpusLines(runs: readonly (readonly CorpusRun[])[]): readonly Figure[] {
  const lines = runs.flatMap((bySize, index) => {
    const threads = JOBS[index] === 1 ? '1 thread' : `${JOBS[index]} threads`
    const each = SIZES.flatMap((size, at) => {
      const run = bySize[at]
      if (!run) return []
      const name = `corpus of ${size}, ${threads}`
      return [
        figure(`${name}: processor time a document`, 'ms', [(run.processor / size) * 1000]),
        figure(`${name}: until the index is written`, 's', [run.elapsed]),
        figure(`${name}: memory at most`, 'MB', [run.memory]),
      ]
    })
    const [small, middle, large] = bySize
    if (!small || !middle || !large) return each
    // The start costs the same for any number; differences leave it out. A straight line gives 10.
    const growth = (large.processor - middle.processor) / (middle.processor - small.processor)
    return [
      ...each,
      figure(`corpus, ${threads}: growth for ten times the documents, without the start`, 'ratio', [growth]),
      figure(`corpus, ${threads}: memory at 1000 / at 100`, 'ratio', [large.memory / middle.memory]),
    ]
  })
  const [one, two] = runs.map((bySize) => bySize.at(-1))
  if (!one || !two) return lines
  return [
    ...lines,
    figure('corpus of 1000: time with 2 threads / with 1', 'ratio', [two.elapsed / one.elapsed]),
  ]
}
