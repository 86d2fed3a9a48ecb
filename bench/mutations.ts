import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { KINDS, type Kind, mutationCases, type Outcome, type Result } from './mutationCases.ts'

const USAGE = 'Usage: npm run mutate -- [--count 1200] [--seed 1] [--only records,lexicon] [--all]'
/** A case that takes longer counts as a hang, ms. */
const PATIENCE = 120_000

/**
 * Mutates every kind of input with a seed, and counts what the derivation and the importer make of it: a clear fault, a
 * change that is told, or no change; and texts taken for what they are not, silent changes, unclear faults, crashes and hangs,
 * which are listed. Exits with 1 if there is any of these five. Cases run in a process of their own, so that a hang ends with it.
 */
async function mutations(): Promise<0 | 1> {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '1200' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string', default: Object.keys(KINDS).join(',') },
      all: { type: 'boolean', default: false },
      from: { type: 'string' },
    },
  })
  const [count, seed] = [Number(values.count), Number(values.seed)]
  const kinds = values.only.split(',').filter((name): name is Kind => name in KINDS)
  if (!Number.isInteger(count) || !Number.isInteger(seed) || kinds.length === 0) throw new Error(USAGE)
  if (values.from !== undefined) {
    const run = mutationCases('.')
    for (let index = Number(values.from); index < count; index += 1) {
      process.stdout.write(`${JSON.stringify(await run(seed, index, kinds))}\n`)
    }
    return 0
  }
  const results: (Omit<Result, 'outcome'> & { outcome: Outcome | 'hang' })[] = []
  const options = ['--count', values.count, '--seed', values.seed, '--only', kinds.join(',')]
  while (results.length < count) {
    const before = results.length
    const isHanging = await runFrom(before, options, (result) => results.push(result))
    if (results.length >= count) break
    const outcome = isHanging ? 'hang' : 'crash'
    results.push({
      index: results.length,
      kind: kinds[0] ?? 'document',
      what: 'see --seed',
      outcome,
      detail: '',
    })
  }
  const bad = results.filter(({ outcome }) => !['fault', 'told', 'none'].includes(outcome))
  for (const result of values.all ? results : bad) console.log(JSON.stringify(result))
  const counted = (of: readonly { outcome: string }[]) =>
    Object.fromEntries(OUTCOMES.map((name) => [name, of.filter(({ outcome }) => outcome === name).length]))
  for (const kind of kinds) {
    console.log(
      JSON.stringify({ mutations: kind, ...counted(results.filter((result) => result.kind === kind)) }),
    )
  }
  console.log(JSON.stringify({ mutations: 'all', count: results.length, seed, ...counted(results) }))
  return bad.length === 0 ? 0 : 1
}

const OUTCOMES = ['fault', 'told', 'none', 'wrong', 'silent', 'unclear', 'crash', 'hang'] as const

/** Runs the cases from a number on in another process; returns whether it had to be ended because a case hangs. */
function runFrom(from: number, options: readonly string[], take: (result: Result) => void): Promise<boolean> {
  return new Promise((resolve) => {
    const args = ['--import', 'tsx', fileURLToPath(import.meta.url), '--from', String(from), ...options]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    let isHanging = false
    const stop = () => {
      isHanging = true
      child.kill('SIGKILL')
    }
    let timer = setTimeout(stop, PATIENCE)
    createInterface({ input: child.stdout }).on('line', (line) => {
      clearTimeout(timer)
      timer = setTimeout(stop, PATIENCE)
      take(JSON.parse(line) as Result)
    })
    child.on('close', () => {
      clearTimeout(timer)
      resolve(isHanging)
    })
  })
}

mutations().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  },
)
