import { hostname } from 'node:os'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { DelayedError, type Job, UnrecoverableError, Worker } from 'bullmq'
import {
  type Derivation,
  deriveMany,
  isWithin,
  jobsOf,
  type Output,
  openDerivation,
  reportMany,
} from './deriveMany.ts'
import { type DerivePool, derivePool } from './derivePool.ts'
import {
  type DeriveJob,
  FINISH,
  type FinishedRun,
  type OpenQueue,
  openQueue,
  QUEUE_FLAGS,
  runAsProgram,
} from './deriveQueue.ts'

const USAGE = `Usage: npm run derive:worker -- --documents DIR --out DIR [--queue derive] [--redis redis://127.0.0.1:6379]
  Derives documents that npm run derive:enqueue put into the queue, until the index is written
  --jobs N|auto   threads (auto, the default: one a core)
  --takeover S    seconds after which the document of a worker that is gone goes to another one (60; the longest
                  of all workers of a queue counts)
  --stay          wait for the next run instead of ending after one
  --root DIR      use the lexicon of the data/ folder below DIR`

/** How often a worker looks whether the run has ended or others still work, ms. */
const LOOK_EVERY = 500

/** A delay from which it is said, ms. */
const LONG_WAIT = 10_000

/** After these a worker ends when its documents in hand are done. */
const STOPPING = ['SIGINT', 'SIGTERM'] as const

/** A document may be lost with its worker this often before it counts as failed. */
const MOST_TAKEOVERS = 5

/** A worker on a queue, and why it should end. */
interface Work {
  derivation: Derivation
  pool: DerivePool
  open: OpenQueue
  output: Output
  ending: { code: 0 | 1; words: string } | null
  /** The job whose waiting was said. */
  waitsFor: string | null
}

/** What a job asks for. Throws an error for one that our command does not put in: others may write to the server too. */
function jobOf({ folder }: Derivation, { data }: Job<DeriveJob, FinishedRun | null>): DeriveJob {
  const { rules, group }: { rules?: unknown; group?: unknown } = Object(data)
  const isOurs =
    typeof rules === 'string' &&
    (group === null ||
      (Array.isArray(group) &&
        group.length > 0 &&
        group.every((path) => typeof path === 'string' && isWithin(resolve(folder, path), folder))))
  if (!isOurs)
    throw new UnrecoverableError('it is no job of derive:enqueue, or its files lie outside --documents')
  return data
}

/** Says once for which job the index waits, and until when. */
async function sayWaiting(on: Work): Promise<void> {
  const delayed = (await on.open.queue.getJobs(['delayed'])).filter(({ id }) => id !== FINISH)
  const last = delayed.toSorted((a, b) => a.timestamp + a.delay - b.timestamp - b.delay).at(-1)
  // What is in work, or tried again after a second, is no news.
  if (!last?.id || last.delay < LONG_WAIT || on.waitsFor === last.id) return
  on.waitsFor = last.id
  const until = new Date(last.timestamp + last.delay).toISOString()
  on.output.log(
    `The index waits for the job ${last.id} (${last.name}), which is delayed until ${until}. Remove it to go on.`,
  )
}

/** Does one job. What it writes depends on the document and the rules only, so a job may run twice. */
async function work(
  on: Work,
  job: Job<DeriveJob, FinishedRun | null>,
  token?: string,
): Promise<FinishedRun | null> {
  const { derivation, pool, open, output } = on
  const { rules, group } = jobOf(derivation, job)
  const leave = async (): Promise<never> => {
    await job.moveToDelayed(Date.now() + LOOK_EVERY, token)
    throw new DelayedError()
  }
  if (rules !== derivation.rules) {
    const words = `The queue has documents for the rules ${rules}; here are ${derivation.rules}. Bring both to one commit.`
    on.ending = { code: 1, words }
    return leave()
  }
  if (group) {
    await pool.run(group)
    return null
  }
  const { delayed = 0, ...counts } = await open.queue.getJobCounts('wait', 'active', 'delayed')
  const others = Object.values(counts).reduce((sum, count) => sum + count, delayed) - 1
  if (others > 0) {
    if (others === delayed) await sayWaiting(on)
    return leave()
  }
  // Everything is finished: this keeps all documents, derives what got lost, and writes the index.
  const found = await deriveMany(derivation, pool)
  reportMany(found, output)
  const { documents, claims, faults, skipped, of, kept } = found
  return { documents, claims, faults, skipped, of, kept }
}

/** Works until the run has ended or this worker should. */
async function workUntilEnd(on: Work, seconds: number, isStaying: boolean): Promise<0 | 1> {
  const { queue, redis } = on.open
  const worker = new Worker<DeriveJob, FinishedRun | null>(queue.name, (job, token) => work(on, job, token), {
    connection: redis,
    concurrency: on.pool.jobs,
    name: `${hostname()} ${process.pid}`,
    lockDuration: seconds * 1000,
    stalledInterval: seconds * 1000,
    maxStalledCount: MOST_TAKEOVERS,
    drainDelay: 1,
  })
  // A lost connection is made again.
  worker.on('error', on.open.sayGone)
  const stop = () => {
    on.ending = { code: 1, words: 'Stopped after the documents in hand; the others stay in the queue.' }
  }
  for (const signal of STOPPING) process.once(signal, stop)
  while (!on.ending) {
    await wait(LOOK_EVERY)
    const state = isStaying ? 'unknown' : await queue.getJobState(FINISH)
    if (state === 'completed') on.ending ??= endOf((await queue.getJob(FINISH))?.returnvalue ?? null)
    if (state === 'failed') {
      const words = `The index was not written: ${(await queue.getJob(FINISH))?.failedReason ?? 'its job failed'}`
      on.ending ??= { code: 1, words }
    }
  }
  await worker.close()
  for (const signal of STOPPING) process.off(signal, stop)
  on.output.log(on.ending.words)
  return on.ending.code
}

function endOf(run: FinishedRun | null): { code: 0 | 1; words: string } {
  if (!run) return { code: 1, words: 'The run has ended.' }
  const { documents, of, faults } = run
  const words = `The index is written: ${documents} of ${of} documents, faults: ${faults}`
  return { code: faults === 0 ? 0 : 1, words }
}

/** Runs the command with its arguments; returns the exit code. Throws an error with what to do about it. */
export async function deriveFromQueue(args: readonly string[], output: Output = console): Promise<0 | 1> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      documents: { type: 'string' },
      out: { type: 'string' },
      root: { type: 'string', default: fileURLToPath(new URL('..', import.meta.url)) },
      jobs: { type: 'string', default: 'auto' },
      takeover: { type: 'string', default: '60' },
      stay: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      ...QUEUE_FLAGS,
    },
  })
  const { documents, out, root } = values
  const [jobs, seconds] = [jobsOf(values.jobs), Number(values.takeover)]
  if (values.help || documents === undefined || out === undefined || jobs === null || !(seconds >= 1)) {
    output.log(USAGE)
    return values.help ? 0 : 1
  }
  const derivation = openDerivation({ root, documents, out })
  if (!('rules' in derivation)) throw new Error(derivation.join('\n'))
  const open = await openQueue(values.queue, values.redis)
  const pool = derivePool(jobs, derivation)
  const on = { derivation, pool, open, output, ending: null, waitsFor: null }
  try {
    return await workUntilEnd(on, seconds, values.stay)
  } finally {
    await Promise.all([pool.close(), open.close()])
  }
}

await runAsProgram(import.meta.url, deriveFromQueue)
