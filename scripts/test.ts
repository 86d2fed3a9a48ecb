import { type Part, runInLanes, type Timing } from './runParts.ts'

/**
 * Browser tests need the build and leave a sixth of two cores idle, unit tests need nothing: they fill what is left over. Side by
 * side both take longer, and all of it less.
 */
const LANES: readonly (readonly Part[])[] = [
  [
    ['checks', 'node --import tsx scripts/check.ts --beside-tests'],
    ['browser tests', 'playwright test'],
  ],
  [['unit tests', 'vitest run', 5]],
]

/** The install that `.ci/run` began with, as a part that has run; none where the tests were started alone. */
function install(): readonly Timing[] {
  const started = Number(process.env.RUN_STARTED)
  if (!started) return []
  return [{ name: 'install', seconds: Date.now() / 1000 - started, isGreen: true }]
}

/** Runs the checks and all tests, prints the seconds of each part, and ends with 1 if one failed. */
async function test(): Promise<number> {
  const started = performance.now()
  const timings = [...install(), ...(await runInLanes(LANES))]
  const seconds = (performance.now() - started) / 1000
  timings.push({ name: 'all tests', seconds, isGreen: timings.every(({ isGreen }) => isGreen) })
  console.log()
  for (const { name, seconds, isGreen } of timings) {
    console.log(`${name.padEnd(15)}${seconds.toFixed(1).padStart(8)} s${isGreen ? '' : '  FAILED'}`)
  }
  return timings.every(({ isGreen }) => isGreen) ? 0 : 1
}

process.exitCode = await test()
