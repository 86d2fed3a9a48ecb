import type { Claim } from '#domain/claim.ts'
import type { OwnFigure } from '#domain/ownTable.ts'
import type { ProjectDocument } from '#domain/project.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { ExtractResult } from '#extract/extractedDocument.ts'
import {
  createPublishedReceiver,
  createReviewClient,
  type PublishedChange,
  type ReviewAnswer,
} from './deskChanges.ts'
import type { DerivedText, DeskEngine, Published } from './deskEngine.ts'
import type { DeskTables, NewSheet } from './deskTables.ts'
import type { ExportedTable, WorkbookWords } from './exportTable.ts'
import type { pipelineFiles } from './pipelineTable.ts'

/** What a file gave: a text, or the sheets of a file of tables. */
export type ReadResult = ExtractResult | { ok: true; sheets: readonly NewSheet[] }

/** A file that the worker reads. A Blob costs the page neither time nor memory. */
export interface ReadFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer> | Blob
}

/** A function of the worker, as the page calls it. */
type Asked<Of extends (...args: never) => unknown> = (
  ...args: Parameters<Of>
) => Promise<Awaited<ReturnType<Of>>>

/** What an export needs besides the figures, which the worker has. */
type TableFacts = Omit<ExportedTable, 'figures'> & { readonly id: string }

/** What the page may ask of the worker, as functions of the page. */
export interface Desk {
  rules: () => Promise<string>
  derive: (document: ProjectDocument) => Promise<DerivedText>
  review: Asked<DeskEngine['review']>
  publish: Asked<DeskEngine['publish']>
  /**
   * Gives the worker what it accepted and published for an earlier page, by the same rules. It sends one document per message,
   * so that the page stays responsive.
   */
  restore: (
    accepted: readonly { readonly document: SourceDocument; readonly claims: readonly Claim[] }[],
    published: Published,
  ) => Promise<void>
  /** Reads a file; `onProgress` gets how many of its parts are read. Aborting rejects with the signal's reason. */
  read: (
    file: ReadFile,
    options: { signal: AbortSignal; onProgress: (done: number, of: number) => void },
  ) => Promise<ReadResult>
  /** Gives the worker the published names, once and before it reads tables. */
  setNames: Asked<DeskTables['setNames']>
  /** Whether the worker has a table; where not, `loadTable` gives it the text before it reads it. */
  hasTable: Asked<DeskTables['has']>
  loadTable: Asked<DeskTables['load']>
  readTable: Asked<DeskTables['read']>
  tableRows: Asked<DeskTables['rows']>
  /** The figures of a table that was read, in parts, so that the page stays responsive. */
  tableFigures: (id: string) => Promise<readonly OwnFigure[]>
  /** The figures of a table that was read, as a tidy table of the pipeline. */
  pipelineTable: (table: TableFacts, language: string) => Promise<ReturnType<typeof pipelineFiles>>
  /** The same as a workbook. */
  tableWorkbook: (table: TableFacts, words: WorkbookWords) => Promise<Uint8Array<ArrayBuffer>>
  close: () => void
}

/** The part of a worker or message port that both ends need. */
export interface Port {
  postMessage: (message: unknown) => void
  addEventListener: (type: 'message', listener: (event: MessageEvent) => void) => void
}

export type Call = Exclude<keyof Desk, 'close' | 'restore'> | 'keep' | 'resume'
export type Question = { id: number; call: Call; args: readonly unknown[] } | { cancel: number }
export type Answer =
  | { id: number; result: unknown }
  | { id: number; problem: string }
  | { id: number; done: number; of: number }
  | { id: number; part: readonly unknown[] }

interface Waiting {
  resolve: (value: never) => void
  reject: (reason: Error) => void
  onProgress?: (done: number, of: number) => void
  onPart?: (part: readonly unknown[]) => void
}

/** The other end: each function posts a question and resolves with its answer. `close` ends the worker. */
export function connectDesk(port: Port, close: () => void): Desk {
  const open = new Map<number, Waiting>()
  const reviews = createReviewClient()
  const heard = createPublishedReceiver()
  let last = 0
  port.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    const waiting = open.get(data.id)
    if ('done' in data) {
      waiting?.onProgress?.(data.done, data.of)
      return
    }
    if ('part' in data) {
      waiting?.onPart?.(data.part)
      return
    }
    open.delete(data.id)
    if ('problem' in data) waiting?.reject(new Error(data.problem))
    else waiting?.resolve(data.result as never)
  })
  function ask<Result>(
    call: Call,
    args: readonly unknown[],
    during: Pick<Waiting, 'onProgress' | 'onPart'> = {},
  ) {
    last += 1
    const id = last
    const promise = new Promise<Result>((resolve, reject) => {
      open.set(id, { resolve, reject, ...during })
    })
    port.postMessage({ id, call, args } satisfies Question)
    return { id, promise }
  }
  return {
    rules: () => ask<string>('rules', []).promise,
    derive: (document) => ask<DerivedText>('derive', [document]).promise,
    review: async (...args) =>
      reviews.answer(await ask<ReviewAnswer>('review', [reviews.request(...args)]).promise),
    publish: async (...args) => heard.published(await ask<PublishedChange>('publish', args).promise),
    restore: async (accepted, published) => {
      for (const one of accepted) await ask('keep', [one]).promise
      const ids = accepted.map(({ document }) => document.id)
      heard.resume(published, await ask<boolean>('resume', [ids, heard.countsOf(published)]).promise)
    },
    read: (file, { signal, onProgress }) => {
      const { id, promise } = ask<ReadResult>('read', [file], { onProgress })
      signal.addEventListener('abort', () => {
        open.get(id)?.reject(signal.reason)
        open.delete(id)
        port.postMessage({ cancel: id } satisfies Question)
      })
      return promise
    },
    setNames: (...args) => ask<undefined>('setNames', args).promise,
    hasTable: (...args) => ask<boolean>('hasTable', args).promise,
    loadTable: (...args) => ask<undefined>('loadTable', args).promise,
    readTable: (...args) => ask<Awaited<ReturnType<Desk['readTable']>>>('readTable', args).promise,
    tableRows: (...args) => ask<Awaited<ReturnType<Desk['tableRows']>>>('tableRows', args).promise,
    tableFigures: async (...args) => {
      const figures: OwnFigure[] = []
      const onPart = (part: readonly unknown[]) => void figures.push(...(part as OwnFigure[]))
      await ask<null>('tableFigures', args, { onPart }).promise
      return figures
    },
    pipelineTable: (...args) => ask<ReturnType<typeof pipelineFiles>>('pipelineTable', args).promise,
    tableWorkbook: (...args) => ask<Uint8Array<ArrayBuffer>>('tableWorkbook', args).promise,
    close,
  }
}
