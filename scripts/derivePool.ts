import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { buildSync } from 'esbuild'
import type { StepResult } from './deriveStep.ts'
import type { ThreadData } from './deriveThread.ts'
import type { DocumentGroup } from './documentGroups.ts'

/** Threads that derive documents. */
export type DerivePool = Readonly<{
  jobs: number
  /** Derives one document on the next free thread. Rejects with an error of writing, or if the thread ends. */
  run: (group: DocumentGroup) => Promise<StepResult>
  close: () => Promise<void>
}>

/** Limits of a thread: a small heap is collected earlier; the largest document that is read needs less than this. */
const THREAD_MEMORY = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 512 }

/** Starts threads, each with its own copy of the rules. A thread that ends is replaced. */
export function derivePool(jobs: number, data: ThreadData): DerivePool {
  const start = (): Worker => startThread(threadScript(), data)
  const threads = new Set(Array.from({ length: jobs }, start))
  const idle = [...threads]
  const waiting: ((thread: Worker) => void)[] = []
  const nextThread = (): Promise<Worker> | Worker =>
    idle.pop() ?? new Promise<Worker>((resolve) => waiting.push(resolve))
  const release = (thread: Worker): void => {
    const next = waiting.shift()
    if (next) next(thread)
    else idle.push(thread)
  }
  return {
    jobs,
    run: async (group) => {
      const thread = await nextThread()
      try {
        const result = await answerOf(thread, group)
        release(thread)
        return result
      } catch (error) {
        threads.delete(thread)
        const other = start()
        threads.add(other)
        release(other)
        throw error
      }
    },
    close: async () => {
      await Promise.all([...threads].map((thread) => thread.terminate()))
    },
  }
}

let script: string | null = null

/** The thread and all it imports as one script: a loader of TypeScript in each thread would take 45 MB and a second. */
function threadScript(): string {
  script ??= bundleThread()
  return script
}

function bundleThread(): string {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL('./deriveThread.ts', import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    write: false,
  })
  return outputFiles.map(({ text }) => text).join('')
}

function startThread(code: string, workerData: ThreadData): Worker {
  // The flags of the process, such as a loader, are not for a plain script.
  const options = { eval: true, execArgv: [], resourceLimits: THREAD_MEMORY }
  return new Worker(code, { ...options, workerData })
}

function answerOf(thread: Worker, group: DocumentGroup): Promise<StepResult> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      thread.off('message', onMessage)
      thread.off('error', onError)
      thread.off('exit', onExit)
    }
    const onMessage = (result: StepResult) => {
      settle()
      resolve(result)
    }
    const onError = (error: Error) => {
      settle()
      reject(new Error(`${group[0]}: ${error.message}`, { cause: error }))
    }
    const onExit = () => onError(new Error('the thread ended'))
    thread.on('message', onMessage)
    thread.on('error', onError)
    thread.on('exit', onExit)
    thread.postMessage(group)
  })
}
