import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import type { Plugin } from 'vite'

/** The worker's address never changes: browsers ask for it anew, and its bytes say whether there is a new version. */
const WORKER = 'sw.js'
/** The app once more as one file, for those who want to take it away: a device that keeps the app has no need of it. */
const SINGLE = 'throughline.html'
const HEAD = 'const OFFLINE='

/**
 * Builds the service worker from `source` into one script of its own, and writes into it what the build holds, once
 * everything else is on the disk. The development server has none.
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
        throw new Error(`${source}: no code was built from it. Mend vite.config.ts.`)
      // Not every browser takes a module as worker, and a plain script can neither import nor export.
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
 * Writes the list of a built folder's files into its worker, in place of a list that stands there already. Left out
 * are the worker itself, the one HTML file, maps of sources and what begins with a dot, because no page asks for them.
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
      (path) => path !== WORKER && path !== SINGLE && !path.endsWith('.map') && !/(?:^|\/)\./.test(path),
    )
    .sort()) {
    // The page goes by its folder: some hosts redirect from index.html to there.
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
