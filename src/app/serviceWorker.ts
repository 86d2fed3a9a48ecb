import {
  cacheName,
  fileOf,
  isCacheOf,
  isHashed,
  type OfflineFiles,
  type WorkerNews,
  type WorkerOrder,
} from './offlineFiles.ts'

/** The little of a service worker's surroundings that is used here; the types of the page's own do not have it. */
interface WorkerScope {
  readonly registration: {
    readonly scope: string
    readonly installing: unknown
    readonly waiting: unknown
    unregister(): Promise<boolean>
  }
  readonly clients: {
    claim(): Promise<void>
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly WorkerClient[]>
  }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: AskedEvent) => void): void
  addEventListener(type: 'message', listener: (event: ToldEvent) => void): void
}

interface WorkerClient {
  postMessage(news: WorkerNews): void
}

interface LastingEvent {
  waitUntil(work: Promise<unknown>): void
}

interface AskedEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

interface ToldEvent extends LastingEvent {
  readonly data: WorkerOrder
  readonly ports: readonly MessagePort[]
}

declare const self: WorkerScope
/** Written before this code by scripts/offlineWorker.ts when everything else is built. */
declare const OFFLINE: OfflineFiles

const { scope } = self.registration
const own = cacheName(scope, OFFLINE.version)

self.addEventListener('install', (event) => event.waitUntil(install()))
// The page of the first visit is taken on as well: what it has not opened yet then comes without a network too.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  const file = fileOf(request.url, request.mode === 'navigate', scope, OFFLINE.files)
  if (file !== null) event.respondWith(answer(file, request))
})

self.addEventListener('message', (event) => {
  const reply = (answer: boolean) => event.ports[0]?.postMessage(answer)
  if (event.data === 'take-over') event.waitUntil(self.skipWaiting())
  if (event.data === 'tidy') event.waitUntil(tidy().then(reply))
  if (event.data === 'give-way') event.waitUntil(giveWay().then(reply))
})

/** All files or none: a version that is kept in part would break where nobody can help. */
async function install(): Promise<void> {
  try {
    await fill()
  } catch (fault) {
    await caches.delete(own).catch(() => false)
    if (fault instanceof Error && fault.name === 'QuotaExceededError') {
      const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
      for (const page of pages) page.postMessage('no-room')
    }
    throw fault
  }
}

/** Fetches what is not kept yet, one file after the other: the reader's own requests go first. */
async function fill(): Promise<void> {
  const cache = await caches.open(own)
  const kept = new Set((await cache.keys()).map(({ url }) => url))
  for (const [file, integrity] of Object.entries(OFFLINE.files)) {
    const address = new URL(file, scope).href
    if (kept.has(address)) continue
    const copy = isHashed(file) ? await keptByAny(address) : undefined
    await cache.put(address, copy ?? (await fetched(address, file, integrity)))
  }
}

async function fetched(address: string, file: string, integrity: string): Promise<Response> {
  // The fingerprint refuses the file of another version and a host's page for what it does not have.
  const response = await fetch(address, {
    integrity,
    cache: isHashed(file) ? 'default' : 'no-cache',
    priority: 'low',
  })
  if (!response.ok)
    throw new Error(`${address}: the host answers ${response.status}. Deploy all files of a build.`)
  return response
}

async function answer(file: string, request: Request): Promise<Response> {
  const address = new URL(file, scope).href
  try {
    const kept = await caches.match(address, { cacheName: own, ignoreVary: true })
    // A tab that was opened with an earlier version still asks for the files of that one.
    const found = kept ?? (isHashed(file) ? await keptByAny(address) : undefined)
    if (found) return found
  } catch {
    // Storage may have been closed to us since: the network then answers.
  }
  return fetch(request)
}

async function keptByAny(address: string): Promise<Response | undefined> {
  for (const name of await caches.keys()) {
    if (!isCacheOf(scope, name)) continue
    const found = await caches.match(address, { cacheName: name, ignoreVary: true })
    if (found) return found
  }
  return undefined
}

/**
 * Mends what was lost of this version's files, and lets go of earlier versions once the page that asks is the only
 * one. Gives whether every file is kept.
 */
async function tidy(): Promise<boolean> {
  const isWhole = await fill().then(
    () => true,
    () => false,
  )
  const { installing, waiting } = self.registration
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (pages.length < 2 && !installing && !waiting) {
    await dropCaches((name) => name !== own)
  }
  return isWhole
}

/** Leaves the next opening of the page to the network: after it, whatever the host has then is kept anew. */
async function giveWay(): Promise<boolean> {
  await dropCaches(() => true)
  return self.registration.unregister()
}

async function dropCaches(isDropped: (name: string) => boolean): Promise<void> {
  const names = (await caches.keys()).filter((name) => isCacheOf(scope, name) && isDropped(name))
  await Promise.all(names.map((name) => caches.delete(name)))
}
