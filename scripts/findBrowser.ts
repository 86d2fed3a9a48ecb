import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

/** Names under which a Chromium is installed, in the order in which we prefer them. */
const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * The path of a Chromium that tests and bench can start, or null when the machine has none: the one that
 * CHROMIUM_PATH names, one on the PATH or in /usr/bin, or the one that Playwright has installed for itself.
 * Throws when CHROMIUM_PATH names a file that cannot be run, because silently taking another would hide it.
 */
export function findBrowser(env: Readonly<NodeJS.ProcessEnv> = process.env): string | null {
  const wished = env.CHROMIUM_PATH
  if (wished !== undefined && wished !== '') {
    if (isExecutable(wished)) return wished
    throw new Error(
      `CHROMIUM_PATH: no program can be run at "${wished}". Correct the variable, or unset it to have a browser searched for.`,
    )
  }
  const folders = [...(env.PATH ?? '').split(delimiter).filter((folder) => folder !== ''), '/usr/bin']
  for (const command of COMMANDS) {
    for (const folder of folders) {
      const path = join(folder, command)
      if (isExecutable(path)) return path
    }
  }
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
 * How Chromium is started for tests and bench: no sandbox, because it cannot be had as root in a container, and
 * nothing that the browser does of its own accord over the network.
 */
export const BROWSER_ARGUMENTS: readonly string[] = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
