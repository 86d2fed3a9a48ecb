import { type Part, runInOrder, type Timing } from './runParts.ts'

const PARTS: readonly Part[] = [
  ['checks', 'npm run check'],
  ['unit tests', 'npm run test:unit'],
  ['browser tests', 'npm run test:e2e'],
]

/** The install that `.ci/run` began with, as a part that has run; none where the tests were started alone. */
function install(): readonly Timing[] {
  const started = Number(process.env.RUN_STARTED)
  if (!started) return []
  return [{ name: 'install', seconds: Date.now() / 1000 - started, isGreen: true }]
}

/** Runs the checks and all tests, prints the seconds of each part, and ends with 1 if one failed. */
async function test(): Promise<number> {
  const timings = [...install(), ...(await runInOrder(PARTS))]
  console.log()
  for (const { name, seconds, isGreen } of timings) {
    console.log(`${name.padEnd(15)}${seconds.toFixed(1).padStart(8)} s${isGreen ? '' : '  FAILED'}`)
  }
  return timings.every(({ isGreen }) => isGreen) ? 0 : 1
}

process.exitCode = await test()
