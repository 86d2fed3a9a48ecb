import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file to write: its name in the folder and its whole text. */
export type NamedText = Readonly<{ name: string; text: string }>

/**
 * Writes all files under other names first and renames them when every one is whole, so that a run that fails
 * leaves the files as they were. Throws what the file system says, with nothing left behind.
 */
export function writeAside(folder: string, files: readonly NamedText[]): void {
  const created = mkdirSync(folder, { recursive: true })
  const aside = files.map(({ name, text }) => ({
    text,
    from: join(folder, `.${name}.${process.pid}.part`),
    to: join(folder, name),
  }))
  try {
    for (const { from, text } of aside) writeFileSync(from, text, { flag: 'wx' })
    // A folder in the place of a file would stop the renaming half-way.
    const blocked = aside.find(({ to }) => statSync(to, { throwIfNoEntry: false })?.isDirectory())
    if (blocked) throw new Error(`${blocked.to} is a folder, not a file`)
    for (const { from, to } of aside) renameSync(from, to)
  } catch (error) {
    for (const { from } of aside) rmSync(from, { force: true })
    if (created !== undefined) rmSync(created, { recursive: true, force: true })
    throw error
  }
}
