import { connectDesk, type Desk } from '#worker/deskProtocol.ts'

/** Starts the worker that derives; loads its code. */
export function openDesk(): Desk {
  const worker = new Worker(new URL('../../worker/deskWorker.ts', import.meta.url), { type: 'module' })
  return connectDesk(worker, () => worker.terminate())
}
