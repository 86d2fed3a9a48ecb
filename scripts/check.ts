import { spawnSync } from 'node:child_process'

/** Each check by the name that the summary uses; the budgets measure what the build before them has written. */
const CHECKS: readonly (readonly [name: string, command: string])[] = [
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

/**
 * Runs every check, also after one that failed, so that all faults of a run are seen together; ends with 1 if
 * one failed. npm puts the programs of node_modules on the PATH.
 */
function check(): number {
  const failed: string[] = []
  for (const [name, command] of CHECKS) {
    console.log(`\n── ${name}: ${command}`)
    const started = process.hrtime.bigint()
    const { status, error } = spawnSync(command, { shell: true, stdio: ['ignore', 'inherit', 'inherit'] })
    const seconds = (Number(process.hrtime.bigint() - started) / 1e9).toFixed(1)
    const isGreen = status === 0 && error === undefined
    if (!isGreen) failed.push(name)
    console.log(`${isGreen ? 'ok' : 'FAILED'} (${seconds} s)`)
  }
  console.log(
    failed.length === 0
      ? `\nAll ${CHECKS.length} checks are green.`
      : `\n${failed.length} of ${CHECKS.length} checks failed: ${failed.join('; ')}.`,
  )
  return failed.length === 0 ? 0 : 1
}

process.exitCode = check()
