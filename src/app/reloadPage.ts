import type { NewerVersion } from '#state/offlineStore.ts'
import type { WorkerOrder } from './offlineFiles.ts'

/** For how long a worker is waited for that does not answer. */
const PATIENCE_MS = 3000

/** The part of a browser that workers are registered with; null where there is none: `file://`, plain http, policy. */
export function workersOf(browser: Navigator): ServiceWorkerContainer | null {
  const isServed = /^https?:$/.test(window.location.protocol)
  return isServed && window.isSecureContext && 'serviceWorker' in browser ? browser.serviceWorker : null
}

/** Loads the page anew at the same link, in the newer version; other tabs stay as they are. */
export async function reloadPage(newer: NewerVersion): Promise<void> {
  await makeWay(workersOf(navigator), newer).catch(() => {
    // A browser that has closed its workers to us: the network then answers.
  })
  window.location.reload()
}

/** Hands the page over to the version that waits, or, when the host alone has the newer one, to the network. */
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

/** Tells a worker something and waits for its answer; one that does not answer says no. */
export function tellWorker(worker: ServiceWorker, what: WorkerOrder): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => resolve(data === true)
    worker.postMessage(what, [port2])
    setTimeout(() => resolve(false), PATIENCE_MS)
  })
}
