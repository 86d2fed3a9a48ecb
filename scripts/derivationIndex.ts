import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { opendir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fault } from '#derive/fault.ts'
import { type IndexEntry, OUTPUT_FOLDERS, outputPath, PARTS_FOLDER } from './deriveStep.ts'

/** The sums at the end of the index. */
export type IndexTotals = Readonly<{ documents: number; claims: number; faults: number; skipped: number }>

/**
 * Writes `index.json`: the entries, one per line in the order given, faults of the listing, and totals. No entry is held
 * longer than it takes to write it, and nothing in the file depends on the time or the machine.
 */
export function writeIndex(
  out: string,
  entries: Iterable<IndexEntry>,
  about: Readonly<{ rules: string; faults: readonly Fault[]; skipped: number }>,
): IndexTotals {
  const totals = { documents: 0, claims: 0, faults: about.faults.length, skipped: about.skipped }
  const part = join(out, PARTS_FOLDER, 'index')
  mkdirSync(join(out, PARTS_FOLDER), { recursive: true })
  const handle = openSync(part, 'w')
  try {
    writeSync(handle, `{"version":"1","rules":${JSON.stringify(about.rules)},"documents":[`)
    let separator = '\n'
    for (const entry of entries) {
      writeSync(handle, separator + JSON.stringify(entry))
      separator = ',\n'
      if (entry.outputs) totals.documents += 1
      totals.claims += entry.claims
      totals.faults += entry.faults.length
    }
    writeSync(handle, `\n],"faults":${JSON.stringify(about.faults)},"totals":${JSON.stringify(totals)}}\n`)
  } finally {
    closeSync(handle)
  }
  renameSync(part, join(out, 'index.json'))
  return totals
}

/** Removes what earlier runs wrote for documents that are gone, and parts that an interrupted run left. */
export async function removeStale(out: string, ids: ReadonlySet<string>): Promise<void> {
  for await (const { name } of await opendir(join(out, 'entries'))) {
    const id = name.replace(/\.json$/, '')
    if (ids.has(id)) continue
    // The entry goes last, because it says that the others are ours.
    for (const folder of OUTPUT_FOLDERS) rmSync(outputPath(out, folder, id), { force: true })
  }
  rmSync(join(out, PARTS_FOLDER), { recursive: true, force: true })
}
