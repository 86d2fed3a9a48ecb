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

const Attachment = z.object({ name: z.string(), path: z.optional(z.string()) })

/** What the tests of a file, and of groups inside it, left behind. */
const PlaywrightSuite = z.object({
  specs: z.array(
    z.object({
      title: z.string(),
      tests: z.array(
        z.object({ results: z.array(z.object({ status: z.string(), attachments: z.array(Attachment) })) }),
      ),
    }),
  ),
  get suites() {
    return z.optional(z.array(PlaywrightSuite))
  },
})

/** What a page showed when a browser test failed. */
export interface FailedPage {
  title: string
  /** The description that Playwright wrote, a text file. */
  path: string
}

/** The pages of browser tests that failed, from Playwright's results: whoever reads the output of a run has no other trace of them. */
export function failedPages(playwright: string | null): readonly FailedPage[] {
  const pagesOf = ({ specs, suites = [] }: z.infer<typeof PlaywrightSuite>): readonly FailedPage[] => [
    ...specs.flatMap(({ title, tests }) =>
      tests
        .flatMap(({ results }) => results)
        .filter(({ status }) => status !== 'passed')
        .flatMap(({ attachments }) => attachments)
        .flatMap(({ name, path }) => (name === 'error-context' && path ? [{ title, path }] : [])),
    ),
    ...suites.flatMap(pagesOf),
  ]
  const read = parsed(playwright, z.object({ suites: z.array(PlaywrightSuite) }))
  return read?.suites.flatMap(pagesOf) ?? []
}

function parsed<Result>(text: string | null, schema: z.ZodType<Result>): Result | null {
  if (text === null) return null
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    return null
  }
}
