import { join } from 'node:path'
import type { DocumentFile, MetaFile } from '#derive/build.ts'
import type { Fault } from '#derive/fault.ts'
import { decodeText, faultOfSize } from '#derive/lines.ts'
import type { DroppedText, ExtractedDocument, ExtractFault } from '#extract/extractedDocument.ts'
import type { extractText } from '#extract/extractText.ts'
import { type DocumentGroup, idOfPath, isMeta, isText } from './documentGroups.ts'
import { type InputBytes, readBytes, sha256 } from './readInput.ts'

/** The files of one document as received, before anything is made of them. */
export type GroupFiles = readonly Readonly<{ path: string; input: InputBytes; digest: string }>[]

/** Reads the files of a document below a folder. `digest` is the checksum of a file, or its fault. */
export function readGroup(folder: string, group: DocumentGroup): GroupFiles {
  return group.map((path) => {
    const kind = isText(path) ? 'document' : isMeta(path) ? 'json' : 'file'
    const input = readBytes(join(folder, path), path, kind)
    return { path, input, digest: input.fault ? JSON.stringify(input.fault) : sha256(input.bytes) }
  })
}

/** The texts and meta files of a document, what prevents it, and what to look at. */
export type GroupTexts = Readonly<{
  documents: readonly DocumentFile[]
  metas: readonly MetaFile[]
  faults: readonly Fault[]
  warnings: readonly Fault[]
}>

/**
 * Makes texts of the files of a document: a TXT as it is, in strict UTF-8, so that a review may cite its offsets; any other
 * format as the Desk reads it, with what it states of itself. `extract` is the reader of those.
 */
export async function textsOf(files: GroupFiles, extract: typeof extractText): Promise<GroupTexts> {
  const documents: DocumentFile[] = []
  const metas: MetaFile[] = []
  const faults: Fault[] = []
  const warnings: Fault[] = []
  for (const { path, input, digest } of files) {
    const id = idOfPath(path)
    if (input.fault) faults.push(input.fault)
    if (isMeta(path) || isText(path)) {
      const { text, fault } = input.fault
        ? { text: null, fault: null }
        : decodeText(path, input.bytes, isText(path) ? 'document' : 'json')
      if (fault) faults.push(fault)
      if (isText(path)) documents.push({ path, id, text, sha256: fault ? JSON.stringify(fault) : digest })
      else if (text !== null) metas.push({ id, file: { path, text } })
      continue
    }
    const read = input.fault ? null : await extract({ name: path, bytes: input.bytes })
    if (read && !read.ok) faults.push(faultOf(path, read.fault))
    const large = read?.ok && faultOfSize(path, Buffer.byteLength(read.document.text), 'document')
    if (large) faults.push({ ...large, problem: large.problem.replace('it has', 'its text has') })
    const document = read?.ok && !large ? read.document : null
    documents.push({ path, id, text: document?.text ?? null, sha256: digest, stated: statedBy(document) })
    const attached = read?.attached ?? []
    if (document) warnings.push(...warningsOf(path, document.dropped))
    if (attached.length > 0) {
      const problem = `it brings files that are not read: ${attached.map(({ name }) => name).join(', ')}`
      warnings.push({ file: path, place: '(file)', problem, remedy: 'save them beside it' })
    }
  }
  return { documents, metas, faults, warnings }
}

/** What a file states of itself, as its meta file would; its own date says nothing of the text. */
function statedBy(document: ExtractedDocument | null): NonNullable<DocumentFile['stated']> {
  if (!document) return {}
  const { title, publisher, date, languageFound } = document
  return {
    ...(title !== null && { title }),
    ...(publisher !== null && { publisher }),
    ...(date !== null && { date }),
    ...(languageFound !== null && { language: languageFound }),
  }
}

/** What is missing from a text, or was taken out of it because it deceives. */
const MISSING: Partial<Record<DroppedText['reason'], readonly [problem: string, remedy: string]>> = {
  'page-without-text': [
    'pages without text',
    'recognise their text with another program, or on the Desk, and take the file that it gives',
  ],
  'page-unreadable': ['pages that cannot be read', 'get the file again from its source'],
  'direction-marks': [
    'characters that turn what is shown were left out',
    'see whether numbers read as they are shown',
  ],
}

function warningsOf(file: string, dropped: readonly DroppedText[]): Fault[] {
  return dropped.flatMap(({ reason, pages }) => {
    const [problem, remedy] = MISSING[reason] ?? []
    if (problem === undefined || remedy === undefined) return []
    const place = pages.length === 0 ? '(file)' : `page ${pages.join(', ')}`
    return [{ file, place, problem, remedy }]
  })
}

const AGAIN = 'get it again from its source'
const TEXT_ALONE = 'save its text alone, as UTF-8'

/** Why nothing was read, and what to do; codes that no file of one text has are left out. */
const REFUSED: Partial<Record<ExtractFault['code'], readonly [problem: string, remedy: string]>> = {
  empty: ['the document is empty', 'put the text in, or remove the file'],
  encrypted: ['it is protected with a password', 'save a copy without one'],
  scan: [
    'it is a scan: its pages are pictures',
    'recognise its text with another program, or on the Desk, and take the file that it gives',
  ],
  'too-large': ['it has more than 50 MB', 'split it, or save its text alone'],
  'too-many-pages': ['it has more than 500 pages', 'split it'],
  'unpacks-too-large': ['it unpacks to far more than a text needs', TEXT_ALONE],
  'too-nested': ['it nests more elements in one another than any text needs', TEXT_ALONE],
  'not-loaded': ['the code that reads its format could not be loaded', 'run npm ci, and try again'],
}

function faultOf(file: string, fault: ExtractFault): Fault {
  const as = (problem: string, remedy: string, place = '(file)') => ({ file, place, problem, remedy })
  switch (fault.code) {
    case 'damaged':
      return as('it is damaged or incomplete', AGAIN, fault.page === null ? undefined : `page ${fault.page}`)
    case 'part-damaged':
      return as('this part of it is damaged', AGAIN, fault.part)
    case 'unsafe-part':
      return as(
        'this part of it has a document type (DOCTYPE), which can bring in other files',
        'save it again in its own program',
        fault.part,
      )
    case 'address':
      return as(`it is only the address of a page: ${fault.address}`, 'open the page and save it')
    case 'unknown-format':
      return as(
        fault.looksLike === null ? 'its format is not read' : `its format is not read: ${fault.looksLike}`,
        fault.looksLike === 'zip' ? 'unpack it' : 'save it as PDF, DOCX, ODT, HTML or TXT',
      )
    default:
      return as(...(REFUSED[fault.code] ?? ['it cannot be read', AGAIN]))
  }
}
