import { existsSync, readFileSync } from 'node:fs'
import { failedPages, testTotals } from './testTotals.ts'

const USAGE = 'Usage: tsx scripts/print-totals.ts EXIT_CODE_OF_THE_RUN'

/** Lines printed of a page on which a test failed. */
const PAGE_LINES = 60

/** Prints what pages showed where browser tests failed, failures outside tests, then `N passed, N failed` on the last line; returns 1 on a failure. */
function printTotals(): number {
  const exitCode = Number(process.argv[2])
  if (!Number.isInteger(exitCode)) {
    console.error(USAGE)
    return 1
  }
  const read = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : null)
  const playwright = read('.cache/results/playwright.json')
  for (const { title, path } of failedPages(playwright)) {
    console.log(`\n${title}: what the page showed`)
    const details = /# Error details\n([\s\S]*?)(?:\n# Test source|$)/.exec(read(path) ?? '')?.[1]
    console.log(details?.trim().split('\n').slice(0, PAGE_LINES).join('\n') ?? `${path} says nothing.`)
  }
  const totals = testTotals({ vitest: read('.cache/results/vitest.json'), playwright }, exitCode)
  for (const note of totals.notes) console.log(note)
  console.log(`${totals.passed} passed, ${totals.failed} failed`)
  return totals.failed === 0 ? 0 : 1
}

process.exitCode = printTotals()
