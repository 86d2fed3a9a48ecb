import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { writeOfflineFiles } from '#scripts/offlineWorker.ts'
import { createStaticServer, listenOnFreePort } from '#scripts/staticServer.ts'

/** Prepended to the service worker's code to simulate a device without free storage. */
const FULL_DEVICE =
  "Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));\n"

type Version = 'first' | 'second'

/** What is deployed: a version, and whether the reader's device has room for it. */
export interface Deployment {
  version: Version
  isDeviceFull?: boolean
}

/**
 * A host on which one version of the built app replaces another, as in a deploy: the files of the earlier version
 * disappear at once.
 */
export class Host {
  readonly origin: string
  readonly #folder: string
  readonly #port: number
  #server: Server | null

  private constructor(folder: string, server: Server, port: number) {
    this.#folder = folder
    this.#server = server
    this.#port = port
    this.origin = `http://localhost:${port}`
  }

  static async open(): Promise<Host> {
    const folder = mkdtempSync(join(tmpdir(), 'host-'))
    cpSync('dist', join(folder, 'first'), { recursive: true })
    writeSecond(join(folder, 'first'), join(folder, 'second'))
    for (const version of ['first', 'second']) writeForFullDevice(join(folder, version))
    const site = join(folder, 'site')
    symlinkSync('first', site)
    const server = createStaticServer(site)
    return new Host(folder, server, await listenOnFreePort(server, 4500))
  }

  /** Replaces the deployed version. */
  deploy({ version, isDeviceFull = false }: Deployment): void {
    const site = join(this.#folder, 'site')
    rmSync(site)
    symlinkSync(isDeviceFull ? `${version}-full` : version, site)
  }

  /** Path of the file that a version serves at an address. */
  pathOf(version: Version, address: string): string {
    return join(this.#folder, version, new URL(address).pathname)
  }

  /** Number of files that the version's service worker caches. */
  filesOf(version: Version): number {
    const [head = ''] = readFileSync(join(this.#folder, version, 'sw.js'), 'utf8').split('\n', 1)
    return head.split('sha256-').length - 1
  }

  /** Takes the host off the network, so that connections fail. */
  stop(): void {
    this.#server?.close()
    this.#server?.closeAllConnections()
    this.#server = null
  }

  async start(): Promise<void> {
    if (this.#server) return
    const server = createStaticServer(join(this.#folder, 'site'))
    await listenOnFreePort(server, this.#port, true)
    this.#server = server
  }

  close(): void {
    this.stop()
    rmSync(this.#folder, { recursive: true })
  }
}

/** The scripts and one data file, each with a new hashed name that no file of the build has. */
function renamedFiles(files: readonly string[]): readonly (readonly [from: string, to: string])[] {
  const changed = files.filter((file) => file.endsWith('.js') || file.startsWith('documents-'))
  const taken = new Set(files)
  return changed.map((file) => {
    const to = [...'23456789']
      .map((digit) => file.replace(/.(\.\w+)$/, `${digit}$1`))
      .find((name) => !taken.has(name))
    if (to === undefined) throw new Error(`no other hash for ${file}`)
    taken.add(to)
    return [file, to] as const
  })
}

/**
 * Writes a second version, as if built from changed code: every script and one data file have another hash, and
 * references to them follow.
 */
function writeSecond(first: string, second: string): void {
  cpSync(first, second, { recursive: true })
  const assets = join(second, 'assets')
  const renamed = renamedFiles(readdirSync(assets))
  for (const path of [join(second, 'index.html'), ...readdirSync(assets).map((file) => join(assets, file))]) {
    if (!['.html', '.js'].includes(extname(path))) continue
    const text = renamed.reduce(
      (changed, [from, to]) => changed.replaceAll(from, to),
      readFileSync(path, 'utf8'),
    )
    writeFileSync(path, text.replace('<head>', '<head>\n    <meta name="version" content="second" />'))
  }
  for (const [from, to] of renamed) renameSync(join(assets, from), join(assets, to))
  writeOfflineFiles(second)
}

function writeForFullDevice(folder: string): void {
  const full = join(folder, '..', `${basename(folder)}-full`)
  cpSync(folder, full, { recursive: true })
  const worker = join(full, 'sw.js')
  writeFileSync(worker, FULL_DEVICE + readFileSync(worker, 'utf8'))
}
