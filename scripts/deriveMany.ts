import { mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { resolve, sep } from 'node:path'
import { countOf, describeFault, describeFaults, type Fault } from '#derive/fault.ts'
import type { TextFile } from '#derive/jsonText.ts'
import { type IndexTotals, removeStale, writeIndex } from './derivationIndex.ts'
import { lexiconOf } from './deriveOnce.ts'
import { type DerivePool, derivePool } from './derivePool.ts'
import { type IndexEntry, readEntry } from './deriveStep.ts'
import { type DocumentListing, documentGroups, idOfPath } from './documentGroups.ts'
import { isFolder } from './readInput.ts'
import { readLexiconFiles } from './readSources.ts'
import { rulesVersion } from './rulesVersion.ts'

/** Most faults and warnings that a terminal shows; the index has all. */
const SHOWN = 50

/** Where a derivation of many documents reads and writes, with the rules it follows. */
export type Derivation = Readonly<{
  folder: string
  out: string
  rules: string
  lexicon: readonly TextFile[]
}>

/** Folders as given; `root` has the lexicon. */
export type Folders = Readonly<{ root: string; documents: string; out: string }>

/** What a derivation of many documents came to: `of` counts those with a fault too, `kept` documents were finished before. */
export type ManyDerived = IndexTotals &
  Readonly<{
    of: number
    kept: number
    shownFaults: readonly Fault[]
    warnings: readonly Fault[]
    warned: number
  }>

/** The rules of a checkout: the lexicon below `root`, and the version of it and the code. Lines for the user if it has faults. */
export function readRules(root: string): Pick<Derivation, 'rules' | 'lexicon'> | readonly string[] {
  const read = readLexiconFiles(root)
  const faults = [...read.faults, ...lexiconOf(...read.files).faults]
  if (faults.length > 0) return describeFaults(faults)
  return { rules: rulesVersion(read.files), lexicon: read.files }
}

/** Whether a path is a folder or lies in it. */
export function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(outer + sep)
}

/** Checks folders and lexicon; returns lines for the user if something is wrong with them. */
export function openDerivation({ root, ...folders }: Folders): Derivation | readonly string[] {
  const [folder, out] = [resolve(folders.documents), resolve(folders.out)]
  if (!isFolder(folder)) return [`There is no folder ${folder}.`]
  if (isWithin(out, folder) || isWithin(folder, out)) {
    return [`${out} and ${folder} lie one in the other: name a folder for the outputs beside the documents.`]
  }
  const rules = readRules(root)
  return 'rules' in rules ? { folder, out, ...rules } : rules
}

/** The number of threads by its flag: a whole number from 1, or `auto` for the cores; null if it is neither. */
export function jobsOf(flag: string): number | null {
  if (flag === 'auto') return availableParallelism()
  return /^[1-9]\d{0,2}$/.test(flag) ? Number(flag) : null
}

/**
 * Derives every document of a folder that is not finished yet and writes the index. Holds the names of the files and the
 * documents that its threads work on. Throws errors of reading and writing; what was finished before stays and is kept by
 * the next run. `onProgress` gets how many documents are done.
 */
export async function deriveMany(
  derivation: Derivation,
  pool: DerivePool,
  onProgress: (done: number, of: number) => void = () => {},
): Promise<ManyDerived> {
  const { folder, out, rules } = derivation
  const listing = await documentGroups(folder)
  mkdirSync(resolve(out, 'entries'), { recursive: true })
  let [next, done, kept, warned] = [0, 0, 0, 0]
  const warnings: Fault[] = []
  const takeTurns = async (): Promise<void> => {
    for (let group = listing.groups[next++]; group; group = listing.groups[next++]) {
      const { isKept, entry } = await pool.run(group)
      done += 1
      if (isKept) kept += 1
      warned += entry.warnings.length
      onProgress(done, listing.groups.length)
    }
  }
  await Promise.all(Array.from({ length: pool.jobs }, takeTurns))
  const shownFaults: Fault[] = listing.faults.slice(0, SHOWN)
  const entries = shownOn(entriesOf(out, listing), shownFaults, warnings)
  const totals = writeIndex(out, entries, { rules, faults: listing.faults, skipped: listing.skipped.length })
  await removeStale(out, new Set(listing.groups.map(([first]) => idOfPath(first))))
  return { ...totals, of: done, kept, shownFaults, warnings, warned }
}

/** Reads the entries of all documents in order, one at a time. */
function* entriesOf(out: string, { groups }: DocumentListing): Generator<IndexEntry> {
  for (const [first] of groups) {
    const id = idOfPath(first)
    const entry = readEntry(out, id)
    if (!entry) throw new Error(`entries/${id}.json was removed or changed while this ran: run it again`)
    yield entry
  }
}

/** Passes entries on, and collects the first faults and warnings for the terminal. */
function* shownOn(entries: Iterable<IndexEntry>, faults: Fault[], warnings: Fault[]): Generator<IndexEntry> {
  for (const entry of entries) {
    faults.push(...entry.faults.slice(0, SHOWN - faults.length))
    warnings.push(...entry.warnings.slice(0, SHOWN - warnings.length))
    yield entry
  }
}

/** Where a command prints: `console`, or a test's collector. */
export type Output = Pick<Console, 'log' | 'error'>

/** Prints what a derivation came to; returns the exit code, 1 if any document has a fault. */
export function reportMany(found: ManyDerived, output: Output): 0 | 1 {
  for (const warning of found.warnings) output.log(describeFault(warning))
  if (found.warned > found.warnings.length) output.log(`${found.warned} warnings in all`)
  if (found.skipped > 0)
    output.log(`not read: ${found.skipped} files that are neither documents nor .meta.json files`)
  output.log(`documents: ${found.documents} of ${found.of}, ${found.kept} finished before`)
  output.log(`claims: ${found.claims}`)
  if (found.faults === 0) return 0
  for (const fault of found.shownFaults) output.error(describeFault(fault))
  output.error('')
  output.error(`${countOf(found.faults)}: index.json lists all. The other documents are written.`)
  return 1
}

/** Derives a folder with threads of this process, or with another pool; returns the exit code. */
export async function deriveInThreads(
  folders: Folders & { jobs: number },
  output: Output,
  startPool = derivePool,
): Promise<0 | 1> {
  const derivation = openDerivation(folders)
  if (!('rules' in derivation)) {
    for (const line of derivation) output.error(line)
    return 1
  }
  const pool = startPool(folders.jobs, derivation)
  try {
    return reportMany(await deriveMany(derivation, pool, progressLine()), output)
  } catch (error) {
    output.error(`Stopped: ${error instanceof Error ? error.message : String(error)}`)
    output.error('Finished documents are kept; the same command goes on from there.')
    return 1
  } finally {
    await pool.close()
  }
}

/** Shows progress on a terminal, some times a second; nothing elsewhere. */
function progressLine(): ((done: number, of: number) => void) | undefined {
  if (!process.stderr.isTTY) return undefined
  let shown = 0
  return (done, of) => {
    const now = performance.now()
    if (done < of && now - shown < 200) return
    shown = now
    process.stderr.write(`\r${done} of ${of} documents${done === of ? '\n' : ''}`)
  }
}
