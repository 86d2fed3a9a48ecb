import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { BuildManifest } from '#scripts/staticClosure.ts'

/** A file of the build with its brotli size in kB (1000 bytes). */
export interface ChunkSize {
  chunk: string
  file: string
  kB: number
}

const COMPRESSED = new Set(['.js', '.mjs', '.css', '.json'])

/** Every script, style and data file of a build, the largest first. */
export function chunkSizes(root: string, manifest: BuildManifest): readonly ChunkSize[] {
  const files = new Map<string, string>()
  for (const [source, { file, css = [] }] of Object.entries(manifest)) {
    for (const each of [file, ...css]) if (!files.has(each)) files.set(each, each === file ? source : each)
  }
  return [...files]
    .filter(([file]) => COMPRESSED.has(extname(file)))
    .map(([file, chunk]) => ({ chunk, file, kB: kilobytes(join(root, file)) }))
    .sort((a, b) => b.kB - a.kB || (a.file < b.file ? -1 : 1))
}

function kilobytes(path: string): number {
  return Math.round(brotliCompressSync(readFileSync(path)).length / 100) / 10
}

/** Formats that hosts do not compress. */
const SENT_AS_IS = new Set(['.woff2', '.png', '.ico'])

const KINDS: Readonly<Record<string, string>> = {
  '.html': 'page',
  '.js': 'scripts',
  '.mjs': 'worker',
  '.css': 'styles',
  '.json': 'data',
  '.woff2': 'fonts',
}

/**
 * Bytes that a host sends for these addresses, with brotli where useful, summed by kind and in total. Ignores addresses
 * of other origins and blobs.
 */
export function transferSizes(
  root: string,
  origin: string,
  addresses: readonly string[],
): Record<string, number> {
  const sizes: Record<string, number> = {}
  let total = 0
  for (const address of new Set(addresses.map((text) => text.split('#', 1)[0] ?? text))) {
    if (!address.startsWith(origin)) continue
    const path = new URL(address).pathname
    const file = join(root, path.endsWith('/') ? `${path}index.html` : path)
    const bytes = readFileSync(file)
    const size = SENT_AS_IS.has(extname(file)) ? bytes.length : brotliCompressSync(bytes).length
    const kind = KINDS[extname(file)] ?? 'other'
    sizes[kind] = (sizes[kind] ?? 0) + size
    total += size
  }
  return { ...sizes, total }
}
