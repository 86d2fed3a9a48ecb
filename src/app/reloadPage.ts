import type { NewerVersion } from '#state/offlineStore.ts'
import type { WorkerOrder } from './offlineFiles.ts'

/** Timeout for a worker's answer, ms. */
const PATIENCE_MS = 3000

/** The browser's service worker container; null on `file://`, plain http or where a policy forbids workers. */
export function workersOf(browser: Navigator): ServiceWorkerContainer | null {
  const isServed = /^https?:$/.test(window.location.protocol)
  return isServed && window.isSecureContext && 'serviceWorker' in browser ? browser.serviceWorker : null
}

/** Reloads the page at the same link in the newer version; other tabs stay unchanged. */
export async function reloadPage(newer: NewerVersion): Promise<void> {
  await makeWay(workersOf(navigator), newer).catch(() => {
    // The browser blocks service workers: the reload uses the network.
  })
  window.location.reload()
}

/** Activates the waiting worker, or unregisters the active one so that the next load uses the network. */
export async function makeWay(workers: ServiceWorkerContainer | null, newer: NewerVersion): Promise<void> {
  const registration = await workers?.getRegistration()
  if (registration?.waiting) {
    const changed = new Promise((resolve) => {
      workers?.addEventListener('controllerchange', resolve, { once: true })
      setTimeout(resolve, PATIENCE_MS)
    })
    registration.waiting.postMessage('take-over' satisfies WorkerOrder)
    await changed
  } else if (registration?.active && newer !== 'waiting') {
    await tellWorker(registration.active, 'give-way')
  }
}

/** Sends a message to a worker and resolves to its answer; false after a timeout. */
export function tellWorker(worker: ServiceWorker, what: WorkerOrder): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => resolve(data === true)
    worker.postMessage(what, [port2])
    setTimeout(() => resolve(false), PATIENCE_MS)
  })
}
