import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findBrowser } from './findBrowser.ts'

/**
 * Makes sure that the end-to-end tests find a Chromium. Installs one if missing: Debian's headless shell as root (with
 * its libraries), else Playwright's.
 */
function ensureBrowser(): number {
  const found = findBrowser()
  if (found !== null) {
    console.log(`browser: ${found}`)
    return 0
  }
  const isDebianRoot = existsSync('/etc/debian_version') && process.getuid?.() === 0
  if (isDebianRoot) {
    console.log('browser: none found, installing Debian’s chromium-headless-shell with apt-get')
    run('apt-get', ['update', '-q'])
    run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium-headless-shell'])
  } else {
    console.log('browser: none found, installing Playwright’s own with `npx playwright install chromium`')
    run('npx', ['playwright', 'install', 'chromium'])
  }
  const installed = findBrowser()
  if (installed !== null) {
    console.log(`browser: ${installed}`)
    return 0
  }
  console.error(
    'browser: none found and none could be installed. Install Chromium (`apt-get install chromium`, or ' +
      '`npx playwright install --with-deps chromium`), or set CHROMIUM_PATH to one, then run the command again.',
  )
  return 1
}

function run(command: string, args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env })
}

try {
  process.exitCode = ensureBrowser()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
