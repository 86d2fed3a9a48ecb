import { readFileSync } from 'node:fs'
import { published } from './published.ts'

/** What the app in `dist/` names as its edition: its id, or the version of the data where it was not frozen. */
export function builtVersion(): string {
  const page = readFileSync('dist/index.html', 'utf8')
  return /<meta name="edition" content="([^"]+)"/.exec(page)?.[1] ?? published('manifest').data
}
