import { beforeEach, describe, expect, test, vi } from 'vitest'
import { watchWorker } from '#app/OfflineStatus.tsx'
import type { WorkerCommand } from '#app/offlineFiles.ts'
import { activateNewerVersion } from '#app/Part.tsx'
import { useOfflineStore } from '#state/offlineStore.ts'

/** A fake worker that answers messages and records them. */
class FakeWorker extends EventTarget {
  state: ServiceWorkerState = 'installing'
  readonly received: WorkerCommand[] = []
  isWhole = true

  postMessage(command: WorkerCommand, [port]: MessagePort[] = []): void {
    this.received.push(command)
    port?.postMessage(this.isWhole)
  }

  becomes(state: ServiceWorkerState): void {
    this.state = state
    this.dispatchEvent(new Event('statechange'))
  }
}

class FakeRegistration extends EventTarget {
  installing: FakeWorker | null = null
  waiting: FakeWorker | null = null
  active: FakeWorker | null = null
  readonly unregister = vi.fn(() => Promise.resolve(true))
  readonly update = vi.fn(() => Promise.reject(new Error('no network')))
}

class FakeWorkers extends EventTarget {
  controller: FakeWorker | null = null
  readonly registration = new FakeRegistration()
  readonly register = vi.fn(() => Promise.resolve(this.registration))
  readonly getRegistration = () => Promise.resolve(this.registration)
}

let workers: FakeWorkers
let asContainer: ServiceWorkerContainer
const known = () => useOfflineStore.getState()

beforeEach(() => {
  useOfflineStore.setState(useOfflineStore.getInitialState(), true)
  workers = new FakeWorkers()
  asContainer = workers as unknown as ServiceWorkerContainer
})

describe('the first visit', () => {
  test('reports a complete cache and no newer version', async () => {
    const worker = new FakeWorker()
    workers.registration.installing = worker
    await watchWorker(asContainer, './sw.js')
    expect(workers.register).toHaveBeenCalledWith('./sw.js', { updateViaCache: 'none' })
    worker.becomes('installed')
    expect(known()).toMatchObject({ isCached: false, newer: null })
    worker.becomes('activated')
    await vi.waitFor(() =>
      expect(known()).toMatchObject({ isCached: true, isNewlyCached: true, newer: null }),
    )
  })

  test('reports nothing when the worker could not cache its files', async () => {
    const worker = new FakeWorker()
    workers.registration.installing = worker
    await watchWorker(asContainer, './sw.js')
    workers.dispatchEvent(new MessageEvent('message', { data: 'no-room' }))
    worker.becomes('redundant')
    expect(known()).toEqual(useOfflineStore.getInitialState())
  })
})

describe('a later visit', () => {
  beforeEach(() => {
    workers.registration.active = new FakeWorker()
    workers.controller = workers.registration.active
  })

  test('knows that the cache is complete without announcing it', async () => {
    await watchWorker(asContainer, './sw.js')
    await vi.waitFor(() => expect(known()).toMatchObject({ isCached: true, isNewlyCached: false }))
  })

  test('reports an incomplete cache when lost files could not be fetched', async () => {
    if (workers.registration.active) workers.registration.active.isWhole = false
    await watchWorker(asContainer, './sw.js')
    await vi.waitFor(() => expect(workers.registration.active?.received).toEqual(['tidy']))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(known().isCached).toBe(false)
  })

  test('reports a version that waits already, and one that arrives later', async () => {
    workers.registration.waiting = new FakeWorker()
    await watchWorker(asContainer, './sw.js')
    expect(known().newer).toBe('waiting')
    useOfflineStore.setState({ newer: null })
    const next = new FakeWorker()
    workers.registration.installing = next
    workers.registration.dispatchEvent(new Event('updatefound'))
    expect(known().newer).toBeNull()
    next.becomes('installed')
    expect(known().newer).toBe('waiting')
  })

  test('reports that a newer version does not fit on the device', async () => {
    await watchWorker(asContainer, './sw.js')
    workers.dispatchEvent(new MessageEvent('message', { data: 'no-room' }))
    expect(known().newer).toBe('no-room')
  })

  test('checks for a newer version when the reader returns after a while, also offline', async () => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(0)
    const end = await watchWorker(asContainer, './sw.js')
    const comesBack = () => document.dispatchEvent(new Event('visibilitychange'))
    comesBack()
    expect(workers.registration.update).not.toHaveBeenCalled()
    now.mockReturnValue(3_600_000)
    comesBack()
    comesBack()
    expect(workers.registration.update).toHaveBeenCalledTimes(1)
    end()
    now.mockReturnValue(7_200_000)
    comesBack()
    expect(workers.registration.update).toHaveBeenCalledTimes(1)
  })
})

test.each([
  ['refuses the worker', () => Promise.reject(new Error('refused'))],
  ['registers none', () => Promise.resolve(undefined as never)],
])('where the browser %s, nothing listens any more', async (_, register) => {
  workers.controller = new FakeWorker()
  workers.register.mockImplementationOnce(register)
  await expect(watchWorker(asContainer, './sw.js')).rejects.toThrow()
  workers.dispatchEvent(new MessageEvent('message', { data: 'no-room' }))
  expect(known().newer).toBeNull()
})

describe('before a reload', () => {
  test.each(['activated', 'redundant'] as const)('waits until the waiting version is %s', async (end) => {
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    workers.registration.active = new FakeWorker()
    const next = new FakeWorker()
    workers.registration.waiting = next
    let isDone = false
    const way = activateNewerVersion(asContainer, 'waiting').then(() => {
      isDone = true
    })
    await vi.advanceTimersByTimeAsync(0)
    expect(next.received).toEqual(['take-over'])
    // The active version still answers a slow request.
    await vi.advanceTimersByTimeAsync(9_000)
    next.becomes('activating')
    await vi.advanceTimersByTimeAsync(0)
    expect(isDone).toBe(false)
    next.becomes(end)
    await way
    vi.useRealTimers()
  })

  test.each([
    ['has the newer version, gives it to the reload', 'index-new.js', 1],
    ['has no newer version, leaves the worker in place', 'index-old.js', 0],
  ])('where a version cannot take over, a host that %s', async (_, entry, times) => {
    const page = `<script type="module" src="./assets/${entry}"></script>`
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(page)))
    const own = Object.assign(document.createElement('script'), {
      type: 'module',
      src: './assets/index-old.js',
    })
    document.head.append(own)
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    workers.registration.active = new FakeWorker()
    workers.registration.waiting = new FakeWorker()
    const way = activateNewerVersion(asContainer, 'waiting')
    await vi.advanceTimersByTimeAsync(10_000)
    await way
    expect(workers.registration.unregister).toHaveBeenCalledTimes(times)
    vi.useRealTimers()
    own.remove()
  })

  test('a version that only the host has is reached by dropping the caches', async () => {
    workers.registration.active = new FakeWorker()
    await activateNewerVersion(asContainer, 'no-room')
    await activateNewerVersion(asContainer, 'replaced')
    expect(workers.registration.active.received).toEqual(['give-way', 'give-way'])
  })

  test('a version that another tab has activated stays in place', async () => {
    workers.registration.active = new FakeWorker()
    await activateNewerVersion(asContainer, 'waiting')
    expect(workers.registration.active.received).toEqual([])
  })

  test('a browser without service workers does nothing', async () => {
    await expect(activateNewerVersion(null, 'replaced')).resolves.toBeUndefined()
  })
})
