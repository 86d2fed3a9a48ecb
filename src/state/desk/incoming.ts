import { create } from 'zustand'
import type { SourceLanguage } from '#domain/language.ts'
import {
  type DroppedText,
  type ExtractedDocument,
  type ExtractFault,
  LIMITS,
} from '#extract/extractedDocument.ts'
import type { NewSheet } from '#worker/deskTables.ts'
import { desk, deskWorker, sendNames } from './desk.ts'

/** Text that is missing because its pages could not be read or hold none, and characters that would deceive. */
type Gap = DroppedText & { reason: (typeof GAPS)[number] }
const GAPS = ['page-unreadable', 'page-without-text', 'direction-marks'] as const

function isGap(dropped: DroppedText): dropped is Gap {
  return GAPS.some((reason) => reason === dropped.reason)
}

/** A file on its way into the project. */
export interface IncomingFile {
  readonly id: number
  readonly name: string
  /** Parts read so far; null before the first. */
  readonly progress: { readonly done: number; readonly of: number } | null
  readonly fault: ExtractFault | { code: 'unreadable' } | null
  /** The text of a file whose language the reader must choose. */
  readonly text: ExtractedDocument | null
  /** Pages that are missing from the text that was added. */
  readonly gaps: readonly Gap[]
  /** The file itself, while its text waits for a language. */
  readonly file: File | null
  /** The sheets of a workbook of which the reader must choose. */
  readonly sheets: readonly NewSheet[]
}

interface Incoming {
  readonly files: readonly IncomingFile[]
}

/** The files being read or waiting for the reader. A file leaves the list once it is in the project. */
export const useIncoming = create<Incoming>()(() => ({ files: [] }))

const stops = new Map<number, AbortController>()
let last = 0
/** Files are read one after another, so that page and worker stay free for the reader. */
let queue: Promise<void> = Promise.resolve()

function update(id: number, part: Partial<IncomingFile>): void {
  useIncoming.setState(({ files }) => ({
    files: files.map((file) => (file.id === id ? { ...file, ...part } : file)),
  }))
}

/** Takes a file off the list, and stops reading it. */
export function dismissFile(id: number): void {
  stops.get(id)?.abort()
  useIncoming.setState(({ files }) => ({ files: files.filter((file) => file.id !== id) }))
}

/** Reads files into the open project, one after another; what cannot be read stays listed with its fault. */
export function addFiles(files: readonly File[]): void {
  for (const file of files) {
    last += 1
    const id = last
    stops.set(id, new AbortController())
    const { name } = file
    useIncoming.setState((state) => ({
      files: [
        ...state.files,
        { id, name, progress: null, fault: null, text: null, gaps: [], file: null, sheets: [] },
      ],
    }))
    queue = queue.then(() => readOne(id, file))
  }
}

async function readOne(id: number, file: File): Promise<void> {
  const stop = stops.get(id)
  if (!stop || stop.signal.aborted) return
  if (file.size > LIMITS.bytes) {
    update(id, { fault: { code: 'too-large', bytes: file.size, limit: LIMITS.bytes } })
    return
  }
  try {
    // Documents can be read without the published names.
    await sendNames().catch(() => {})
    const result = await deskWorker().read(
      { name: file.name, bytes: file },
      { signal: stop.signal, onProgress: (done, of) => update(id, { progress: { done, of } }) },
    )
    if (stop.signal.aborted) return
    if (!result.ok) update(id, { fault: result.fault })
    else if ('sheets' in result) {
      const [only, ...more] = result.sheets
      if (more.length > 0) update(id, { sheets: result.sheets })
      else if (only) takeSheet(id, only)
    } else if (result.document.language === null) update(id, { text: result.document, file })
    else {
      await add(id, file, result.document, result.document.language)
    }
  } catch {
    if (!stop.signal.aborted) update(id, { fault: { code: 'unreadable' } })
  }
}

/** Adds a sheet of a workbook to the project's tables, and takes its file off the list. */
export function takeSheet(id: number, sheet: NewSheet): void {
  desk.addTable(sheet)
  dismissFile(id)
}

/** Adds a file's text in the language that the reader chose. */
export async function chooseLanguage(id: number, language: SourceLanguage): Promise<void> {
  const waiting = useIncoming.getState().files.find((one) => one.id === id)
  if (waiting?.text && waiting.file) await add(id, waiting.file, waiting.text, language)
}

async function add(
  incomingId: number,
  file: File,
  read: ExtractedDocument,
  language: SourceLanguage,
): Promise<void> {
  const fileName = file.name
  const { format, text, pages, title, publisher, date, dropped } = read
  const isFirst = desk.store.getState().documentId === null
  const id = await desk.addText(
    {
      format,
      text,
      publisher,
      date,
      language,
      fileName,
      pages: [...pages],
      title: title ?? fileName.replace(/\.[^.]+$/, ''),
    },
    isFirst || useIncoming.getState().files.length === 1,
  )
  desk.addOriginal(id, fileName, file)
  const gaps = dropped.filter(isGap)
  // What is missing stays on the list until the reader has seen it.
  if (gaps.length > 0) update(incomingId, { gaps, text: null, file: null })
  else dismissFile(incomingId)
}
