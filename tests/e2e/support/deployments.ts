import {
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { dirname, extname, join, resolve } from 'node:path'
import type { OfflineFiles } from '#app/offlineFiles.ts'
import { writeOfflineFiles } from '#scripts/offlineWorker.ts'
import { createStaticServer, listenOnFreePort } from '#scripts/staticServer.ts'

const BUILT = resolve('dist')
const WORKER = 'sw.js'
const PAGE = 'index.html'

/** Prepended to the service worker's code to simulate a device without free storage. */
const FULL_DEVICE =
  "Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));\n"

type Version = 'first' | 'second'

/** What is deployed: a version, or the first one for a reader whose device has no room for it, beside files of the second. */
export type Deployment = Version | 'first-full'

/**
 * A host on which one version of the built app replaces another, as in a deploy: the files of the earlier version
 * disappear at once.
 */
export class Host {
  readonly origin: string
  readonly #folder: string
  readonly #server: Server
  #isReachable = true

  private constructor(folder: string, server: Server, port: number) {
    this.#folder = folder
    this.#server = server
    this.origin = `http://localhost:${port}`
    server.on('connection', (socket: Socket) => {
      if (!this.#isReachable) socket.destroy()
    })
  }

  static async open(): Promise<Host> {
    // Beside the build, because files cannot be hard-linked to another file system.
    mkdirSync('.cache', { recursive: true })
    const folder = mkdtempSync(resolve('.cache/host-'))
    for (const name of ['first', 'second', 'first-full']) linkBuild(join(folder, name), name === 'second')
    // The second version keeps none of its scripts: on a busy machine it still loads some when the next one comes.
    linkMissing(join(folder, 'second', 'assets'), join(folder, 'first-full', 'assets'))
    const worker = join(folder, 'first-full', WORKER)
    writeFileSync(worker, FULL_DEVICE + readFileSync(worker, 'utf8'))
    const site = join(folder, 'site')
    symlinkSync('first', site)
    const server = createPlainServer(site)
    return new Host(folder, server, await listenOnFreePort(server, 4500))
  }

  /** Replaces the deployed version. */
  deploy(deployment: Deployment): void {
    const site = join(this.#folder, 'site')
    rmSync(site)
    symlinkSync(deployment, site)
  }

  /** Path of the file that a version serves at an address. */
  pathOf(version: Version, address: string): string {
    return join(this.#folder, version, new URL(address).pathname)
  }

  /** Number of files that the version's service worker caches. */
  filesOf(version: Version): number {
    const [head = ''] = readFileSync(join(this.#folder, version, WORKER), 'utf8').split('\n', 1)
    return head.split('sha256-').length - 1
  }

  /** Takes the host off the network: connections fail. The port stays held, so that no other program gets it. */
  stop(): void {
    this.#isReachable = false
    this.#server.closeAllConnections()
  }

  start(): void {
    this.#isReachable = true
  }

  close(): void {
    this.#server.close()
    this.#server.closeAllConnections()
    rmSync(this.#folder, { recursive: true })
  }
}

function linkMissing(from: string, to: string): void {
  const present = new Set(readdirSync(to))
  for (const file of readdirSync(from)) if (!present.has(file)) linkSync(join(from, file), join(to, file))
}

/** A server that compresses nothing: that takes seconds for each version. */
export function createPlainServer(site: string): Server {
  const server = createStaticServer(site)
  return server.prependListener('request', ({ headers }) => {
    delete headers['accept-encoding']
  })
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
 * Writes the built app into a folder, sharing the bytes of unchanged files. A second version is written as if built from
 * changed code: every script and one data file have another hash, and references to them follow.
 */
function linkBuild(folder: string, isSecond: boolean): void {
  const files = readdirSync(BUILT, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const renamed = new Map(isSecond ? renamedFiles(readdirSync(join(BUILT, 'assets'))) : [])
  for (const { name, parentPath } of files) {
    const from = join(parentPath, name)
    const inAssets = parentPath.endsWith('assets')
    const to = join(folder, parentPath.slice(BUILT.length), inAssets ? (renamed.get(name) ?? name) : name)
    mkdirSync(dirname(to), { recursive: true })
    if (name === WORKER) copyFileSync(from, to)
    else if (isSecond && (name === PAGE || (inAssets && extname(name) === '.js'))) {
      const text = readFileSync(from, 'utf8').replace(
        // From the start of a word: tried at each of its letters, it would take eleven times as long.
        /(?<![\w.-])[\w.-]+\.js(?:on)?\b/g,
        (file) => renamed.get(file) ?? file,
      )
      writeFileSync(to, text.replace('<head>', '<head>\n    <meta name="version" content="second" />'))
    } else linkSync(from, to)
  }
  if (isSecond) writeShortList(folder)
}

/**
 * Lists the files of a site in its worker, without those of the app: to keep them all takes seconds, and the tests of the first
 * version hold that.
 */
export function writeShortList(site: string): void {
  // The worker compares what it keeps with the files.
  writeOfflineFiles(site)
  const worker = join(site, WORKER)
  const code = readFileSync(worker, 'utf8')
  const [head = '', list = '{}'] = /^const OFFLINE=(.*)$/m.exec(code) ?? []
  const { version, files }: OfflineFiles = JSON.parse(list)
  const short = Object.entries(files).filter(([file]) => !file.startsWith('assets/'))
  writeFileSync(
    worker,
    code.replace(
      head,
      () => `const OFFLINE=${JSON.stringify({ version, files: Object.fromEntries(short) })}`,
    ),
  )
}
