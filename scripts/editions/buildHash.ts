import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { EditionId } from '#domain/editions/edition.ts'
import { sha256 } from '#scripts/readInput.ts'
import { EDITION_FOLDER, readIndex } from './editionFolder.ts'

/** All that the built app is made of; documentation and tests are not in it. */
const INPUTS = [
  'data',
  'index.html',
  'package-lock.json',
  'public',
  'scripts',
  'src',
  'tsconfig.json',
  'vite.config.ts',
  'vite.single.config.ts',
]

/** The variable by which `npm run edition` and `npm run build` tell a build its id, or that it is no edition. */
export const EDITION_VARIABLE = 'THROUGHLINE_EDITION'
export const NO_EDITION = 'none'

/** The hash of all that a build is made of, by path and content, so that the same commit has the same one. */
export function buildHash(root: string, inputs: readonly string[] = INPUTS): string {
  const hash = createHash('sha256')
  for (const path of inputs.flatMap((input) => filesBelow(root, input)).sort()) {
    hash.update(`${path} ${sha256(readFileSync(join(root, path)))}\n`)
  }
  return hash.digest('hex')
}

/** The edition that a build is: the one being frozen, or a frozen one of the same inputs; null for any other. */
export function editionOfBuild(root: string): EditionId | null {
  const stated = process.env[EDITION_VARIABLE]
  if (stated) return stated === NO_EDITION ? null : stated
  const { editions } = readIndex(join(root, EDITION_FOLDER))
  if (editions.every(({ hash }) => hash === null)) return null
  const hash = buildHash(root)
  return editions.find((edition) => edition.hash === hash)?.id ?? null
}

/** Commit and day of a checkout, the day in UTC, so that no clock or time zone names an edition. */
export function commitOf(root: string): { commit: string; day: string } {
  const [commit = '', seconds = ''] = execFileSync('git', ['show', '--no-patch', '--format=%H %ct', 'HEAD'], {
    cwd: root,
    encoding: 'utf8',
  })
    .trim()
    .split(' ')
  return { commit, day: new Date(Number(seconds) * 1000).toISOString().slice(0, 10) }
}

/** The files of an input, with `/`; without what editions stated, which a new edition changes, and hidden files. */
function filesBelow(root: string, input: string): readonly string[] {
  const stats = statSync(join(root, input), { throwIfNoEntry: false })
  if (!stats || input === EDITION_FOLDER) return []
  if (!stats.isDirectory()) return [input]
  return readdirSync(join(root, input)).flatMap((name) =>
    name.startsWith('.') ? [] : filesBelow(root, `${input}/${name}`),
  )
}
