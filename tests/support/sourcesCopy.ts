import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of this repository. */
export const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))

/** The owner's document, in which most faults are planted. */
export const OWNERS = 'data/sources/documents/belgium-calais-group-2024'

/** A copy of `data/` to break. `edit` throws if it changes nothing; `restore` undoes what `write` and `edit` did. */
export type SourcesCopy = Readonly<{
  root: string
  read: (path: string) => string
  write: (path: string, content: string | Uint8Array) => void
  edit: (path: string, change: (text: string) => string) => void
  derived: () => Readonly<Record<string, string>>
  restore: () => void
  remove: () => void
}>

/** Copies the repository's `data/` and the annotated texts and sentences to a temporary folder. */
export function copySources(): SourcesCopy {
  const root = mkdtempSync(join(tmpdir(), 'throughline-'))
  cpSync(join(REPOSITORY, 'data'), join(root, 'data'), { recursive: true })
  cpSync(join(REPOSITORY, 'tests/corpus'), join(root, 'tests/corpus'), { recursive: true })
  // The tables of sentences, which suggestions learn from.
  cpSync(join(REPOSITORY, 'tests/unit/derive'), join(root, 'tests/unit/derive'), {
    recursive: true,
    filter: (path) => !path.endsWith('.ts'),
  })
  const read = (path: string) => readFileSync(join(root, path), 'utf8')
  const originals = new Map<string, Uint8Array | null>()
  const write = (path: string, content: string | Uint8Array) => {
    const place = join(root, path)
    if (!originals.has(path)) originals.set(path, existsSync(place) ? readFileSync(place) : null)
    writeFileSync(place, content)
  }
  return {
    root,
    read,
    write,
    edit: (path, change) => {
      const before = read(path)
      const after = change(before)
      if (after === before) throw new Error(`the plant changes nothing in ${path}`)
      write(path, after)
    },
    derived: () =>
      Object.fromEntries(
        readdirSync(join(root, 'data', 'derived')).map((name) => [name, read(`data/derived/${name}`)]),
      ),
    restore: () => {
      for (const [path, original] of originals) {
        if (original === null) rmSync(join(root, path))
        else writeFileSync(join(root, path), original)
      }
      originals.clear()
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}
