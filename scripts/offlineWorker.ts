import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import type { Plugin } from 'vite'
import { DATA_FOLDER } from '#domain/dataPackage.ts'
import { BRIEFING_SCHEMA } from './briefingSchema.ts'
import { CARD } from './linkPreview.ts'
import { SITE_FILES } from './siteFiles.ts'

/** The worker's address never changes: browsers refetch it and compare its bytes. */
const WORKER = 'sw.js'
/** The app as one HTML file; an installed app does not need it. */
const SINGLE = 'throughline.html'
const HEAD = 'const OFFLINE='

/**
 * Vite plugin: builds the service worker from `source` into one script and writes the list of built files into it. Not in
 * development.
 */
export function offlineWorker(source: string): Plugin {
  let root = ''
  return {
    name: 'throughline:offline-worker',
    apply: 'build',
    configResolved(config) {
      root = resolve(config.root, config.build.outDir)
    },
    buildStart() {
      this.emitFile({ type: 'chunk', id: source, fileName: WORKER })
    },
    generateBundle(_options, bundle) {
      const chunk = bundle[WORKER]
      if (chunk?.type !== 'chunk')
        throw new Error(`${source}: no code was built from it. Correct vite.config.ts.`)
      // Not every browser supports module workers, and a plain script can neither import nor export.
      const others = [...chunk.imports, ...chunk.dynamicImports, ...chunk.exports]
      if (others.length > 0) {
        throw new Error(
          `${source}: it shares code with the page (${others.join(', ')}). Only the worker may import ` +
            'values from src/app/offlineFiles.ts, and the worker none from elsewhere.',
        )
      }
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      handler: () => writeOfflineFiles(root),
    },
  }
}

/**
 * Writes the list of a built folder's files into its worker, replacing an earlier list. Leaves out what no page loads:
 * the worker, the one HTML file, the picture of link previews, the schema of briefings, the data package, what crawlers
 * and readers of feeds load, source maps and hidden files.
 */
export function writeOfflineFiles(root: string): void {
  const files: Record<string, string> = {}
  for (const path of readdirSync(root, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .split(sep)
        .join('/'),
    )
    .filter(
      (path) =>
        ![WORKER, SINGLE, CARD, BRIEFING_SCHEMA].includes(path) &&
        !SITE_FILES.test(path) &&
        // Text recognition is kept when a reader loads it: all but its start, which belongs to the build.
        !/^text-recognition\/.*\//.test(path) &&
        // Editions and data for others are read from the host.
        !path.startsWith('editions/') &&
        !path.startsWith(`${DATA_FOLDER}/`) &&
        !path.endsWith('.map') &&
        !/(?:^|\/)\./.test(path),
    )
    .sort()) {
    // List the folder, because some hosts redirect from index.html to it.
    files[path === 'index.html' ? '' : path] = fingerprint(readFileSync(join(root, path)))
  }
  const worker = join(root, WORKER)
  const built = readFileSync(worker, 'utf8')
  const code = built.startsWith(HEAD) ? built.slice(built.indexOf('\n') + 1) : built
  const version = createHash('sha256').update(JSON.stringify(files)).update(code).digest('hex').slice(0, 12)
  writeFileSync(worker, `${HEAD}${JSON.stringify({ version, files })}\n${code}`)
}

function fingerprint(bytes: Buffer): string {
  return `sha256-${createHash('sha256').update(bytes).digest('base64')}`
}
