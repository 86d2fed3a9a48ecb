import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unusedKeys } from './localeKeys.ts'
import { EARLY_FILE, messageFiles } from './messageFiles.ts'

const MESSAGES = 'src/i18n/messages'

/** Prints unused English messages; returns 1 if there are any. */
function checkLocaleKeys(): number {
  const files = messageFiles('en').filter(({ path }) => !path.endsWith(EARLY_FILE))
  // The line above an edition is written by no part of the app.
  const paths = [...filesIn('src', /\.tsx?$/), ...filesIn('scripts/editions', /editionLine\.js$/)]
  const sources = paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }))
  if (files.length === 0 || sources.length === 0) {
    console.error(
      `${MESSAGES}: no messages or no sources were found to check. Run this in the project's folder.`,
    )
    return 1
  }
  const unused = unusedKeys(files, sources)
  for (const line of unused) console.error(`${line} is used nowhere in src. Remove it, or use it.`)
  console.log(
    `${files.length} message files and ${sources.length} sources read, ${unused.length} unused keys`,
  )
  return unused.length === 0 ? 0 : 1
}

function filesIn(folder: string, name: RegExp): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => name.test(path))
    .map((path) => join(folder, path))
    .sort()
}

if (checkLocaleKeys() > 0) process.exitCode = 1
