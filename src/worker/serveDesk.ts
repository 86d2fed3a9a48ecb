import { type Endpoint, expose, type ProxyMarked, type Remote, releaseProxy } from 'comlink'
import type { HandedOutFile } from '#domain/handedOutFile.ts'
import type { OwnFigure } from '#domain/own/table.ts'
import type { Reference } from '#domain/reference.ts'
import type { RecognisedLanguage } from '#domain/textRecognition.ts'
import { evenPicture } from '#extract/evenLight.ts'
import {
  ExtractError,
  type ExtractOptions,
  type ExtractResult,
  type FilePart,
  LIMITS,
  loaded,
} from '#extract/extractedDocument.ts'
import { extractTables, tableFormat } from '#extract/extractTables.ts'
import { extractText } from '#extract/extractText.ts'
import type { Room } from '#extract/openZip.ts'
import { readHandedOut, readPasted } from '#extract/readHandedOut.ts'
import type { PagePictures } from '#extract/readPdf.ts'
import type { RecognisedPage, TextEngine } from '#extract/recognised.ts'
import { isPdf, isTiff } from '#extract/sniffFormat.ts'
import { tesseractEngine } from '#extract/tesseractEngine.ts'
import { createDeskCorpus, type DeskEngine } from './deskEngine.ts'
import {
  createDeskTables,
  type DeskTables,
  type ExportedTable,
  type NewSheet,
  tableWorkbook,
  type WorkbookWords,
} from './deskTables.ts'
import { pipelineFiles } from './pipelineTable.ts'
import { readProjectFile } from './projectFile.ts'
import { answerReviews } from './reviewChange.ts'

/** What a file gave: a text, the sheets of a file of tables, the files in it, or the entries of a library of references. */
export type ReadResult =
  | ExtractResult
  | { ok: true; sheets: readonly NewSheet[] }
  | { ok: true; parts: readonly FilePart[] }
  | { ok: true; references: readonly Reference[] }

/** A file that the worker reads. A Blob costs the page neither time nor memory. */
export interface ReadFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer> | Blob
  /** What is left for files in it; as much as for any file where none is named. */
  readonly room?: Room
}

