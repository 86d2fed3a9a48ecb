import { setOffline } from '#state/offlineStore.ts'
import type { WorkerNews } from './offlineFiles.ts'
import { tellWorker } from './reloadPage.ts'

/** From how long after the last look on it is looked again for a newer version, when the reader comes back. */
const LOOK_AGAIN_MS = 30 * 60_000

/**
 * Registers the worker at `address` and follows it: what it keeps, and whether another version comes. Gives the end
 * of the following; rejects where the browser refuses workers or the address does not answer.
 */
export async function watchWorker(workers: ServiceWorkerContainer, address: string): Promise<() => void> {
  const ending = new AbortController()
  const { signal } = ending
  workers.addEventListener(
    'message',
    ({ data }: MessageEvent<WorkerNews>) => {
      // Without a version that is kept already there is no newer one to speak of: the page then just needs the network.
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

/** A page that stays open for days hears of a new version when the reader comes back to it. */
function lookAgain(registration: ServiceWorkerRegistration, signal: AbortSignal): void {
  let last = performance.now()
  const look = () => {
    if (document.visibilityState === 'hidden' || performance.now() - last < LOOK_AGAIN_MS) return
    last = performance.now()
    registration.update().catch(() => {
      // Without a network there is no news; the next look asks again.
    })
  }
  document.addEventListener('visibilitychange', look, { signal })
  window.addEventListener('online', look, { signal })
}
