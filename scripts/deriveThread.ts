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

/** Whether this thread reads other formats than text; set where it is bundled, so that their readers are left out of the other. */
declare const READS_ALL_FORMATS: boolean

/** Answers the groups that come to this thread, one at a time. */
function answerGroups(): void {
  const { lexicon, ...options } = workerData as ThreadData
  const { parts } = readLexicon(lexicon)
  if (!parts) throw new Error('The lexicon has faults.')
  const extract: typeof extractText = async (...given) => {
    if (READS_ALL_FORMATS) return (await import('#extract/extractText.ts')).extractText(...given)
    throw new Error('This thread reads texts alone.')
  }
  const step = deriveStep({ ...options, parts, extract })
  parentPort?.on('message', async (group: DocumentGroup) => parentPort?.postMessage(await step(group)))
}

answerGroups()
