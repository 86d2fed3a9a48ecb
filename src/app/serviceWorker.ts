import {
  cacheName,
  fileOf,
  isCacheOf,
  isHashed,
  isRecognition,
  type OfflineFiles,
  recognitionCache,
  type WorkerCommand,
  type WorkerMessage,
} from './offlineFiles.ts'

/** The part of `ServiceWorkerGlobalScope` used here; the DOM types do not contain it. */
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
  addEventListener(type: 'install' | 'activate', listener: (event: ExtendableEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
  addEventListener(type: 'message', listener: (event: ExtendableMessageEvent) => void): void
}

interface WorkerClient {
  postMessage(message: WorkerMessage): void
}

interface ExtendableEvent {
  waitUntil(work: Promise<unknown>): void
}

interface FetchEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

interface ExtendableMessageEvent extends ExtendableEvent {
  readonly data: WorkerCommand
  readonly ports: readonly MessagePort[]
}

declare const self: WorkerScope
/** Prepended to this code by scripts/offlineWorker.ts after the build. */
declare const OFFLINE: OfflineFiles

const { scope } = self.registration
const own = cacheName(scope, OFFLINE.version)

self.addEventListener('install', (event) => event.waitUntil(install()))
// Also controls the page of the first visit, so that parts it has not loaded yet work offline.
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
  if (event.data === 'give-way') event.waitUntil(uninstall().then(reply))
})

/** Caches all files or none: a partly cached version would break offline. */
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

/** Fetches the missing files one after the other, so that the page's own requests go first. */
async function fill(): Promise<void> {
  const cache = await caches.open(own)
  const cached = new Set((await cache.keys()).map(({ url }) => url))
  for (const [file, integrity] of Object.entries(OFFLINE.files)) {
    const address = new URL(file, scope).href
    if (cached.has(address)) continue
    const copy = isHashed(file) ? await intactCopy(address, integrity) : undefined
    await cache.put(address, copy ?? (await fetched(address, file, integrity)))
  }
}

/** The copy of an earlier version, if the file has not changed since. */
async function intactCopy(address: string, integrity: string): Promise<Response | undefined> {
  const copy = await matchInAnyCache(address)
  if (!copy) return undefined
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await copy.clone().arrayBuffer()))
  return integrity === `sha256-${btoa(String.fromCharCode(...digest))}` ? copy : undefined
}

async function fetched(address: string, file: string, integrity: string): Promise<Response> {
  // The hash rejects files of another version, and error pages with status 200.
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
    const from = isRecognition(file) ? recognitionCache(scope) : own
    const cached = await caches.match(address, { cacheName: from, ignoreVary: true })
    // A tab opened with an earlier version still requests the files of that version.
    const found = cached ?? (isHashed(file) ? await matchInAnyCache(address) : undefined)
    if (found) return found
  } catch {
    // Cache storage may be blocked: use the network.
  }
  return fetch(request)
}

async function matchInAnyCache(address: string): Promise<Response | undefined> {
  for (const name of await caches.keys()) {
    if (!isCacheOf(scope, name)) continue
    const found = await caches.match(address, { cacheName: name, ignoreVary: true })
    if (found) return found
  }
  return undefined
}

/** Restores lost files and deletes earlier versions if only one page is open. Returns whether every file is cached. */
async function tidy(): Promise<boolean> {
  const isComplete = await fill().then(
    () => true,
    () => false,
  )
  const { installing, waiting } = self.registration
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (pages.length < 2 && !installing && !waiting) {
    await dropCaches((name) => name !== own)
  }
  return isComplete
}

/** Deletes all caches and unregisters, so that the next load of the page comes from the network. */
async function uninstall(): Promise<boolean> {
  await dropCaches(() => true)
  return self.registration.unregister()
}

async function dropCaches(isDropped: (name: string) => boolean): Promise<void> {
  const names = (await caches.keys()).filter((name) => isCacheOf(scope, name) && isDropped(name))
  await Promise.all(names.map((name) => caches.delete(name)))
}
