import * as z from 'zod/mini'
import { create } from 'zustand'
import { type DocumentHead, pageRanges } from '#domain/project.ts'
import type { Reference } from '#domain/reference.ts'
import type { RecognisedLanguage } from '#domain/textRecognition.ts'
import {
  type DroppedText,
  type ExtractedDocument,
  type ExtractFault,
  type FilePart,
  LIMITS,
} from '#extract/extractedDocument.ts'
import type { RecognisedPage } from '#extract/recognised.ts'
import { groupBy } from '#lib/groupBy.ts'
import { readStored, writeStored } from '#state/shelf/readStored.ts'
import { loadLanguages, recognitionFolder } from '#state/textRecognition.ts'
import type { Desk } from '#worker/connectDesk.ts'
import type { NewSheet } from '#worker/deskTables.ts'
import { desk, deskWorker, openRecogniser, sendNames } from './desk.ts'
import type { TakenReferences } from './deskDocuments.ts'
import type { KeptScan } from './deskFiles.ts'

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
  /** Pages that are missing from the text that was added, and the document that it became. */
  readonly gaps: readonly Gap[]
  readonly documentId: string | null
  /** What was said of it before its text was being recognised; null while it is not. */
  readonly recognising: Pick<IncomingFile, 'fault' | 'gaps'> | null
  /** Under what the project keeps the file while its text is recognised, so that it outlives the page; null while it does not. */
  readonly scan: string | null
  /** Why recognition of its text stopped. */
  readonly stopped: 'not-loaded' | 'failed' | null
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
  return {
    id: last,
    projectId,
    name,
    documentId: null,
    recognising: null,
    scan: null,
    stopped: null,
    ...nothing,
    references: null,
    origin,
  }
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
  const isNoted = ({ gaps, same, references, scan }: IncomingFile) =>
    gaps.length === 0 && same === null && references === null && scan === null
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

