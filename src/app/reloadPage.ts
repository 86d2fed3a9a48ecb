import type { NewerVersion } from '#state/offlineStore.ts'
import type { WorkerCommand } from './offlineFiles.ts'

/** Timeout for a worker's answer, ms. */
const WORKER_TIMEOUT_MS = 3000

/** Timeout for the newer worker to take over, ms: a reload before that brings the old version again. */
const TAKE_OVER_TIMEOUT_MS = 30_000

/** The browser's service worker container; null on `file://`, plain http or where a policy forbids workers. */
export function workersOf(browser: Navigator): ServiceWorkerContainer | null {
  const isServed = /^https?:$/.test(window.location.protocol)
  return isServed && window.isSecureContext && 'serviceWorker' in browser ? browser.serviceWorker : null
}

/** Reloads the page at the same link in the newer version; other tabs stay unchanged. */
export async function reloadPage(newer: NewerVersion): Promise<void> {
  await activateNewerVersion(workersOf(navigator), newer).catch(() => {
    // The browser blocks service workers: the reload uses the network.
  })
  window.location.reload()
}

/** Activates the waiting worker, or unregisters the active one so that the next load uses the network. */
export async function activateNewerVersion(
  workers: ServiceWorkerContainer | null,
  newer: NewerVersion,
): Promise<void> {
  const registration = await workers?.getRegistration()
  const next = registration?.waiting
  if (next) {
    const ended = new Promise<void>((resolve) => {
      // Also when a still newer version replaces it, or another tab has dropped it.
      next.addEventListener('statechange', () => {
        if (next.state === 'activated' || next.state === 'redundant') resolve()
      })
      setTimeout(resolve, TAKE_OVER_TIMEOUT_MS)
    })
    next.postMessage('take-over' satisfies WorkerCommand)
    await ended
  } else if (registration?.active && newer !== 'waiting') {
    await sendToWorker(registration.active, 'give-way')
  }
}

/** Sends a message to a worker and resolves to its answer; false after a timeout. */
export function sendToWorker(worker: ServiceWorker, command: WorkerCommand): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => resolve(data === true)
    worker.postMessage(command, [port2])
    setTimeout(() => resolve(false), WORKER_TIMEOUT_MS)
  })
}
