import * as z from 'zod'

/** What Vitest's JSON reporter leaves: a file that could not be run at all counts as a failed suite. */
const VitestResult = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  success: z.boolean(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})

/** What Playwright's JSON reporter leaves; `errors` are faults outside of any test. */
const PlaywrightResult = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }),
  errors: z.array(z.unknown()),
})

export interface TestTotals {
  passed: number
  failed: number
  /** What was counted as a failure without being a test, in words. */
  notes: readonly string[]
}

/** The result files of a run as text; null for a stage that left none, because it was never reached or broke off. */
export interface ResultFiles {
  vitest: string | null
  playwright: string | null
}

/**
 * The totals of a whole run. Whatever keeps tests from running counts as failed too: a stage without results, a
 * file that could not be loaded, a red check (then `exitCode` is not 0 while no test failed), and a run in
 * which nothing passed.
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
