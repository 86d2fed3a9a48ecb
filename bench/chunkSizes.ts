import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { BuildManifest } from '#scripts/staticClosure.ts'

/** A file of the build that a browser may load, with what a host sends for it in kB (1000 bytes), brotli. */
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
