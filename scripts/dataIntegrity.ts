import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { Manifest } from '#domain/datasets.ts'

/**
 * The `integrity` of each derived data file by name without ending, from the checksums of their manifest. `folder` is
 * relative to the project's root.
 */
export function integrityOf(folder: string): Readonly<Record<string, string>> {
  const manifest = Manifest.parse(JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8')))
  return Object.fromEntries(
    Object.entries(manifest.files).map(([file, { sha256 }]) => [
      file.replace(/\.json$/, ''),
      `sha256-${Buffer.from(sha256, 'hex').toString('base64')}`,
    ]),
  )
}

/** Vite plugin: tells the built app the `integrity` of its data, so that it need not validate them again. */
export function dataIntegrity(folder: string): Plugin {
  return {
    name: 'throughline:data-integrity',
    apply: 'build',
    config: () => ({ define: { 'import.meta.env.DATA_INTEGRITY': JSON.stringify(integrityOf(folder)) } }),
  }
}