/** Text recognition that is asked for; `folder` is the address of its files. */
export interface RecognitionAsked {
  readonly folder: string
  readonly languages: readonly RecognisedLanguage[]
  /** Pages that an earlier run recognised. */
  readonly pages: readonly RecognisedPage[]
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
  const bySentences = (given: HandedOutFile): HandedOutFile => ({
    ...given,
    pages: given.pages.map((page) => ({ ...page, sentences: engine.sentencesOf(page.text) })),
  })
  let pictures: { id: number; open: Promise<PagePictures> } | null = null
  return {
    rules: () => engine.rules,
    derive: engine.derive,
    ...createDeskCorpus(engine),
    /** Reviews by what has changed, see `askReviews`. */
    review: answerReviews(engine.review),
    /** Reads a file; `onProgress` gets how many of its parts are read. */
    read: async (
      id: number,
      file: ReadFile,
      onProgress: Callback<[done: number, of: number]>,
      asked: RecognitionAsked | null = null,
      onPage: Callback<[page: RecognisedPage]> | null = null,
    ) => {
      const stop = new AbortController()
      running.set(id, stop)
      const report = (done: number, of: number) => void onProgress(done, of)
      const recogniser = asked && {
        engine: await startEngine(asked),
        wasm: asked.folder,
        pages: asked.pages,
        onPage: (page: RecognisedPage) => void onPage?.(page),
      }
      try {
        return await read(tables, file, {
          signal: stop.signal,
          onProgress: report,
          ...(recogniser && { recogniser }),
        })
      } finally {
        recogniser?.engine.close()
        running.delete(id)
        onProgress[releaseProxy]()
        onPage?.[releaseProxy]()
      }
    },
    /**
     * Opens the file whose pages are drawn next, under a number that the page chose, and closes the one before; `folder` is
     * the address of the files of text recognition.
     */
    openPages: (id: number, file: Blob, folder: string) => {
      const before = pictures
      const open = before?.open.then((one) => one.close()).catch(() => {})
      pictures = { id, open: Promise.resolve(open).then(() => pagesOf(file, folder)) }
      return pictures.open.then(() => {})
    },
    /** A picture of a page of the file that was opened last, under that number. */
    drawPage: async (id: number, page: number, dpi: number) => {
      if (pictures?.id !== id) throw new Error('another file is open')
      return (await pictures.open).draw(page, dpi)
    },
    /** Reads a project file; `onProgress` gets how many of its parts are read. */
    readProject: async (file: Blob, onProgress: Callback<[done: number, of: number]>) => {
      try {
        return await readProjectFile(file, { onProgress: (done, of) => void onProgress(done, of) })
      } finally {
        onProgress[releaseProxy]()
      }
    },
    /** Reads a code book; its reader loads with the first. */
    readCodeBook: async (file: Blob) => {
      const { readCodeBook } = await import('#extract/readCodeBook.ts')
      return readCodeBook(await bytesOf(file))
    },
    /** Reads a file that was given to others. */
    readHandedOut: async ({ name, bytes: given }: ReadFile) => {
      const read = await readHandedOut({ name, bytes: await bytesOf(given) })
      return read.ok ? { ...read, given: bySentences(read.given) } : read
    },
    readPasted: (text: string) => readPasted(text, engine.sentencesOf),
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
  { name, bytes: given, room = { files: LIMITS.files, bytes: LIMITS.unpackedBytes } }: ReadFile,
  options: ExtractOptions,
): Promise<ReadResult> {
  const file = { name, bytes: await bytesOf(given) }
  const format = tableFormat(file)
  if (format !== null) {
    const result = await extractTables(file, format, options)
    return result.ok ? { ok: true, sheets: tables.propose(file.name, result.tables) } : result
  }
  const text = await extractText(file, options)
  if (text.ok || text.fault.code !== 'unknown-format') return text
  try {
    const { looksLike } = text.fault
    if (looksLike === 'zip')
      return {
        ok: true,
        parts: await (await loaded(import('#extract/openZip.ts'))).openZip(new Blob([file.bytes]), room),
      }
    if (looksLike === 'references')
      return {
        ok: true,
        references: (await loaded(import('#extract/readReferences.ts'))).readReferences(file.bytes),
      }
    return text
  } catch (error) {
    if (error instanceof ExtractError) return { ok: false, fault: error.fault }
    throw error
  }
}

/** The pages of a PDF or TIFF to draw; any other picture is its own page. */
async function pagesOf(file: Blob, folder: string): Promise<PagePictures> {
  const bytes = await bytesOf(file)
  const pdf = isPdf(bytes) ? bytes : isTiff(bytes) && (await import('#extract/tiffPdf.ts')).tiffPdf(bytes)
  if (!pdf) return { draw: async () => file, close: async () => {} }
  return (await import('#extract/readPdf.ts')).openPages(pdf, folder)
}

async function bytesOf(given: ReadFile['bytes']): Promise<Uint8Array<ArrayBuffer>> {
  return given instanceof Blob ? new Uint8Array(await given.arrayBuffer()) : given
}

/** Loads the library from its folder, since it is no part of the app, and starts it. It is given pages in even light. */
async function startEngine({ folder, languages }: RecognitionAsked): Promise<TextEngine> {
  const { default: library } = await import(/* @vite-ignore */ `${folder}tesseract.esm.min.js`)
  const engine = await tesseractEngine(library.createWorker, languages, {
    workerPath: `${folder}worker.min.js`,
    corePath: `${folder}tesseract-core-simd-lstm.wasm.js`,
    langPath: folder.replace(/\/$/, ''),
    // A worker from a Blob would have the policy of this one.
    workerBlobURL: false,
  })
  return { ...engine, recognise: async (picture) => engine.recognise(await evenPicture(picture)) }
}
