import type { ProjectDocument } from '#domain/project.ts'
import type { DerivedText, DeskEngine, DocumentDecisions, Published } from './deskEngine.ts'
import type { ReadFile, ReadResult } from './readFile.ts'

/** What the page may ask of the worker, as functions of the page. */
export interface Desk {
  rules: () => Promise<string>
  derive: (document: ProjectDocument) => Promise<DerivedText>
  publish: (reader: string, decided: readonly DocumentDecisions[]) => Promise<Published>
  /** Reads a file; `onProgress` gets how many of its parts are read. Aborting rejects with the signal's reason. */
  read: (
    file: { name: string; bytes: Uint8Array<ArrayBuffer> },
    options: { signal: AbortSignal; onProgress: (done: number, of: number) => void },
  ) => Promise<ReadResult>
  close: () => void
}

/** The part of a worker or message port that both ends need. */
export interface Port {
  postMessage: (message: unknown) => void
  addEventListener: (type: 'message', listener: (event: MessageEvent) => void) => void
}

type Call = Exclude<keyof Desk, 'close'>
type Question = { id: number; call: Call; args: readonly unknown[] } | { cancel: number }
type Answer =
  | { id: number; result: unknown }
  | { id: number; problem: string }
  | { id: number; done: number; of: number }

/** Answers the questions of a page. */
export function serveDesk(port: Port, engine: DeskEngine, read: ReadFile): void {
  const running = new Map<number, AbortController>()
  const answer = (message: Answer) => port.postMessage(message)

  async function run(id: number, call: Call, args: readonly unknown[]): Promise<unknown> {
    switch (call) {
      case 'rules':
        return engine.rules
      case 'derive':
        return engine.derive(...(args as Parameters<DeskEngine['derive']>))
      case 'publish':
        return engine.publish(...(args as Parameters<DeskEngine['publish']>))
      case 'read': {
        const stop = new AbortController()
        running.set(id, stop)
        const [file] = args as Parameters<ReadFile>
        const onProgress = (done: number, of: number) => answer({ id, done, of })
        return read(file, { signal: stop.signal, onProgress }).finally(() => running.delete(id))
      }
    }
  }

  port.addEventListener('message', ({ data }: MessageEvent<Question>) => {
    if ('cancel' in data) {
      running.get(data.cancel)?.abort()
      return
    }
    const { id, call, args } = data
    run(id, call, args).then(
      (result) => answer({ id, result }),
      (error: unknown) => answer({ id, problem: error instanceof Error ? error.message : String(error) }),
    )
  })
}

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
    publish: (reader, decided) => ask<Published>('publish', [reader, decided]).promise,
    read: (file, { signal, onProgress }) => {
      const { id, promise } = ask<ReadResult>('read', [file], onProgress)
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
