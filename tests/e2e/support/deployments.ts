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

/** Before a worker's code: a device on which nothing more can be kept. */
const FULL_DEVICE =
  "Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));\n"

type Version = 'first' | 'second'

/** What is deployed: a version, and whether the reader's device has room for it. */
export interface Deployment {
  version: Version
  isDeviceFull?: boolean
}

/**
 * A host on which one version of the built app takes the place of another, as at a deploy: the files of the version
 * before it are gone from one moment to the next.
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

  /** Puts a version in the place of the last. */
  deploy({ version, isDeviceFull = false }: Deployment): void {
    const site = join(this.#folder, 'site')
    rmSync(site)
    symlinkSync(isDeviceFull ? `${version}-full` : version, site)
  }

  /** Where a version's file of an address lies on the disk. */
  pathOf(version: Version, address: string): string {
    return join(this.#folder, version, new URL(address).pathname)
  }

  /** How many files the version's worker has to keep. */
  filesOf(version: Version): number {
    const [head = ''] = readFileSync(join(this.#folder, version, 'sw.js'), 'utf8').split('\n', 1)
    return head.split('sha256-').length - 1
  }

  /** Takes the host off the network: nothing is answered any more, not even that nothing is answered. */
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

/** The scripts and one data file, each with the name that another hash gives it: one that no file of the build has. */
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
 * A second version as a build would make it of changed code: every script and one data file have another hash, and
 * all that names them follows.
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
