import { describe, expect, test } from 'vitest'
import { failedPages, testTotals } from '#scripts/testTotals.ts'

const vitest = (passed: number, failed: number, brokenFiles = 0) =>
  JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    success: failed + brokenFiles === 0,
    testResults: Array.from({ length: brokenFiles }, () => ({ status: 'failed', assertionResults: [] })),
  })
const playwright = (expected: number, unexpected = 0, flaky = 0, errors: readonly unknown[] = []) =>
  JSON.stringify({ stats: { expected, unexpected, flaky }, errors })

describe('the totals of a run', () => {
  test('add up both runners', () => {
    expect(testTotals({ vitest: vitest(40, 0), playwright: playwright(2) }, 0)).toEqual({
      passed: 42,
      failed: 0,
      notes: [],
    })
    expect(testTotals({ vitest: vitest(40, 1), playwright: playwright(2, 1, 1) }, 1)).toMatchObject({
      passed: 42,
      failed: 3,
      notes: [],
    })
  })

  test.each([
    ['a failed check before both runners', { vitest: null, playwright: null }, 1, 3],
    ['a second runner that never started', { vitest: vitest(40, 2), playwright: null }, 1, 3],
    ['a file that failed to load', { vitest: vitest(40, 0, 1), playwright: playwright(2) }, 1, 1],
    ['an error outside a test', { vitest: vitest(40, 0), playwright: playwright(2, 0, 0, [{}]) }, 1, 1],
    ['truncated results', { vitest: vitest(40, 0).slice(0, 30), playwright: playwright(2) }, 0, 1],
    ['a run without tests', { vitest: vitest(0, 0), playwright: playwright(0) }, 0, 1],
    ['an error exit after passed tests', { vitest: vitest(40, 0), playwright: playwright(2) }, 7, 1],
  ])('count %s as failed', (_, files, exitCode, failed) => {
    const totals = testTotals(files, exitCode)
    expect(totals.failed).toBe(failed)
    expect(totals.notes.length).toBeGreaterThan(0)
  })
})

describe('the pages of failed browser tests', () => {
  const result = (status: string, path: string) => ({
    status,
    attachments: [
      { name: 'screenshot', path: 'page.png' },
      { name: 'error-context', path },
    ],
  })
  const spec = (title: string, ...results: readonly unknown[]) => ({ title, tests: [{ results }] })

  test('are those of failed runs, in groups too', () => {
    const suites = [
      {
        specs: [spec('passes', result('passed', 'a.md')), spec('fails', result('failed', 'b.md'))],
        suites: [{ specs: [spec('takes too long', result('timedOut', 'c.md'))] }],
      },
    ]
    expect(failedPages(JSON.stringify({ suites }))).toEqual([
      { title: 'fails', path: 'b.md' },
      { title: 'takes too long', path: 'c.md' },
    ])
  })

  test.each([null, '{"suites":'])('are none without readable results: %s', (results) => {
    expect(failedPages(results)).toEqual([])
  })
})
