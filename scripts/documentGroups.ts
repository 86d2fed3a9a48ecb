import { opendir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fault } from '#derive/fault.ts'
import { compareText } from '#domain/compareText.ts'
import { isFolder, wordsOfError } from './readInput.ts'

/** The files of one document, relative to the folder: its texts first (two are a fault), then its meta files. */
export type DocumentGroup = readonly [string, ...string[]]

/** The documents of a folder in id order, what cannot be listed, and the number of files that are neither text nor meta. */
export type DocumentListing = Readonly<{
  groups: readonly DocumentGroup[]
  faults: readonly Fault[]
  skipped: number
}>

/**
 * Lists the documents below a folder, hidden files left out. Only names are held, some 200 bytes a document; no file is
 * opened. Ids that differ only in case are one group, because their outputs would be one file on some systems.
 */
export async function documentGroups(folder: string): Promise<DocumentListing> {
  const paths: string[] = []
  const faults: Fault[] = []
  let skipped = 0
  const visit = async (path: string, above: readonly string[]): Promise<void> => {
    const refuse = (problem: string, remedy: string) =>
      faults.push({ file: path, place: '(folder)', problem, remedy })
    const absolute = join(folder, path)
    try {
      const real = await realpath(absolute)
      if (above.includes(real)) {
        refuse('it is a link that leads back to a folder above it', 'remove the link')
        return
      }
      for await (const entry of await opendir(absolute)) {
        if (entry.name.startsWith('.')) continue
        const child = path === '' ? entry.name : `${path}/${entry.name}`
        const isLinked = entry.isSymbolicLink() && isFolder(join(folder, child))
        if (entry.isDirectory() || isLinked) await visit(child, [...above, real])
        else if (isText(child) || child.endsWith('.meta.json')) paths.push(child)
        else skipped += 1
      }
    } catch (error) {
      refuse(...wordsOfError(error))
    }
  }
  await visit('', [])
  return { groups: groupsOf(paths), faults: faults.sort((a, b) => compareText(a.file, b.file)), skipped }
}

/** The id of a document: the name of its text or meta file without the ending. */
export function idOfPath(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:txt|meta\.json)$/i, '')
}

/** Whether a file is a text by its ending; the others of a group are meta files. */
export function isText(path: string): boolean {
  return /\.txt$/i.test(path)
}

function groupsOf(paths: readonly string[]): readonly DocumentGroup[] {
  const byId = new Map<string, [string, ...string[]]>()
  // Sorted names make every run meet the same file first.
  for (const path of [...paths].sort((a, b) => Number(isText(b)) - Number(isText(a)) || compareText(a, b))) {
    const id = idOfPath(path).toLowerCase()
    const group = byId.get(id)
    if (group) group.push(path)
    else byId.set(id, [path])
  }
  return [...byId].sort(([a], [b]) => compareText(a, b)).map(([, group]) => group)
}
