import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { firstDifference } from '#derive/firstDifference.ts'
import type { NamedText } from './writeAside.ts'

/** Compares the files of a folder with what they should be: one line for each file that differs. */
export function compareDerived(folder: string, expected: readonly NamedText[]): readonly string[] {
  const names = new Set(expected.map(({ name }) => name))
  const extra = existsSync(folder)
    ? readdirSync(folder).filter((name) => !name.startsWith('.') && !names.has(name))
    : []
  return [
    ...expected.flatMap(({ name, text }) => {
      const path = join(folder, name)
      if (!existsSync(path)) return [`${name}: the file is missing`]
      const difference = firstDifference(readFileSync(path, 'utf8'), text)
      return difference === null ? [] : [`${name}: ${difference}`]
    }),
    ...extra.sort().map((name) => `${name}: the derivation does not write this file; delete it`),
  ]
}
