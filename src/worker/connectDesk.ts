import { type Endpoint, proxy, wrap } from 'comlink'
import type { OwnFigure } from '#domain/own/table.ts'
import type { RecognisedPage } from '#extract/recognised.ts'
import type { DeskEngine } from './deskEngine.ts'
import type { ReadProjectFile } from './projectFile.ts'
import { askReviews } from './reviewChange.ts'
import type { DeskServer, ReadFile, ReadResult, RecognitionAsked } from './serveDesk.ts'

/** The functions of the worker that the page calls as they are. */
const CALLS = [
  'rules',
  'derive',
  'digest',
  'nearTexts',
  'setNames',
  'hasTable',
  'loadTable',
  'readTable',
  'tableRows',
  'pipelineTable',
  'tableWorkbook',
  'readHandedOut',
  'readPasted',
  'openPages',
  'drawPage',
  'readCodeBook',
] as const
type Call = (typeof CALLS)[number]

/** A function of the worker, as the page calls it. */
type Asked<Of extends (...args: never) => unknown> = (
  ...args: Parameters<Of>
) => Promise<Awaited<ReturnType<Of>>>

/** The worker of the Desk, as functions of the page. */
export type Desk = { readonly [Name in Call]: Asked<DeskServer[Name]> } & {
  readonly review: Asked<DeskEngine['review']>
  /** Reads a file; `onProgress` gets how many of its parts are read. Aborting rejects with the signal's reason. */
  readonly read: (
    file: ReadFile,
    options: {
      signal: AbortSignal
      onProgress: (done: number, of: number) => void
      recognition?: RecognitionAsked
      /** Gets each page once its text is recognised. */
      onPage?: (page: RecognisedPage) => void
    },
  ) => Promise<ReadResult>
  /** Reads a project file; `onProgress` gets how many of its parts are read. */
  readonly readProject: (
    file: Blob,
    onProgress: (done: number, of: number) => void,
  ) => Promise<ReadProjectFile>
  /** The figures of a table that was read; they come in parts, so that the page stays responsive. */
  readonly tableFigures: (id: string) => Promise<readonly OwnFigure[]>
  readonly close: () => void
}

/** Connects the page to the worker behind a port. `close` ends it. */
export function connectDesk(port: Endpoint, close: () => void): Desk {
  const worker = wrap<DeskServer>(port)
  const asked = worker as unknown as Record<Call, (...args: unknown[]) => Promise<unknown>>
  const calls = CALLS.map((name) => [name, (...args: unknown[]) => asked[name](...args)])
  let last = 0
  return {
    ...(Object.fromEntries(calls) as Pick<Desk, Call>),
    review: askReviews((question) => worker.review(question)),
    read: (file, { signal, onProgress, recognition, onPage }) => {
      last += 1
      const id = last
      const pages = onPage && proxy(onPage)
      const reading = worker.read(id, file, proxy(onProgress), recognition, pages) as Promise<ReadResult>
      return new Promise((resolve, reject) => {
        const stop = () => {
          reject(signal.reason)
          void worker.stop(id)
        }
        signal.addEventListener('abort', stop)
        // The signal may outlive the read, and its listener would keep what was read.
        void reading.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
      })
    },
    readProject: (file, onProgress) => worker.readProject(file, proxy(onProgress)),
    tableFigures: async (id) => {
      const figures: OwnFigure[] = []
      await worker.tableFigures(
        id,
        proxy((part: readonly OwnFigure[]) => void figures.push(...part)),
      )
      return figures
    },
    close,
  }
}
