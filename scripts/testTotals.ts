import * as z from 'zod'

/** The output of Vitest's JSON reporter; a file that could not run is a failed suite. */
const VitestResult = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  success: z.boolean(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})

/** The output of Playwright's JSON reporter; `errors` are outside any test. */
const PlaywrightResult = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }),
  errors: z.array(z.unknown()),
})

export interface TestTotals {
  passed: number
  failed: number
  /** Failures that are not tests. */
  notes: readonly string[]
}

/** The result files of a run as text; null for a stage that wrote none. */
export interface ResultFiles {
  vitest: string | null
  playwright: string | null
}

/**
 * The totals of a run. Whatever prevents tests also counts as failed: a stage without results, a file that could not
 * load, a failed check (`exitCode` other than 0 without a failed test), and a run in which nothing passed.
 */
export function testTotals(files: ResultFiles, exitCode: number): TestTotals {
  const notes: string[] = []
  let passed = 0
  let failed = 0
  const vitest = parsed(files.vitest, VitestResult)
  if (vitest === null) notes.push('Vitest left no results.')
  else {
    passed += vitest.numPassedTests
    failed += vitest.numFailedTests
    const broken = vitest.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    )
    for (const _ of broken) notes.push('A test file could not be run.')
    if (!vitest.success && vitest.numFailedTests === 0 && broken.length === 0)
      notes.push('Vitest ended with a fault.')
  }
  const playwright = parsed(files.playwright, PlaywrightResult)
  if (playwright === null) notes.push('Playwright left no results.')
  else {
    passed += playwright.stats.expected
    failed += playwright.stats.unexpected + playwright.stats.flaky
    for (const _ of playwright.errors) notes.push('Playwright met a fault outside of a test.')
  }
  if (passed === 0) notes.push('No test passed.')
  if (exitCode !== 0 && failed + notes.length === 0) notes.push(`The command ended with ${exitCode}.`)
  return { passed, failed: failed + notes.length, notes }
}

function parsed<Result>(text: string | null, schema: z.ZodType<Result>): Result | null {
  if (text === null) return null
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    return null
  }
}
