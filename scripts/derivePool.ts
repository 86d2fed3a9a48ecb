import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { buildSync } from 'esbuild'
import type { StepResult } from './deriveStep.ts'
import type { ThreadData } from './deriveThread.ts'
import { type DocumentGroup, isMeta, isText } from './documentGroups.ts'

/** Threads that derive documents. */
export type DerivePool = Readonly<{
  jobs: number
  /** Derives one document on the next free thread. Rejects with an error of writing, or if the thread ends. */
  run: (group: DocumentGroup) => Promise<StepResult>
  close: () => Promise<void>
}>

/**
 * Limits of a thread: a small heap is collected earlier; the largest document that is read needs less than this. A file of
 * another format than text may unpack to 100 MB.
 */
const THREAD_MEMORY = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 512 }
const READER_MEMORY = { ...THREAD_MEMORY, maxOldGenerationSizeMb: 1536 }

/**
 * A pool of threads, each with its own copy of the rules and started with the first document that finds none idle. The
 * readers of other formats than text are several MB of code: a thread gets them with the first group that needs them,
 * and keeps them.
 */
export function derivePool(jobs: number, data: ThreadData): DerivePool {
  const readers = new WeakSet<Worker>()
  const threads = new Set<Worker>()
  const idle: Worker[] = []
  const waiting: ((thread: Worker) => void)[] = []
  const start = (readsAll = false): Worker => {
    const thread = startThread(data, readsAll)
    threads.add(thread)
    if (readsAll) readers.add(thread)
    return thread
  }
  const nextThread = (): Promise<Worker> | Worker => {
    const thread = idle.pop()
    if (thread) return thread
    return threads.size < jobs ? start() : new Promise<Worker>((resolve) => waiting.push(resolve))
  }
  return {
    jobs,
    run: async (group) => {
      let thread = await nextThread()
      if (!readers.has(thread) && !group.every((path) => isText(path) || isMeta(path))) {
        const reader = start(true)
        threads.delete(thread)
        await thread.terminate()
        thread = reader
      }
      try {
        const result = await answerOf(thread, group)
        const next = waiting.shift()
        if (next) next(thread)
        else idle.push(thread)
        return result
      } catch (error) {
        threads.delete(thread)
        // Whoever waits gets one in place of the thread that ended.
        waiting.shift()?.(start())
        throw error
      }
    },
    close: async () => {
      await Promise.all([...threads].map((thread) => thread.terminate()))
    },
  }
}

const scripts = new Map<boolean, string>()

/** A thread and all it imports as one script: a loader of TypeScript in each thread would take 45 MB and a second. */
function threadScript(readsAll: boolean): string {
  const known = scripts.get(readsAll)
  if (known !== undefined) return known
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL('deriveThread.ts', import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    define: {
      READS_ALL_FORMATS: String(readsAll),
      // Where the parser of PDF looks for packages of its own.
      'import.meta.url': JSON.stringify(import.meta.url),
    },
    write: false,
  })
  const script = outputFiles.map(({ text }) => text).join('')
  scripts.set(readsAll, script)
  return script
}

function startThread(workerData: ThreadData, readsAll = false): Worker {
  const resourceLimits = readsAll ? READER_MEMORY : THREAD_MEMORY
  // The flags of the process, such as a loader, are not for a plain script.
  return new Worker(threadScript(readsAll), { eval: true, execArgv: [], resourceLimits, workerData })
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
