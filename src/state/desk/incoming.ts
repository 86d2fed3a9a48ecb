import * as z from 'zod/mini'
import { create } from 'zustand'
import type { SourceLanguage } from '#domain/language.ts'
import {
  type DroppedText,
  type ExtractedDocument,
  type ExtractFault,
  LIMITS,
} from '#extract/extractedDocument.ts'
import { readStored, writeStored } from '#state/shelf/readStored.ts'
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
  /** The project that it was added to. */
  readonly projectId: string
  readonly name: string
  /** Parts read so far; null before the first. */
  readonly progress: { readonly done: number; readonly of: number } | null
  readonly fault: ExtractFault | { code: 'unreadable' | 'interrupted' } | null
  /** The text of a file whose language the reader must choose. */
  readonly text: ExtractedDocument | null
  /** Pages that are missing from the text that was added. */
  readonly gaps: readonly Gap[]
  /** The title of the document with the same text, where this file's was not added. */
  readonly same: string | null
  /** The file itself, until it is in the project. */
  readonly file: File | null
  /** The sheets of a workbook of which the reader must choose. */
  readonly sheets: readonly NewSheet[]
}

interface Incoming {
  readonly files: readonly IncomingFile[]
}

/** Where this tab notes the files that are not in the project yet, so that a reload can name them. */
const KEY = 'throughline.desk.incoming'
const Noted = z.array(z.strictObject({ projectId: z.string(), name: z.string() }))

let last = 0

function incoming(projectId: string, name: string): IncomingFile {
  last += 1
  const nothing = { progress: null, fault: null, text: null, gaps: [], same: null, file: null, sheets: [] }
  return { id: last, projectId, name, ...nothing }
}

/** The files of an earlier page that had not come into their project when it closed. */
function interrupted(): readonly IncomingFile[] {
  const noted = readStored(KEY, Noted, 'sessionStorage') ?? []
  return noted.map(({ projectId, name }) => ({
    ...incoming(projectId, name),
    fault: { code: 'interrupted' },
  }))
}

/** The files being read or waiting for the reader. A file leaves the list once it is in the project. */
export const useIncoming = create<Incoming>()(() => ({ files: interrupted() }))

useIncoming.subscribe(({ files }, before) => {
  const isNoted = ({ gaps, same }: IncomingFile) => gaps.length === 0 && same === null
  const noted = files.filter(isNoted).map(({ projectId, name }) => ({ projectId, name }))
  if (noted.length !== before.files.filter(isNoted).length)
    writeStored(KEY, noted.length > 0 ? noted : null, 'sessionStorage')
})

const stops = new Map<number, AbortController>()
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
  const { project } = desk.store.getState()
  if (!project) return
  const added = files.map((file) => ({ ...incoming(project.id, file.name), file }))
  useIncoming.setState((state) => ({ files: [...state.files, ...added] }))
  for (const { id, file } of added) {
    stops.set(id, new AbortController())
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
    } else await offer(id, result.document)
  } catch {
    if (!stop.signal.aborted) update(id, { fault: { code: 'unreadable' } })
  }
}

/** Adds a sheet of a workbook to the project's tables, and takes its file off the list. */
export function takeSheet(id: number, sheet: NewSheet): void {
  const known = desk.store.getState().project?.tables.find(({ sha256 }) => sha256 === sheet.sha256)
  desk.addTable(sheet)
  if (known) update(id, { same: known.settings.title, sheets: [] })
  else dismissFile(id)
}

/** Adds a text that is read, unless the project has it already or is open no more. */
async function offer(id: number, text: ExtractedDocument): Promise<void> {
  const { project } = desk.store.getState()
  const waiting = useIncoming.getState().files.find((one) => one.id === id)
  if (project?.id !== waiting?.projectId) {
    update(id, { fault: { code: 'interrupted' } })
    return
  }
  const same = await desk.sameText(text.text)
  if (same) update(id, { same: same.title, text })
  else await add(id, text)
}

/** Adds the text of a file although the project has the same in another format. */
export async function addAgain(id: number): Promise<void> {
  const waiting = useIncoming.getState().files.find((one) => one.id === id)
  update(id, { same: null })
  if (waiting?.text) await add(id, waiting.text)
}

/** Adds a file's text in the language that the reader chose. */
export async function chooseLanguage(id: number, language: SourceLanguage): Promise<void> {
  const waiting = useIncoming.getState().files.find((one) => one.id === id)
  if (waiting?.text) await add(id, waiting.text, language)
}

async function add(
  incomingId: number,
  read: ExtractedDocument,
  language: SourceLanguage | null = read.language,
): Promise<void> {
  const file = useIncoming.getState().files.find((one) => one.id === incomingId)?.file
  if (!file) return
  if (language === null) {
    update(incomingId, { text: read })
    return
  }
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
