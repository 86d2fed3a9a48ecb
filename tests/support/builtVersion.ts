import { readFileSync } from 'node:fs'
import { published } from './published.ts'

/** The version that the app in `dist/` names: its id as an edition, or that of its data where it was not frozen. */
export function builtVersion(): string {
  const page = readFileSync('dist/index.html', 'utf8')
  return /<meta name="edition" content="([^"]+)"/.exec(page)?.[1] ?? published('manifest').data
}

/** The same as exports and papers write it, in English. */
export function builtVersionText(): string {
  const version = builtVersion()
  return version.includes('-') ? `edition ${version}` : `data ${version} (not a published edition)`
}
