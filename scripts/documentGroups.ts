import { opendir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fault } from '#derive/fault.ts'
import { compareText } from '#domain/compareText.ts'
import { withoutPageParts } from '#lib/webAddress.ts'
import { isFolder, wordsOfError } from './readInput.ts'

/** The files of one document, relative to the folder: its texts first (two are a fault), then its meta files. */
export type DocumentGroup = readonly [string, ...string[]]

/** The documents of a folder in id order, what cannot be listed, and the files that are neither document nor meta file. */
export type DocumentListing = Readonly<{
  groups: readonly DocumentGroup[]
  faults: readonly Fault[]
  skipped: readonly string[]
}>

/**
 * Lists the documents below a folder, hidden files left out. Only names are held, some 200 bytes a document; no file is
 * opened. Ids that differ only in case are one group, because their outputs would be one file on some systems.
 */
export async function documentGroups(folder: string): Promise<DocumentListing> {
  const paths: string[] = []
  const faults: Fault[] = []
  const skipped: string[] = []
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
        else if (DOCUMENT.test(child) || isMeta(child)) paths.push(child)
        else skipped.push(child)
      }
    } catch (error) {
      refuse(...wordsOfError(error))
    }
  }
  await visit('', [])
  faults.sort((a, b) => compareText(a.file, b.file))
  return { groups: groupsOf(withoutPageParts(paths)), faults, skipped: skipped.sort(compareText) }
}

/** The endings of documents. Pictures, packed files and those of before 2007 are named with what to do. */
const DOCUMENT =
  /\.(?:txt|md|markdown|x?html?|mhtml?|webarchive|pdf|docx?|odt|rtf|epub|pptx?|eml|msg|url|webloc|zip|png|jpe?g|tiff?)$/i

/** The id of a document: the name of its text or meta file without the ending. */
export function idOfPath(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return name.replace(/\.meta\.json$/i, '').replace(DOCUMENT, '')
}

/** Whether a file of a group is a meta file; the others are documents. */
export function isMeta(path: string): boolean {
  return path.endsWith('.meta.json')
}

/** Whether a document is plain text by its ending. */
export function isText(path: string): boolean {
  return /\.txt$/i.test(path)
}

function groupsOf(paths: readonly string[]): readonly DocumentGroup[] {
  const byId = new Map<string, [string, ...string[]]>()
  // Sorted names make every run meet the same file first.
  for (const path of [...paths].sort((a, b) => Number(isMeta(a)) - Number(isMeta(b)) || compareText(a, b))) {
    const id = idOfPath(path).toLowerCase()
    const group = byId.get(id)
    if (group) group.push(path)
    else byId.set(id, [path])
  }
  return [...byId].sort(([a], [b]) => compareText(a, b)).map(([, group]) => group)
}
