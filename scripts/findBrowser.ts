import { accessSync, constants } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'

/** Commands of Chromium, in order of preference: Debian's build without windows takes a third less CPU time per page. */
const COMMANDS = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]

/**
 * The path of a Chromium for tests and bench: CHROMIUM_PATH, else on the PATH or in /usr/bin, else Playwright's own; null
 * for none. Throws if CHROMIUM_PATH cannot be run, because another browser would hide the mistake.
 */
export function findBrowser(env: Readonly<NodeJS.ProcessEnv> = process.env): string | null {
  const stated = env.CHROMIUM_PATH
  if (stated !== undefined && stated !== '') {
    if (isExecutable(stated)) return stated
    throw new Error(
      `CHROMIUM_PATH: no program can be run at "${stated}". Correct the variable, or unset it to have a browser searched for.`,
    )
  }
  const folders = [...(env.PATH ?? '').split(delimiter).filter((folder) => folder !== ''), '/usr/bin']
  for (const command of COMMANDS) {
    for (const folder of folders) {
      const path = join(folder, command)
      if (isExecutable(path)) return path
    }
  }
  // Half a second of loading, which a build and most tests need not: they have another browser, or none.
  const { chromium }: typeof import('@playwright/test') = createRequire(import.meta.url)('@playwright/test')
  const own = chromium.executablePath()
  return isExecutable(own) ? own : null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Arguments of Chromium for tests and bench: no sandbox, which root in a container cannot have, and no background network
 * traffic.
 */
export const BROWSER_ARGUMENTS: readonly string[] = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