/** Takes a file off the list, and stops reading it. Where recognition is stopped, it stays the scan that it was. */
export function dismissFile(id: number): void {
  stops.get(id)?.abort()
  stops.delete(id)
  const dismissed = useIncoming.getState().files.find((file) => file.id === id)
  if (dismissed?.scan) void desk.dropScan(dismissed.projectId, dismissed.scan)
  if (dismissed?.recognising) {
    update(id, { ...dismissed.recognising, recognising: null, scan: null })
    return
  }
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
    newAbortController(id)
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

/** Whether a file has pages whose text can be recognised. */
export function isScan({ fault, gaps, file }: IncomingFile): boolean {
  return (
    file !== null && (fault?.code === 'scan' || gaps.some(({ reason }) => reason === 'page-without-text'))
  )
}

/** Reads a file with text recognition; what of it is in the project already is replaced where nothing is decided on it. */
export function recogniseFile(id: number, languages: readonly RecognisedLanguage[]): void {
  const waiting = useIncoming.getState().files.find((one) => one.id === id)
  if (!waiting?.file) return
  const { file, documentId } = waiting
  // The number tells two files of one moment apart.
  const key = waiting.scan ?? `${Date.now().toString(36)}-${id}`
  recognise(id, { key, file, languages, documentId, pages: [] })
}

function recognise(id: number, scan: KeptScan): void {
  const waiting = useIncoming.getState().files.find((one) => one.id === id)
  if (!waiting) return
  const { fault, gaps } = waiting.recognising ?? waiting
  const { signal } = newAbortController(id)
  update(id, { fault: null, gaps: [], progress: null, stopped: null, recognising: { fault, gaps } })
  const giveUp = (stopped: IncomingFile['stopped']) => {
    if (!signal.aborted) update(id, { fault, gaps, recognising: null, stopped })
  }
  queue = queue.then(async () => {
    const isOurs = await heldAlone(scan.key, async () => {
      // Where the browser keeps nothing, the file is named after a reload, as any other.
      if (desk.store.getState().isPersistent && !signal.aborted) {
        update(id, { scan: scan.key })
        await desk.keepScan(waiting.projectId, scan)
      }
      try {
        signal.throwIfAborted()
        await loadLanguages(scan.languages, signal)
      } catch {
        giveUp('not-loaded')
        return
      }
      const recogniser = openRecogniser()
      signal.addEventListener('abort', recogniser.close)
      await readOne(id, scan.file, { worker: recogniser, scan })
      recogniser.close()
      const read = useIncoming.getState().files.find((one) => one.id === id)
      if (read?.fault?.code === 'unreadable') giveUp('failed')
      else if (!signal.aborted) update(id, { recognising: null })
    })
    if (!isOurs) useIncoming.setState(({ files }) => ({ files: files.filter((file) => file.id !== id) }))
  })
}

/** Runs unless another tab does so under the same key; returns whether it ran. */
async function heldAlone(key: string, run: () => Promise<void>): Promise<boolean> {
  if (!('locks' in navigator)) {
    await run()
    return true
  }
  return navigator.locks.request(`throughline.scan ${key}`, { ifAvailable: true }, async (lock) => {
    if (lock) await run()
    return lock !== null
  })
}

/** Goes on with the scans whose recognition a closed page left unfinished in the open project. */
export async function resumeScans(): Promise<void> {
  const { project } = desk.store.getState()
  if (!project) return
  for (const scan of await desk.keptScans(project.id)) {
    const { file, key, documentId } = scan
    if (useIncoming.getState().files.some((one) => one.scan === key)) continue
    const fault = { code: 'scan', pagesWithoutText: 0, pages: 0 } as const
    const one = { ...incoming(project.id, file.name), file, documentId, scan: key, fault }
    useIncoming.setState(({ files }) => ({ files: [...files, one] }))
    recognise(one.id, scan)
  }
}

/** A new abort controller for a file, kept under its id. */
function newAbortController(id: number): AbortController {
  const stop = new AbortController()
  stops.set(id, stop)
  return stop
}

async function readOne(
  id: number,
  file: File,
  by: { worker: Desk; scan: KeptScan } | null = null,
): Promise<void> {
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
    const recognition = by && {
      recognition: { folder: recognitionFolder(), languages: by.scan.languages, pages: by.scan.pages },
      onPage: (page: RecognisedPage) => {
        const { projectId, scan } = useIncoming.getState().files.find((one) => one.id === id) ?? within
        if (scan !== null) void desk.keepScanPage(projectId, scan, page)
      },
    }
    const result = await (by?.worker ?? deskWorker()).read(
      { name: file.name, bytes: file, room: { ...within.origin.room } },
      {
        signal: stop.signal,
        onProgress: (done, of) => update(id, { progress: { done, of } }),
        ...recognition,
      },
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
  if (same && same.id !== waiting?.documentId) update(id, { same: same.title, text })
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

/** The language that a short text was recognised in, where it is one. */
const oneOf = (languages: readonly string[] = []) => (languages.length === 1 ? (languages[0] ?? null) : null)

async function add(
  incomingId: number,
  read: ExtractedDocument,
  language = read.languageFound ?? oneOf(read.recognised?.facts.languages),
): Promise<void> {
  const file = useIncoming.getState().files.find((one) => one.id === incomingId)?.file
  if (!file) return
  if (language === null) {
    update(incomingId, { text: read })
    return
  }
  const fileName = file.name
  const { format, text, pages, title, publisher, date, fileDate, dropped, recognised } = read
  const before = useIncoming.getState().files.find((one) => one.id === incomingId)?.documentId
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
      ...(recognised ? { recognition: recognised.facts } : {}),
    },
    isFirst || useIncoming.getState().files.length === 1,
  )
  desk.addOriginal(id, fileName, file, recognised?.words)
  const log = desk.store.getState().project?.log ?? []
  if (before && before !== id && !log.some(({ documentId }) => documentId === before))
    desk.removeDocument(before)
  // Pages whose text was recognised are missing no more.
  const gaps = dropped.filter(isGap)
  const { projectId, scan } = useIncoming.getState().files.find((one) => one.id === incomingId) ?? {}
  if (projectId && scan) await desk.dropScan(projectId, scan)
  // What is missing stays on the list until the reader has seen it.
  update(incomingId, { gaps, text: null, documentId: id, recognising: null, scan: null })
  if (gaps.length === 0) dismissFile(incomingId)
}
