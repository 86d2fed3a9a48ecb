import { parentPort, workerData } from 'node:worker_threads'
import { readLexicon } from '#derive/build.ts'
import type { TextFile } from '#derive/jsonText.ts'
import type { extractText } from '#extract/extractText.ts'
import { deriveStep } from './deriveStep.ts'
import type { DocumentGroup } from './documentGroups.ts'

/** What a thread is started with, as plain data. */
export type ThreadData = Readonly<{
  folder: string
  out: string
  rules: string
  lexicon: readonly TextFile[]
}>

/** Answers the groups that come to this thread, one at a time; `extract` reads those that are no plain text. */
export function answerGroups(extract: typeof extractText): void {
  const { lexicon, ...options } = workerData as ThreadData
  const { parts } = readLexicon(lexicon)
  if (!parts) throw new Error('The lexicon has faults.')
  const step = deriveStep({ ...options, parts, extract })
  parentPort?.on('message', async (group: DocumentGroup) => parentPort?.postMessage(await step(group)))
}
