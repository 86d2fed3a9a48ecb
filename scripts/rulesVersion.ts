import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TextFile } from '#derive/jsonText.ts'
import { filesBelow, sha256, toSlashes } from './readInput.ts'

const REPOSITORY = fileURLToPath(new URL('..', import.meta.url))

/** The code whose change may change what a document gives. */
const CODE = [
  'src/derive',
  'src/domain',
  'src/extract',
  'src/lib',
  'scripts/deriveStep.ts',
  'scripts/readGroup.ts',
  'scripts/datasetFile.ts',
]

/** The version of the rules, 12 hexadecimal digits: it changes with any byte of the lexicon or of the code that reads texts. */
export function rulesVersion(lexicon: readonly TextFile[]): string {
  const code = CODE.flatMap((path) => {
    const absolute = join(REPOSITORY, path)
    return path.endsWith('.ts') ? [absolute] : filesBelow(absolute, REPOSITORY).files
  })
  const parts = [
    ...lexicon.map(({ path, text }) => [path, sha256(text)]),
    ...code.map((path) => [toSlashes(relative(REPOSITORY, path)), sha256(readFileSync(path))]),
  ]
  return sha256(JSON.stringify(parts)).slice(0, 12)
}
