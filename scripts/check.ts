import { type Part, runInOrder } from './runInOrder.ts'

/** The checks by name, in order: the budgets need the build. */
const CHECKS: readonly Part[] = [
  ['types', 'tsc -p .'],
  ['linter settings follow the import law', 'tsx scripts/write-import-law.ts --check'],
  ['types of messages follow the English files', 'tsx scripts/write-message-types.ts --check'],
  ['style, lint, import law, cycles, length of files', 'biome check --error-on-warnings .'],
  ['unused files, exports and packages', 'knip'],
  ['locale keys', 'tsx scripts/check-locale-keys.ts'],
  ['derived data', 'tsx scripts/derive.ts --check'],
  ['build', 'vite build --logLevel warn'],
  ['one HTML file', 'tsx scripts/buildSingle.ts --also dist'],
  ['budgets', 'size-limit'],
]

/** Runs all checks even if one fails; returns 1 if any failed. */
function check(): number {
  const failed = runInOrder(CHECKS).flatMap(({ name, isGreen }) => (isGreen ? [] : [name]))
  console.log(
    failed.length === 0
      ? `\nAll ${CHECKS.length} checks are green.`
      : `\n${failed.length} of ${CHECKS.length} checks failed: ${failed.join('; ')}.`,
  )
  return failed.length === 0 ? 0 : 1
}

process.exitCode = check()
