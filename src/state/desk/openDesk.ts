import { connectDesk, type Desk } from '#worker/deskProtocol.ts'

/** Starts the worker that derives; loads its code. */
export function openDesk(): Desk {
  const worker =
    import.meta.env.MODE === 'single'
      ? // From a file on disk, browsers start a worker only from a single classic script, not from a module.
        new Worker(new URL('../../worker/deskWorker.ts', import.meta.url))
      : new Worker(new URL('../../worker/deskWorker.ts', import.meta.url), { type: 'module' })
  return connectDesk(worker, () => worker.terminate())
}
