import * as z from 'zod/mini'
import { create } from 'zustand'
import { type DocumentHead, pageRanges } from '#domain/project.ts'
import type { Reference } from '#domain/reference.ts'
import {
  type DroppedText,
  type ExtractedDocument,
  type ExtractFault,
  type FilePart,
  LIMITS,
} from '#extract/extractedDocument.ts'
import { groupBy } from '#lib/groupBy.ts'
import { readStored, writeStored } from '#state/shelf/readStored.ts'
import type { NewSheet } from '#worker/deskTables.ts'
import { desk, deskWorker, sendNames } from './desk.ts'
import type { TakenReferences } from './deskReferences.ts'

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
  /** What a library of references gave to the documents. */
  readonly references: TakenReferences | null
  /** How many files this one is in, and what they may still hold. */
  readonly origin: Origin
}

/** What all files that are in one share. */
interface Origin {
  readonly depth: number
  readonly room: { files: number; bytes: number }
}

interface Incoming {
  readonly files: readonly IncomingFile[]
}

/** Where this tab notes the files that are not in the project yet, so that a reload can name them. */
const KEY = 'throughline.desk.incoming'
const Noted = z.array(z.strictObject({ projectId: z.string(), name: z.string() }))

let last = 0

function incoming(projectId: string, name: string, origin = ownOrigin()): IncomingFile {
  last += 1
  const nothing = { progress: null, fault: null, text: null, gaps: [], same: null, file: null, sheets: [] }
  return { id: last, projectId, name, ...nothing, references: null, origin }
}

const ownOrigin = (): Origin => ({ depth: 0, room: { files: LIMITS.files, bytes: LIMITS.unpackedBytes } })

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
  const isNoted = ({ gaps, same, references }: IncomingFile) =>
    gaps.length === 0 && same === null && references === null
  const noted = files.filter(isNoted).map(({ projectId, name }) => ({ projectId, name }))
  if (noted.length !== before.files.filter(isNoted).length)
    writeStored(KEY, noted.length > 0 ? noted : null, 'sessionStorage')
})

const stops = new Map<number, AbortController>()
/** Files are read one after another, so that page and worker stay free for the reader. */
let queue: Promise<void> = Promise.resolve()

/** Whether a file is still being read. */
export function isReading({ fault, text, gaps, same, sheets, references }: IncomingFile): boolean {
  const isWaiting = fault !== null || text !== null || same !== null || references !== null
  return !isWaiting && gaps.length === 0 && sheets.length === 0
}

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
  if (project) enqueue(files.map((file) => ({ ...incoming(project.id, file.name), file })))
}

function enqueue(added: readonly IncomingFile[]): void {
  useIncoming.setState((state) => ({ files: [...state.files, ...added] }))
  for (const { id, file, fault } of added) {
    if (!file || fault) continue
    stops.set(id, new AbortController())
    queue = queue.then(() => readOne(id, file))
  }
}

/** Adds the files that came in another one; they have its project and share its limits. */
function addParts(within: IncomingFile, parts: readonly FilePart[]): void {
  const { projectId, name, origin } = within
  const { room } = origin
  const depth = origin.depth + 1
  const { depth: limit } = LIMITS
  enqueue(
    parts.map((part) => {
      const one = incoming(projectId, part.name === '' ? name : `${name}/${part.name}`, { depth, room })
      if ('fault' in part) return { ...one, fault: part.fault }
      room.files -= 1
      room.bytes -= part.bytes.length
      if (depth > limit) return { ...one, fault: { code: 'too-deep', limit } }
      return { ...one, file: new File([part.bytes], part.name.replace(/^.*[\\/]/, '') || part.name) }
    }),
  )
}

/** Gives the documents what a library states, once all files that came with it are read. */
async function takeLibrary(id: number, references: readonly Reference[]): Promise<void> {
  const waiting = useIncoming.getState().files
  if (!waiting.some((one) => one.id === id)) return
  if (waiting.some((one) => one.id !== id && !libraries.has(one.id) && isReading(one))) {
    libraries.add(id)
    queue = queue.then(() => takeLibrary(id, references))
    return
  }
  libraries.delete(id)
  update(id, { references: await desk.takeReferences(references) })
}

/** Libraries of references that wait for the files. */
const libraries = new Set<number>()

async function readOne(id: number, file: File): Promise<void> {
  const stop = stops.get(id)
  const within = useIncoming.getState().files.find((one) => one.id === id)
  if (!stop || stop.signal.aborted || !within) return
  if (file.size > LIMITS.bytes) {
    update(id, { fault: { code: 'too-large', bytes: file.size, limit: LIMITS.bytes } })
    return
  }
  try {
    // Documents can be read without the published names.
    await sendNames().catch(() => {})
    const result = await deskWorker().read(
      { name: file.name, bytes: file, room: { ...within.origin.room } },
      { signal: stop.signal, onProgress: (done, of) => update(id, { progress: { done, of } }) },
    )
    if (stop.signal.aborted) return
    if ('attached' in result && result.attached) addParts(within, result.attached)
    // A message without words may be there for what is attached to it.
    if (!result.ok && result.fault.code === 'empty' && result.attached) dismissFile(id)
    else if (!result.ok) update(id, { fault: result.fault })
    else if ('parts' in result) {
      addParts(within, result.parts)
      dismissFile(id)
    } else if ('references' in result) await takeLibrary(id, result.references)
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

/** Texts kept of what was left out for one reason. */
const KEPT = 20

/** What was left out of a text, by reason, for its head. */
function leftOut(dropped: readonly DroppedText[]): NonNullable<DocumentHead['dropped']> {
  return [...groupBy(dropped, ({ reason }) => reason)].map(([reason, all]) => ({
    reason,
    texts: all.slice(0, KEPT).map(({ text, pages }) => text || pageRanges(pages)),
  }))
}

/** Adds a file's text in the language that the reader chose. */
export async function chooseLanguage(id: number, language: string): Promise<void> {
  const waiting = useIncoming.getState().files.find((one) => one.id === id)
  if (waiting?.text) await add(id, waiting.text, language)
}

async function add(
  incomingId: number,
  read: ExtractedDocument,
  language = read.languageFound,
): Promise<void> {
  const file = useIncoming.getState().files.find((one) => one.id === incomingId)?.file
  if (!file) return
  if (language === null) {
    update(incomingId, { text: read })
    return
  }
  const fileName = file.name
  const { format, text, pages, title, publisher, date, fileDate, dropped } = read
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
      unconfirmed: true,
      ...(date === null && fileDate !== null ? { fileDate } : {}),
      ...(dropped.length > 0 ? { dropped: leftOut(dropped) } : {}),
    },
    isFirst || useIncoming.getState().files.length === 1,
  )
  desk.addOriginal(id, fileName, file)
  const gaps = dropped.filter(isGap)
  // What is missing stays on the list until the reader has seen it.
  if (gaps.length > 0) update(incomingId, { gaps, text: null, file: null })
  else dismissFile(incomingId)
}
