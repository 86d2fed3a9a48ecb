import { extractText } from '#extract/extractText.ts'
import type { DeskEngine } from './deskEngine.ts'
import type { Answer, Call, Port, Question } from './deskProtocol.ts'

/** Answers the questions of a page. */
export function serveDesk(port: Port, engine: DeskEngine): void {
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
        const [file] = args as Parameters<typeof extractText>
        const onProgress = (done: number, of: number) => answer({ id, done, of })
        return extractText(file, { signal: stop.signal, onProgress }).finally(() => running.delete(id))
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
