import { extractText } from '#extract/extractText.ts'
import { deriveInThreads } from '#scripts/deriveMany.ts'
import { lexiconOf } from '#scripts/deriveOnce.ts'
import type { derivePool } from '#scripts/derivePool.ts'
import { deriveStep } from '#scripts/deriveStep.ts'
import { REPOSITORY } from './sourcesCopy.ts'

/** A pool without threads: each would read the lexicon and warm up again, a second of processor time. */
const poolHere: typeof derivePool = (jobs, { lexicon, ...options }) => {
  const { parts } = lexiconOf(...lexicon)
  if (!parts) throw new Error('The lexicon has faults.')
  return {
    jobs,
    run: deriveStep({ ...options, parts, extract: extractText }),
    close: async () => {},
  }
}

/** Runs `derive --documents --jobs 1` in this thread; returns its exit code and what it prints. */
export async function deriveHere(documents: string, out: string, root = REPOSITORY) {
  const lines: string[] = []
  const print = (line: string) => lines.push(line)
  const output = { log: print, error: print }
  const status = await deriveInThreads({ root, documents, out, jobs: 1 }, output, poolHere)
  return { status, printed: lines.join('\n') }
}
