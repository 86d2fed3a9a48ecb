import { type Endpoint, expose, type ProxyMarked, type Remote, releaseProxy } from 'comlink'
import type { OwnFigure } from '#domain/ownTable.ts'
import type { ExtractResult } from '#extract/extractedDocument.ts'
import { extractTables, tableFormat } from '#extract/extractTables.ts'
import { extractText } from '#extract/extractText.ts'
import { readGiven } from '#extract/readGiven.ts'
import { createDeskCorpus } from './deskCorpus.ts'
import type { DeskEngine } from './deskEngine.ts'
import { createDeskTables, type DeskTables, type NewSheet } from './deskTables.ts'
import { type ExportedTable, tableWorkbook, type WorkbookWords } from './exportTable.ts'
import { pipelineFiles } from './pipelineTable.ts'
import { readProjectFile } from './projectFile.ts'
import { answerReviews } from './reviewChange.ts'

/** What a file gave: a text, or the sheets of a file of tables. */
export type ReadResult = ExtractResult | { ok: true; sheets: readonly NewSheet[] }

/** A file that the worker reads. A Blob costs the page neither time nor memory. */
export interface ReadFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer> | Blob
}

/** What an export needs besides the figures, which the worker has. */
type TableFacts = Omit<ExportedTable, 'figures'> & { readonly id: string }

/** A function of the page. */
type Callback<Args extends readonly unknown[]> = Remote<((...args: Args) => void) & ProxyMarked>

/** Figures per message, so that the page stays responsive between two. */
const PART = 2000

/** What the page may ask of the worker. */
function deskServer(engine: DeskEngine) {
  const tables = createDeskTables()
  const running = new Map<number, AbortController>()
  return {
    rules: () => engine.rules,
    derive: engine.derive,
    ...createDeskCorpus(engine),
    /** Reviews by what has changed, see `askReviews`. */
    review: answerReviews(engine.review),
    /** Reads a file; `onProgress` gets how many of its parts are read. */
    read: async (id: number, file: ReadFile, onProgress: Callback<[done: number, of: number]>) => {
      const stop = new AbortController()
      running.set(id, stop)
      const report = (done: number, of: number) => void onProgress(done, of)
      try {
        return await read(tables, file, { signal: stop.signal, onProgress: report })
      } finally {
        running.delete(id)
        onProgress[releaseProxy]()
      }
    },
    /** Reads a project file; `onProgress` gets how many of its parts are read. */
    readProject: async (file: Blob, onProgress: Callback<[done: number, of: number]>) => {
      try {
        return await readProjectFile(file, { onProgress: (done, of) => void onProgress(done, of) })
      } finally {
        onProgress[releaseProxy]()
      }
    },
    /** Reads a file that was given to others. */
    readGiven: async ({ name, bytes: given }: ReadFile) => readGiven({ name, bytes: await bytesOf(given) }),
    stop: (id: number) => running.get(id)?.abort(),
    /** Takes the published names, once and before it reads tables. */
    setNames: tables.setNames,
    /** Whether the worker has a table; where not, `loadTable` gives it the text before it reads it. */
    hasTable: tables.has,
    loadTable: tables.load,
    readTable: tables.read,
    tableRows: tables.rows,
    /** Gives the figures of a table that was read, in parts. */
    tableFigures: async (id: string, onPart: Callback<[part: readonly OwnFigure[]]>) => {
      const figures = tables.figures(id)
      for (let at = 0; at < figures.length; at += PART) await onPart(figures.slice(at, at + PART))
      onPart[releaseProxy]()
    },
    /** The figures of a table that was read, as a tidy table of the pipeline. */
    pipelineTable: ({ id, ...facts }: TableFacts, language: string) =>
      pipelineFiles({ ...facts, figures: tables.figures(id) }, language),
    /** The same as a workbook. */
    tableWorkbook: ({ id, ...facts }: TableFacts, words: WorkbookWords) =>
      tableWorkbook({ ...facts, figures: tables.figures(id) }, words),
  }
}
export type DeskServer = ReturnType<typeof deskServer>

/** Answers the questions of a page. */
export function serveDesk(port: Endpoint, engine: DeskEngine): void {
  expose(deskServer(engine), port)
}

async function read(
  tables: DeskTables,
  { name, bytes: given }: ReadFile,
  options: Parameters<typeof extractText>[1],
): Promise<ReadResult> {
  const file = { name, bytes: await bytesOf(given) }
  const format = tableFormat(file)
  if (format === null) return extractText(file, options)
  const result = await extractTables(file, format, options)
  return result.ok ? { ok: true, sheets: tables.propose(file.name, result.tables) } : result
}

async function bytesOf(given: ReadFile['bytes']): Promise<Uint8Array<ArrayBuffer>> {
  return given instanceof Blob ? new Uint8Array(await given.arrayBuffer()) : given
}
