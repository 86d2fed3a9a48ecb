import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { describeFaults } from '#derive/fault.ts'
import { type Output, readRules } from './deriveMany.ts'
import { FINISH, type OpenQueue, openQueue, QUEUE_FLAGS, runAsProgram } from './deriveQueue.ts'
import { type DocumentGroup, documentGroups } from './documentGroups.ts'
import { isFolder, sha256 } from './readInput.ts'

const USAGE = `Usage: npm run derive:enqueue -- --documents DIR [--queue derive] [--redis redis://127.0.0.1:6379] [--root DIR]
  Puts every document of a folder into a queue, for npm run derive:worker on any number of machines that see the folder`

/** Documents sent to the server at once. */
const BATCH = 500

/** Puts the documents and, last, the job that writes the index into the queue. A document that waits already is not added again. */
async function enqueue({ queue }: OpenQueue, rules: string, groups: readonly DocumentGroup[]): Promise<void> {
  const last = await queue.getJob(FINISH)
  if (await last?.isActive())
    throw new Error('A worker is writing the index of the last run. Try again when it is done.')
  await last?.remove()
  for (let start = 0; start < groups.length; start += BATCH) {
    await queue.addBulk(
      groups.slice(start, start + BATCH).map((group) => ({
        name: 'document',
        data: { rules, group },
        opts: {
          jobId: `document-${sha256(JSON.stringify(group))}`,
          attempts: 3,
          backoff: 1000,
          // A document that failed three times is tried once more before the index is written, which then names the error.
          removeOnComplete: true,
          removeOnFail: true,
        },
      })),
    )
  }
  await queue.add(FINISH, { rules, group: null }, { jobId: FINISH })
}

/** Runs the command with its arguments; returns the exit code. Throws an error with what to do about it. */
export async function enqueueDocuments(args: readonly string[], output: Output = console): Promise<0 | 1> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      documents: { type: 'string' },
      root: { type: 'string' },
      help: { type: 'boolean' },
      ...QUEUE_FLAGS,
    },
  })
  if (values.help || values.documents === undefined) {
    output.log(USAGE)
    return values.help ? 0 : 1
  }
  const folder = resolve(values.documents)
  if (!isFolder(folder)) throw new Error(`There is no folder ${folder}.`)
  const rules = readRules(values.root ? resolve(values.root) : fileURLToPath(new URL('..', import.meta.url)))
  if (!('rules' in rules)) throw new Error(rules.join('\n'))
  const { groups, faults } = await documentGroups(folder)
  // The index lists these too.
  for (const line of describeFaults(faults)) output.error(line)
  const open = await openQueue(values.queue, values.redis)
  try {
    await enqueue(open, rules.rules, groups)
  } finally {
    await open.close()
  }
  output.log(`${groups.length} documents in the queue ${values.queue}, rules ${rules.rules}`)
  return 0
}

await runAsProgram(import.meta.url, enqueueDocuments)
