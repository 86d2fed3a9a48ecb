import { extractTables, tableFormat } from '#extract/extractTables.ts'
import { extractText } from '#extract/extractText.ts'
import { createPublishedSender, createReviewServer, type ReviewRequest } from './deskChanges.ts'
import type { DeskEngine } from './deskEngine.ts'
import type { Answer, Call, Desk, Port, Question, ReadFile, ReadResult } from './deskProtocol.ts'
import { createDeskTables, type DeskTables } from './deskTables.ts'
import { tableWorkbook } from './exportTable.ts'
import { pipelineFiles } from './pipelineTable.ts'

/** Figures per message, so that the page stays responsive between two. */
const PART = 2000

/** Answers the questions of a page. */
export function serveDesk(port: Port, engine: DeskEngine): void {
  const tables = createDeskTables()
  const review = createReviewServer(engine.review)
  const published = createPublishedSender()
  const running = new Map<number, AbortController>()
  const answer = (message: Answer) => port.postMessage(message)

  async function run(id: number, call: Call, args: readonly unknown[]): Promise<unknown> {
    switch (call) {
      case 'rules':
        return engine.rules
      case 'derive':
        return engine.derive(...(args as Parameters<DeskEngine['derive']>))
      case 'review':
        return review(...(args as [ReviewRequest]))
      case 'publish':
        return published.change(engine.publish(...(args as Parameters<DeskEngine['publish']>)))
      case 'keep': {
        const [{ document, claims }] = args as [Parameters<Desk['restore']>[0][number]]
        return engine.keep(document, claims)
      }
      case 'resume': {
        const [ids, counts] = args as [readonly string[], string]
        return published.resume(engine.publish(ids), counts)
      }
      case 'read': {
        const [file] = args as [ReadFile]
        const stop = new AbortController()
        running.set(id, stop)
        const onProgress = (done: number, of: number) => answer({ id, done, of })
        return read(file, { signal: stop.signal, onProgress }).finally(() => running.delete(id))
      }
      case 'setNames':
        return tables.setNames(...(args as Parameters<DeskTables['setNames']>))
      case 'hasTable':
        return tables.has(...(args as Parameters<DeskTables['has']>))
      case 'loadTable':
        return tables.load(...(args as Parameters<DeskTables['load']>))
      case 'readTable':
        return tables.read(...(args as Parameters<DeskTables['read']>))
      case 'tableRows':
        return tables.rows(...(args as Parameters<DeskTables['rows']>))
      case 'pipelineTable': {
        const [{ id: table, ...facts }, language] = args as Parameters<Desk['pipelineTable']>
        return pipelineFiles({ ...facts, figures: tables.figures(table) }, language)
      }
      case 'tableWorkbook': {
        const [{ id: table, ...facts }, words] = args as Parameters<Desk['tableWorkbook']>
        return tableWorkbook({ ...facts, figures: tables.figures(table) }, words)
      }
      case 'tableFigures': {
        const figures = tables.figures(...(args as Parameters<DeskTables['figures']>))
        for (let at = 0; at < figures.length; at += PART) answer({ id, part: figures.slice(at, at + PART) })
        return null
      }
    }
  }

  async function read(
    { name, bytes: given }: ReadFile,
    options: Parameters<typeof extractText>[1],
  ): Promise<ReadResult> {
    const bytes = given instanceof Blob ? new Uint8Array(await given.arrayBuffer()) : given
    const file = { name, bytes }
    const format = tableFormat(file)
    if (format === null) return extractText(file, options)
    const result = await extractTables(file, format, options)
    return result.ok ? { ok: true, sheets: tables.propose(file.name, result.tables) } : result
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
