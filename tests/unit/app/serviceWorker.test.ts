import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { WorkerCommand } from '#app/offlineFiles.ts'

const SCOPE = 'https://host.example/maps/'
const PAGE = `${SCOPE}`
const CODE = `${SCOPE}assets/code-22222222.js`
const SAME = `${SCOPE}assets/same-11111111.js`
const OLD = `${SCOPE}assets/code-11111111.js`
const NEW_NAME = `throughline ${SCOPE} new`
const OLD_NAME = `throughline ${SCOPE} old`

const integrityOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`

/** Fake cache storage: cache name → address → text. */
let stores: Map<string, Map<string, string>>
/** Files on the host, by address. */
let host: Map<string, string>
let asked: string[]
/** Number of cached files at which the device is full. */
let room: number
let pages: { news: string[] }[]
let waiting: object | null
const unregister = vi.fn(() => Promise.resolve(true))
type Listener = (event: Record<string, unknown>) => void
let listeners: Map<string, Listener>

beforeEach(async () => {
  stores = new Map()
  host = new Map([
    [PAGE, 'page'],
    [CODE, 'code'],
    [SAME, 'same'],
  ])
  asked = []
  room = Number.POSITIVE_INFINITY
  pages = [{ news: [] }]
  waiting = null
  listeners = new Map()
  vi.stubGlobal('OFFLINE', {
    version: 'new',
    files: {
      '': integrityOf('page'),
      'assets/code-22222222.js': integrityOf('code'),
      'assets/same-11111111.js': integrityOf('same'),
    },
  })
  vi.stubGlobal('self', {
    registration: {
      scope: SCOPE,
      installing: null,
      get waiting() {
        return waiting
      },
      unregister,
    },
    clients: {
      claim: () => Promise.resolve(),
      matchAll: async () => pages.map(({ news }) => ({ postMessage: (word: string) => news.push(word) })),
    },
    skipWaiting: () => Promise.resolve(),
    addEventListener: (type: string, listener: Listener) => listeners.set(type, listener),
  })
  vi.stubGlobal('caches', cacheStorage())
  vi.stubGlobal('fetch', async (request: string | Request, options?: RequestInit) => {
    const address = typeof request === 'string' ? request : request.url
    asked.push(address)
    const text = host.get(address)
    if (options?.integrity && text !== undefined && options.integrity !== integrityOf(text)) {
      throw new TypeError('integrity')
    }
    return text === undefined ? new Response('no such file', { status: 404 }) : new Response(text)
  })
  vi.resetModules()
  await import('#app/serviceWorker.ts')
})

function cacheStorage() {
  return {
    open: async (name: string) => {
      const kept = stores.get(name) ?? new Map<string, string>()
      stores.set(name, kept)
      return {
        keys: async () => [...kept.keys()].map((url) => ({ url })),
        put: async (address: string, response: Response) => {
          if (kept.size >= room) throw new DOMException('full', 'QuotaExceededError')
          kept.set(address, await response.text())
        },
      }
    },
    keys: async () => [...stores.keys()],
    delete: async (name: string) => stores.delete(name),
    match: async (address: string, { cacheName }: { cacheName: string }) => {
      const text = stores.get(cacheName)?.get(address)
      return text === undefined ? undefined : new Response(text)
    },
  }
}

async function happens(type: 'install' | 'activate'): Promise<void> {
  let work: Promise<unknown> = Promise.resolve()
  listeners.get(type)?.({ waitUntil: (promise: Promise<unknown>) => (work = promise) })
  await work
}

async function hasFilterOn(address: string, mode = 'cors'): Promise<string | null> {
  let answer: Promise<Response> | null = null
  listeners.get('fetch')?.({
    request: { method: 'GET', url: address, mode },
    respondWith: (promise: Promise<Response>) => (answer = promise),
  })
  return answer === null ? null : (await (answer as Promise<Response>)).text()
}

async function send(command: WorkerCommand): Promise<unknown> {
  let reply: unknown
  let work: Promise<unknown> = Promise.resolve()
  listeners.get('message')?.({
    data: command,
    ports: [{ postMessage: (word: unknown) => (reply = word) }],
    waitUntil: (promise: Promise<unknown>) => (work = promise),
  })
  await work
  return reply
}

function keepOld(): void {
  stores.set(
    OLD_NAME,
    new Map([
      [PAGE, 'old page'],
      [OLD, 'old code'],
      [SAME, 'same'],
    ]),
  )
}

describe('install', () => {
  test('fetches a file that was altered in the cache of an earlier version', async () => {
    keepOld()
    stores.get(OLD_NAME)?.set(SAME, 'altered')
    await happens('install')
    expect(asked).toEqual([PAGE, CODE, SAME])
    expect(stores.get(NEW_NAME)?.get(SAME)).toBe('same')
  })

  test('caches every file and copies unchanged ones from an earlier version', async () => {
    keepOld()
    await happens('install')
    expect([...(stores.get(NEW_NAME)?.keys() ?? [])]).toEqual([PAGE, CODE, SAME])
    expect(asked).toEqual([PAGE, CODE])
  })

  test('caches no file when one is missing', async () => {
    host.delete(CODE)
    await expect(happens('install')).rejects.toThrow(/code-22222222\.js: the host answers 404/)
    expect(stores.has(NEW_NAME)).toBe(false)
    expect(pages[0]?.news).toEqual([])
  })

  test('rejects an HTML page served in place of a file', async () => {
    host.set(CODE, 'there is no such file')
    await expect(happens('install')).rejects.toThrow()
    expect(stores.has(NEW_NAME)).toBe(false)
  })

  test('on a full device removes its files, reports it and keeps the earlier version', async () => {
    keepOld()
    room = 2
    await expect(happens('install')).rejects.toThrow('full')
    expect([...stores.keys()]).toEqual([OLD_NAME])
    expect(pages[0]?.news).toEqual(['no-room'])
  })
})

describe('fetch', () => {
  test('serves page and files from the cache without a request to the host', async () => {
    await happens('install')
    host.clear()
    asked = []
    expect(await hasFilterOn(`${SCOPE}index.html?from=mail`, 'navigate')).toBe('page')
    expect(await hasFilterOn(CODE)).toBe('code')
    expect(asked).toEqual([])
  })

  test('serves files of the earlier version to a tab that still uses them', async () => {
    keepOld()
    await happens('install')
    expect(await hasFilterOn(OLD)).toBe('old code')
    expect(await hasFilterOn(PAGE, 'navigate')).toBe('page')
  })

  test('requests uncached files from the host, also when storage is blocked', async () => {
    expect(await hasFilterOn(CODE)).toBe('code')
    vi.stubGlobal('caches', { match: () => Promise.reject(new DOMException('closed', 'SecurityError')) })
    expect(await hasFilterOn(CODE)).toBe('code')
  })
})

describe('tidy', () => {
  test('deletes earlier versions when one page is open, and reports a complete cache', async () => {
    keepOld()
    stores.set('somebody else’s', new Map())
    await happens('install')
    expect(await send('tidy')).toBe(true)
    expect([...stores.keys()]).toEqual(['somebody else’s', NEW_NAME])
  })

  test('keeps earlier versions while another tab is open or a newer version waits', async () => {
    keepOld()
    await happens('install')
    pages.push({ news: [] })
    await send('tidy')
    expect(stores.has(OLD_NAME)).toBe(true)
    pages.pop()
    waiting = {}
    await send('tidy')
    expect(stores.has(OLD_NAME)).toBe(true)
  })

  test('fetches lost files again, and reports an incomplete cache when it cannot', async () => {
    await happens('install')
    stores.get(NEW_NAME)?.delete(CODE)
    host.delete(CODE)
    expect(await send('tidy')).toBe(false)
    host.set(CODE, 'code')
    expect(await send('tidy')).toBe(true)
    expect(stores.get(NEW_NAME)?.get(CODE)).toBe('code')
  })
})

test('give-way deletes all caches and unregisters the worker', async () => {
  keepOld()
  await happens('install')
  expect(await send('give-way')).toBe(true)
  expect([...stores.keys()]).toEqual([])
  expect(unregister).toHaveBeenCalled()
})

test('answers for text recognition from what the reader loaded, which outlives versions', async () => {
  const model = `${SCOPE}text-recognition/0123456789ab/eng.traineddata.gz`
  const name = `throughline.recognition ${SCOPE}`
  host.set(model, 'from the host')
  expect(await hasFilterOn(model)).toBe('from the host')
  stores.set(name, new Map([[model, 'loaded']]))
  expect(await hasFilterOn(model)).toBe('loaded')
  await happens('install')
  await send('tidy')
  expect(stores.has(name)).toBe(true)
})
