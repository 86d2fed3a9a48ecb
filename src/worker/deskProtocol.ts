import type { ProjectDocument } from '#domain/project.ts'
import type { DerivedText, DeskEngine, DocumentDecisions, Published } from './deskEngine.ts'

/** What the page may ask of the worker, as functions of the page. */
export interface Desk {
  rules: () => Promise<string>
  derive: (document: ProjectDocument) => Promise<DerivedText>
  publish: (reader: string, decided: readonly DocumentDecisions[]) => Promise<Published>
  close: () => void
}

/** The part of a worker or message port that both ends need. */
export interface Port {
  postMessage: (message: unknown) => void
  addEventListener: (type: 'message', listener: (event: MessageEvent) => void) => void
}

type Call = Exclude<keyof Desk, 'close'>
interface Question {
  id: number
  call: Call
  args: readonly unknown[]
}
type Answer = { id: number; result: unknown } | { id: number; problem: string }

/** Answers the questions of a page. */
export function serveDesk(port: Port, engine: DeskEngine): void {
  const calls: Record<Call, (...args: never[]) => unknown> = {
    rules: () => engine.rules,
    derive: engine.derive,
    publish: engine.publish,
  }
  port.addEventListener('message', ({ data }: MessageEvent<Question>) => {
    const { id, call, args } = data
    try {
      port.postMessage({ id, result: calls[call](...(args as never[])) } satisfies Answer)
    } catch (error) {
      port.postMessage({
        id,
        problem: error instanceof Error ? error.message : String(error),
      } satisfies Answer)
    }
  })
}

/** The other end: each function posts a question and resolves with its answer. `close` ends the worker. */
export function connectDesk(port: Port, close: () => void): Desk {
  const open = new Map<number, { resolve: (value: never) => void; reject: (reason: Error) => void }>()
  let last = 0
  port.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    const waiting = open.get(data.id)
    open.delete(data.id)
    if ('problem' in data) waiting?.reject(new Error(data.problem))
    else waiting?.resolve(data.result as never)
  })
  const ask = <Result>(call: Call, ...args: readonly unknown[]): Promise<Result> => {
    last += 1
    const id = last
    port.postMessage({ id, call, args } satisfies Question)
    return new Promise<Result>((resolve, reject) => open.set(id, { resolve, reject }))
  }
  return {
    rules: () => ask('rules'),
    derive: (document) => ask('derive', document),
    publish: (reader, decided) => ask('publish', reader, decided),
    close,
  }
}
