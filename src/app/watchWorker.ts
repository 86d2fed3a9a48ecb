import { setOffline } from '#state/offlineStore.ts'
import type { WorkerMessage } from './offlineFiles.ts'
import { sendToWorker } from './reloadPage.ts'

/** Shortest time between checks for a newer version, ms. */
const UPDATE_CHECK_MS = 30 * 60_000

/**
 * Registers the worker at `address` and reports its cache state and newer versions to the store. Resolves to the
 * cleanup; rejects if the registration fails.
 */
export async function watchWorker(workers: ServiceWorkerContainer, address: string): Promise<() => void> {
  const ending = new AbortController()
  const { signal } = ending
  workers.addEventListener(
    'message',
    ({ data }: MessageEvent<WorkerMessage>) => {
      // Without an active worker this is the first version, not a newer one.
      if (data === 'no-room' && workers.controller) setOffline({ newer: 'no-room' })
    },
    { signal },
  )
  const registration = await workers.register(address, { updateViaCache: 'none' })
  const follow = () => {
    const worker = registration.installing
    const isFirst = registration.active === null
    worker?.addEventListener(
      'statechange',
      () => {
        if (worker.state === 'installed' && !isFirst) setOffline({ newer: 'waiting' })
        if (worker.state === 'activated' && isFirst) void reportCacheState(worker, true)
      },
      { signal },
    )
  }
  registration.addEventListener('updatefound', follow, { signal })
  follow()
  if (registration.active) {
    if (registration.waiting) setOffline({ newer: 'waiting' })
    void reportCacheState(registration.active, false)
  }
  checkForUpdates(registration, signal)
  return () => ending.abort()
}

async function reportCacheState(worker: ServiceWorker, isFirstInstall: boolean): Promise<void> {
  const isCached = await sendToWorker(worker, 'tidy')
  setOffline({ isCached, isNewlyCached: isCached && isFirstInstall })
}

/** Checks for a newer version when the reader returns to a page that was open for long, or when the network returns. */
function checkForUpdates(registration: ServiceWorkerRegistration, signal: AbortSignal): void {
  let last = performance.now()
  const check = () => {
    if (document.visibilityState === 'hidden' || performance.now() - last < UPDATE_CHECK_MS) return
    last = performance.now()
    registration.update().catch(() => {
      // Offline: the next event checks again.
    })
  }
  document.addEventListener('visibilitychange', check, { signal })
  window.addEventListener('online', check, { signal })
}
