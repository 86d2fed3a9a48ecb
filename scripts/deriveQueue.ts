import { fileURLToPath } from 'node:url'
import { Queue } from 'bullmq'
import { Redis } from 'ioredis'
import type { IndexTotals } from './derivationIndex.ts'
import type { DocumentGroup } from './documentGroups.ts'

/** A job of the queue: the files of a document, or null for the job that writes the index when no other is left. */
export type DeriveJob = Readonly<{ rules: string; group: DocumentGroup | null }>

/** What the last job returns. */
export type FinishedRun = IndexTotals & Readonly<{ of: number; kept: number }>

/** The id of the job that writes the index. It stays in the queue, so that every worker learns how the run ended. */
export const FINISH = 'finish'

/** A queue with its connection. */
export type OpenQueue = Readonly<{
  queue: Queue<DeriveJob, FinishedRun | null>
  redis: Redis
  /** Says once that the server is gone, until it is back. */
  sayGone: () => void
  close: () => Promise<void>
}>

/** Defaults of both commands. */
export const QUEUE_FLAGS = {
  queue: { type: 'string', default: 'derive' },
  redis: { type: 'string', default: 'redis://127.0.0.1:6379' },
} as const

/** Connects to a Redis or Valkey server. Throws an error with what to do if none answers. */
export async function openQueue(name: string, address: string): Promise<OpenQueue> {
  const redis = new Redis(address, { lazyConnect: true, maxRetriesPerRequest: null })
  // Without a listener, the library prints every lost connection.
  redis.on('error', () => {})
  try {
    await redis.connect()
  } catch (error) {
    redis.disconnect()
    const { host, port } = redis.options
    throw new Error(`No Redis or Valkey server answers at ${host}:${port}: start one, or correct --redis`, {
      cause: error,
    })
  }
  const { host, port } = redis.options
  let isGone = false
  const sayGone = () => {
    if (!isGone)
      console.error(
        `The server at ${host}:${port} is gone: waiting until it answers again. Stop with Ctrl+C.`,
      )
    isGone = true
  }
  redis.on('error', sayGone)
  redis.on('ready', () => {
    if (isGone) console.error(`The server at ${host}:${port} answers again.`)
    isGone = false
  })
  const queue = new Queue<DeriveJob, FinishedRun | null>(name, { connection: redis })
  // Without a listener, the library prints each error with its stack; the connection is made again by itself.
  queue.on('error', sayGone)
  return {
    queue,
    redis,
    sayGone,
    close: async () => {
      await queue.close()
      redis.disconnect()
    },
  }
}

/**
 * Runs a command of the queue if the module at this address is what was started; tests import it and call the command. An error ends it
 * with its message and exit code 1.
 */
export async function runAsProgram(
  module: string,
  command: (args: readonly string[]) => Promise<0 | 1>,
): Promise<void> {
  if (process.argv[1] !== fileURLToPath(module)) return
  try {
    process.exitCode = await command(process.argv.slice(2))
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}
