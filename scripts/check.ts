import { parseArgs } from 'node:util'
import { type Part, runInLanes } from './runParts.ts'

/** What `npm test` says when it runs the unit tests beside the checks. */
const { values } = parseArgs({ options: { 'beside-tests': { type: 'boolean', default: false } } })

/** Beside the tests, tests/unit/scripts/derive.test.ts derives the same sources, and names a file that differs in the same words. */
const DERIVED: readonly Part[] = values['beside-tests']
  ? []
  : [['derived data', 'node --import tsx scripts/derive.ts --check']]

/**
 * The checks by name, in two lanes of the same length for two cores; the budgets need the build. The command `tsx` would start a
 * second process for each.
 */
const LANES: readonly (readonly Part[])[] = [
  [
    // By default four checkers each check what their files share: half as much work again.
    ['types', 'tsc -p . --checkers 1'],
    ['unused files, exports and packages', 'knip'],
  ],
  [
    ['build', 'node --import tsx scripts/build.ts'],
    ['budgets', 'size-limit'],
    [
      'locale keys; linter settings follow the import law; types of messages follow the English files',
      'node --import tsx scripts/check-generated.ts --check',
    ],
    ...DERIVED,
    ['style, lint, import law, cycles, length of files', 'biome check --error-on-warnings .'],
  ],
]

/**
 * Less collecting of garbage, as a check lives for seconds: the compiler, which is written in Go, takes a fifth less processor
 * time and 0.2 GB more memory (13 s and 1.5 GB), programs in Node a seventh less.
 */
const SHORT_LIVED = { GOGC: '300', NODE_OPTIONS: '--max-semi-space-size=64' }

/** Runs all checks even if one fails; returns 1 if any failed. */
async function check(): Promise<number> {
  Object.assign(process.env, { ...SHORT_LIVED, ...process.env })
  const timings = await runInLanes(LANES)
  const failed = timings.flatMap(({ name, isGreen }) => (isGreen ? [] : [name]))
  console.log(
    failed.length === 0
      ? `\nAll ${timings.length} checks are green.`
      : `\n${failed.length} of ${timings.length} checks failed: ${failed.join('; ')}.`,
  )
  return failed.length === 0 ? 0 : 1
}

process.exitCode = await check()
