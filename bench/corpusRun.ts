import { deriveMany, openDerivation } from '#scripts/deriveMany.ts'
import { derivePool } from '#scripts/derivePool.ts'

/** What one process took: times in s, memory in MB. */
export interface CorpusRun {
  processor: number
  elapsed: number
  memory: number
  claims: number
}

/** Derives a folder in this process, and prints what it took as JSON. Arguments: documents, outputs, threads. */
async function run([documents = '', out = '', jobs = '']: readonly string[]): Promise<CorpusRun> {
  const derivation = openDerivation({ root: '.', documents, out })
  if (!('rules' in derivation)) throw new Error(derivation.join('\n'))
  const pool = derivePool(Number(jobs), derivation)
  const { claims, faults } = await deriveMany(derivation, pool)
  if (faults > 0) throw new Error(`The synthetic documents have ${faults} faults.`)
  const { user, system } = process.cpuUsage()
  const [processor, elapsed] = [(user + system) / 1e6, performance.now() / 1000]
  const memory = (process.resourceUsage().maxRSS * 1024) / 1e6
  await pool.close()
  return { processor, elapsed, memory, claims }
}

run(process.argv.slice(2)).then(
  (found) => console.log(JSON.stringify(found)),
  (error: unknown) => {
    console.error(error)
    process.exitCode = 1
  },
)
