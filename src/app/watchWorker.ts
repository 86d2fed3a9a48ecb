import { setOffline } from '#state/offlineStore.ts'
import type { WorkerNews } from './offlineFiles.ts'
import { tellWorker } from './reloadPage.ts'

/** Shortest time between checks for a newer version, ms. */
const LOOK_AGAIN_MS = 30 * 60_000

/**
 * Registers the worker at `address` and reports its cache state and newer versions to the store. Resolves to the
 * cleanup; rejects if the registration fails.
 */
export async function watchWorker(workers: ServiceWorkerContainer, address: string): Promise<() => void> {
  const ending = new AbortController()
  const { signal } = ending
  workers.addEventListener(
    'message',
    ({ data }: MessageEvent<WorkerNews>) => {
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
        if (worker.state === 'activated' && isFirst) void askWhatIsKept(worker, true)
      },
      { signal },
    )
  }
  registration.addEventListener('updatefound', follow, { signal })
  follow()
  if (registration.active) {
    if (registration.waiting) setOffline({ newer: 'waiting' })
    void askWhatIsKept(registration.active, false)
  }
  lookAgain(registration, signal)
  return () => ending.abort()
}

async function askWhatIsKept(worker: ServiceWorker, isNews: boolean): Promise<void> {
  const isKept = await tellWorker(worker, 'tidy')
  setOffline({ isKept, isNewlyKept: isKept && isNews })
}

/** Checks for a newer version when the reader returns to a page that was open for long, or when the network returns. */
function lookAgain(registration: ServiceWorkerRegistration, signal: AbortSignal): void {
  let last = performance.now()
  const look = () => {
    if (document.visibilityState === 'hidden' || performance.now() - last < LOOK_AGAIN_MS) return
    last = performance.now()
    registration.update().catch(() => {
      // Offline: the next event checks again.
    })
  }
  document.addEventListener('visibilitychange', look, { signal })
  window.addEventListener('online', look, { signal })
}
