import { parentPort, workerData } from 'node:worker_threads'
import { readLexicon } from '#derive/build.ts'
import type { TextFile } from '#derive/jsonText.ts'
import { deriveStep } from './deriveStep.ts'
import type { DocumentGroup } from './documentGroups.ts'

/** What a thread is started with. */
export type ThreadData = Readonly<{
  folder: string
  out: string
  rules: string
  lexicon: readonly TextFile[]
}>

const { lexicon, ...options } = workerData as ThreadData
const { parts } = readLexicon(lexicon)
if (!parts) throw new Error('The lexicon has faults.')
const step = deriveStep({ ...options, parts })

parentPort?.on('message', (group: DocumentGroup) => {
  parentPort?.postMessage(step(group))
})
