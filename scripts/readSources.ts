import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import isoCountries from 'i18n-iso-countries'
import type { DocumentFile, MetaFile, Sources } from '#derive/build.ts'
import type { Fault } from '#derive/fault.ts'
import type { TextFile } from '#derive/jsonText.ts'
import type { InputKind } from '#derive/lines.ts'
import { filesBelow, readInput, sha256, toSlashes } from './readInput.ts'

/** The sources, and the sha256 of every file by path. */
export type ReadSources = Readonly<{
  sources: Sources
  /** The tables of figures with their meta files and the crosswalk. */
  figures: readonly TextFile[]
  briefings: readonly TextFile[]
  inputs: Record<string, string>
  /** Files that cannot be read. */
  faults: readonly Fault[]
  /** Files that no rule reads, as lines for a terminal. */
  skipped: readonly string[]
}>

/** What reading collects besides the texts. */
type Collected = { inputs: Record<string, string>; faults: Fault[]; skipped: string[] }

const collected = (): Collected => ({ inputs: {}, faults: [], skipped: [] })

/** Reads `data/sources/` below `root`; paths are relative to `root`, with slashes on every system. */
export function readSources(root: string): ReadSources {
  const found = collected()
  const folder = join(root, 'data', 'sources')
  const text = (absolute: string, kind: InputKind): TextFile[] => {
    const path = toSlashes(relative(root, absolute))
    const read = readInto(found, absolute, path, kind)
    return read === null ? [] : [sameFile(path, read.text)]
  }
  const list = (name: string) => {
    const { files, faults } = filesBelow(join(folder, name), root)
    found.faults.push(...faults)
    return files
  }
  const json = (name: string) =>
    list(name).flatMap((path) => {
      if (path.endsWith('.json')) return text(path, 'json')
      found.skipped.push(skippedLine(toSlashes(relative(root, path)), 'its name does not end in .json'))
      return []
    })
  const { documents, metas, ...ofDocuments } = readDocuments(join(folder, 'documents'), root, found.inputs)
  found.faults.push(...ofDocuments.faults)
  found.skipped.push(...ofDocuments.skipped)
  const single = (name: string): TextFile =>
    text(join(folder, name), 'json')[0] ?? { path: `data/sources/${name}`, text: '' }
  return {
    sources: {
      documents,
      metas,
      reviews: json('reviews'),
      lexicon: json('lexicon'),
      records: single('records.json'),
      outcomes: single('outcomes.json'),
      checks: single('checks.json'),
      quality: single('quality.json'),
    },
    figures: list('figures').flatMap((path) => {
      if (path.endsWith('.csv')) return text(path, 'table')
      if (path.endsWith('.json')) return text(path, 'json')
      const reason = 'its name ends neither in .csv nor in .json'
      found.skipped.push(skippedLine(toSlashes(relative(root, path)), reason))
      return []
    }),
    briefings: json('briefings'),
    ...found,
  }
}

/** Reads the files of the lexicon below `root` alone, and the faults of those that cannot be read. */
export function readLexiconFiles(root: string): { files: readonly TextFile[]; faults: readonly Fault[] } {
  const listing = filesBelow(join(root, 'data', 'sources', 'lexicon'), root)
  const found = collected()
  const files = listing.files
    .filter((absolute) => absolute.endsWith('.json'))
    .flatMap((absolute): TextFile[] => {
      const path = toSlashes(relative(root, absolute))
      const read = readInto(found, absolute, path, 'json')
      return read === null ? [] : [sameFile(path, read.text)]
    })
  return { files, faults: [...listing.faults, ...found.faults] }
}

const latest = new Map<string, TextFile>()

/** A file as it was when it was read before, while its text is the same: what was made of it need not be made again. */
function sameFile(path: string, text: string): TextFile {
  const known = latest.get(path)
  const file = known?.text === text ? known : { path, text }
  latest.set(path, file)
  return file
}

/** Reads one file; notes its sha256 or its fault. */
function readInto(found: Collected, absolute: string, path: string, kind: InputKind) {
  const { text, bytes, fault } = readInput(absolute, path, kind)
  if (fault) {
    found.faults.push(fault)
    return null
  }
  const digest = sha256(bytes)
  found.inputs[path] = digest
  return { text, sha256: digest }
}

/** A line that names a file which no rule reads. */
export function skippedLine(path: string, reason: string): string {
  const isMeta = /\.meta\.json$/i.test(path)
  return `not read: ${path} (${isMeta ? 'a meta file ends in .meta.json, in small letters' : reason})`
}

/** The texts below a folder with their meta files, what cannot be read, and what is skipped. */
export type ReadDocuments = Readonly<{
  documents: readonly DocumentFile[]
  metas: readonly MetaFile[]
  faults: readonly Fault[]
  skipped: readonly string[]
}>

/** Reads every `<id>.txt` below a folder with its `<id>.meta.json`; paths are relative to `base`. */
export function readDocuments(
  folder: string,
  base: string,
  inputs: Record<string, string> = {},
): ReadDocuments {
  const documents: DocumentFile[] = []
  const metas: MetaFile[] = []
  const listing = filesBelow(folder, base)
  const found: Collected = { inputs, faults: [...listing.faults], skipped: [] }
  for (const absolute of listing.files) {
    const path = toSlashes(relative(base, absolute))
    const name = path.split('/').at(-1) ?? ''
    const isText = /\.txt$/i.test(name)
    if (!isText && !name.endsWith('.meta.json')) {
      found.skipped.push(skippedLine(path, 'it is no .txt or .meta.json file'))
      continue
    }
    const read = readInto(found, absolute, path, isText ? 'document' : 'json')
    if (isText)
      documents.push({ path, id: name.slice(0, -4), text: read?.text ?? null, sha256: read?.sha256 ?? '' })
    else if (read) metas.push({ id: name.slice(0, -'.meta.json'.length), file: { path, text: read.text } })
  }
  return { documents, metas, faults: found.faults, skipped: found.skipped }
}

const require = createRequire(import.meta.url)

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}

/**
 * The atlas for the basemap: 1:50 million for countries, 1:10 million for islands. `alpha2` maps ISO 3166-1 numeric codes
 * (three digits) to alpha-2. Source: Natural Earth, package world-atlas.
 */
export function readAtlas(): {
  countries: unknown
  islands: unknown
  alpha2: (numeric: string) => string | null
} {
  return {
    countries: readJson(require.resolve('world-atlas/countries-50m.json')),
    islands: readJson(require.resolve('world-atlas/countries-10m.json')),
    alpha2: (numeric) => isoCountries.numericToAlpha2(numeric) ?? null,
  }
}
