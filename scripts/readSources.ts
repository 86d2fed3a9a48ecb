import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative, sep } from 'node:path'
import isoCountries from 'i18n-iso-countries'
import type { Sources } from '#derive/build.ts'
import type { DocumentFile, MetaFile } from '#derive/documentFiles.ts'
import type { TextFile } from '#derive/jsonText.ts'

/** The sources, and the sha256 of every file by path. */
export type ReadSources = Readonly<{
  sources: Sources
  /** The tables of figures with their meta files and the crosswalk. */
  figures: readonly TextFile[]
  briefings: readonly TextFile[]
  inputs: Record<string, string>
}>

/** Hexadecimal SHA-256. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Reads `data/sources/` below `root`; paths are relative to `root`, with slashes on every system. */
export function readSources(root: string): ReadSources {
  const inputs: Record<string, string> = {}
  const text = (path: string): TextFile => {
    const bytes = readFileSync(path)
    inputs[toSlashes(relative(root, path))] = sha256(bytes)
    return { path: toSlashes(relative(root, path)), text: bytes.toString('utf8') }
  }
  const folder = join(root, 'data', 'sources')
  const json = (name: string) => filesBelow(join(folder, name)).filter((path) => path.endsWith('.json'))
  const { documents, metas } = readDocuments(join(folder, 'documents'), root, inputs)
  const single = (name: string): TextFile => {
    const path = join(folder, name)
    return existsSync(path) ? text(path) : { path: `data/sources/${name}`, text: '' }
  }
  return {
    sources: {
      documents,
      metas,
      reviews: json('reviews').map(text),
      lexicon: json('lexicon').map(text),
      records: single('records.json'),
      quality: single('quality.json'),
    },
    figures: filesBelow(join(folder, 'figures'))
      .filter((path) => /\.(?:csv|json)$/.test(path))
      .map(text),
    briefings: json('briefings').map(text),
    inputs,
  }
}

/** Reads every `<id>.txt` below a folder with its `<id>.meta.json`; paths are relative to `base`. */
export function readDocuments(
  folder: string,
  base: string,
  inputs: Record<string, string> = {},
): { documents: DocumentFile[]; metas: MetaFile[] } {
  const documents: DocumentFile[] = []
  const metas: MetaFile[] = []
  for (const absolute of filesBelow(folder)) {
    const name = absolute.split(sep).at(-1) ?? ''
    const isText = /\.txt$/i.test(name)
    if (!isText && !name.endsWith('.meta.json')) continue
    const path = toSlashes(relative(base, absolute))
    const bytes = readFileSync(absolute)
    inputs[path] = sha256(bytes)
    if (isText) documents.push({ path, id: name.slice(0, -4), text: decode(bytes), sha256: sha256(bytes) })
    else metas.push({ id: name.slice(0, -'.meta.json'.length), file: { path, text: bytes.toString('utf8') } })
  }
  return { documents, metas }
}

/** Decodes UTF-8 and keeps a byte order mark, which offsets count; null for invalid bytes. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** All files below a folder except hidden ones, sorted by code units. */
function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) => {
      const path = join(folder, name)
      return statSync(path).isDirectory() ? filesBelow(path) : [path]
    })
}

function toSlashes(path: string): string {
  return path.split(sep).join('/')
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
