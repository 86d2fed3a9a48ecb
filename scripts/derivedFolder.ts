import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

/** A file to write: its name in the folder and its text. */
export type NamedText = Readonly<{ name: string; text: string }>

/**
 * Writes all files or none: writes to temporary names, then renames. Throws file system errors, after cleaning up.
 */
export function writeAtomically(folder: string, files: readonly NamedText[]): void {
  const created = mkdirSync(folder, { recursive: true })
  const temporary = files.map(({ name, text }) => ({
    text,
    from: join(folder, `.${name}.${process.pid}.part`),
    to: join(folder, name),
  }))
  try {
    for (const { from, text } of temporary) writeFileSync(from, text, { flag: 'wx' })
    // A folder with the name of a file would stop the renaming half-way.
    const blocked = temporary.find(({ to }) => statSync(to, { throwIfNoEntry: false })?.isDirectory())
    if (blocked) throw new Error(`${blocked.to} is a folder, not a file`)
    for (const { from, to } of temporary) renameSync(from, to)
  } catch (error) {
    for (const { from } of temporary) rmSync(from, { force: true })
    if (created !== undefined) rmSync(created, { recursive: true, force: true })
    throw error
  }
}

/** Compares a folder with the expected files: a line per file that differs. */
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

/** Where two JSON texts first differ: path and both values, or the line if only formatting differs. Null if equal. */
export function firstDifference(found: string, expected: string): string | null {
  if (found === expected) return null
  const json = tryParse(found)
  if (json === null)
    return `it is no JSON; line ${lineOfDifference(found, expected)} is the first that differs`
  const difference = differenceOf(json.value, tryParse(expected)?.value, '')
  return difference ?? `the same values in another writing, from line ${lineOfDifference(found, expected)} on`
}

function tryParse(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return null
  }
}

function differenceOf(found: unknown, expected: unknown, path: string): string | null {
  if (found === expected) return null
  if (isBranch(found) && isBranch(expected) && Array.isArray(found) === Array.isArray(expected)) {
    const before = entriesOf(found)
    const after = entriesOf(expected)
    for (const key of new Set([...before.keys(), ...after.keys()])) {
      const difference = differenceOf(before.get(key), after.get(key), `${path}${stepOf(found, key)}`)
      if (difference !== null) return difference
    }
    return null
  }
  return `at ${path === '' ? '(root)' : path.replace(/^\./, '')}: found ${show(found)}, expected ${show(expected)}`
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function entriesOf(value: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(value))
}

function stepOf(parent: object, key: string): string {
  return Array.isArray(parent) ? `[${key}]` : `.${key}`
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value)
  return text.length <= 80 ? text : `${text.slice(0, 77)}…`
}

function lineOfDifference(found: string, expected: string): number {
  const before = found.split('\n')
  const after = expected.split('\n')
  const index = before.findIndex((line, at) => line !== after[at])
  return (index === -1 ? before.length : index) + 1
}
