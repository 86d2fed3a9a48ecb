import type { ReviewedPart } from '#domain/decisionLog.ts'
import type { ProjectDocument } from '#domain/project.ts'
import type { ExtractResult } from '#extract/extractedDocument.ts'
import type { DerivedText, Published } from './deskEngine.ts'

/** What the page may ask of the worker, as functions of the page. */
export interface Desk {
  rules: () => Promise<string>
  derive: (document: ProjectDocument) => Promise<DerivedText>
  publish: (decided: readonly ReviewedPart[]) => Promise<Published>
  /** Reads a file; `onProgress` gets how many of its parts are read. Aborting rejects with the signal's reason. */
  read: (
    file: { name: string; bytes: Uint8Array<ArrayBuffer> },
    options: { signal: AbortSignal; onProgress: (done: number, of: number) => void },
  ) => Promise<ExtractResult>
  close: () => void
}

/** The part of a worker or message port that both ends need. */
export interface Port {
  postMessage: (message: unknown) => void
  addEventListener: (type: 'message', listener: (event: MessageEvent) => void) => void
}

export type Call = Exclude<keyof Desk, 'close'>
export type Question = { id: number; call: Call; args: readonly unknown[] } | { cancel: number }
export type Answer =
  | { id: number; result: unknown }
  | { id: number; problem: string }
  | { id: number; done: number; of: number }

interface Waiting {
  resolve: (value: never) => void
  reject: (reason: Error) => void
  onProgress?: (done: number, of: number) => void
}

/** The other end: each function posts a question and resolves with its answer. `close` ends the worker. */
export function connectDesk(port: Port, close: () => void): Desk {
  const open = new Map<number, Waiting>()
  let last = 0
  port.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    const waiting = open.get(data.id)
    if ('done' in data) {
      waiting?.onProgress?.(data.done, data.of)
      return
    }
    open.delete(data.id)
    if ('problem' in data) waiting?.reject(new Error(data.problem))
    else waiting?.resolve(data.result as never)
  })
  function ask<Result>(call: Call, args: readonly unknown[], onProgress?: Waiting['onProgress']) {
    last += 1
    const id = last
    const promise = new Promise<Result>((resolve, reject) => {
      open.set(id, { resolve, reject, ...(onProgress ? { onProgress } : {}) })
    })
    port.postMessage({ id, call, args } satisfies Question)
    return { id, promise }
  }
  return {
    rules: () => ask<string>('rules', []).promise,
    derive: (document) => ask<DerivedText>('derive', [document]).promise,
    publish: (decided) => ask<Published>('publish', [decided]).promise,
    read: (file, { signal, onProgress }) => {
      const { id, promise } = ask<ExtractResult>('read', [file], onProgress)
      signal.addEventListener('abort', () => {
        open.get(id)?.reject(signal.reason)
        open.delete(id)
        port.postMessage({ cancel: id } satisfies Question)
      })
      return promise
    },
    close,
  }
}
