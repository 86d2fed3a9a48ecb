import { existsSync, readFileSync } from 'node:fs'
import { testTotals } from './testTotals.ts'

const USAGE = 'Usage: tsx scripts/print-totals.ts EXIT_CODE_OF_THE_RUN'

/** Prints failures outside tests, then `N passed, N failed` on the last line; returns 1 on a failure. */
function printTotals(): number {
  const exitCode = Number(process.argv[2])
  if (!Number.isInteger(exitCode)) {
    console.error(USAGE)
    return 1
  }
  const read = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : null)
  const totals = testTotals(
    { vitest: read('.cache/results/vitest.json'), playwright: read('.cache/results/playwright.json') },
    exitCode,
  )
  for (const note of totals.notes) console.log(note)
  console.log(`${totals.passed} passed, ${totals.failed} failed`)
  return totals.failed === 0 ? 0 : 1
}

process.exitCode = printTotals()
