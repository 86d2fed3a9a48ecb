import { periodOfDate } from '#domain/period.ts'
import { DocumentMeta, type DocumentSource } from './deriveDocument.ts'
import type { Fault } from './fault.ts'
import { parseJsonFile, type TextFile } from './jsonText.ts'

/** A document file; `text` is null if it cannot be read, which the reader of the files reports. */
export type DocumentFile = Readonly<{ path: string; id: string; text: string | null; sha256: string }>

/** A meta file with the id of its document. */
export type MetaFile = Readonly<{ id: string; file: TextFile }>

/**
 * Joins documents with their meta files. Faults: empty, ids that differ only in case, a meta file that is
 * invalid or has no text, a changed checksum. `strict` refuses unknown fields and requires a checksum.
 */
export function readDocumentFiles(
  documents: readonly DocumentFile[],
  metas: readonly MetaFile[],
  strict: boolean,
): { sources: readonly DocumentSource[]; faults: readonly Fault[] } {
  const faults: Fault[] = []
  const sources: DocumentSource[] = []
  const seen = new Map<string, string>()
  for (const { path, id, text, sha256 } of documents) {
    const fault = (place: string, problem: string, remedy: string) =>
      faults.push({ file: path, place, problem, remedy })
    const other = seen.get(id.toLowerCase())
    if (other !== undefined) {
      fault('(file)', `it has the id of ${other}: ${id}`, 'rename one of the two files')
      continue
    }
    seen.set(id.toLowerCase(), path)
    if (text === null) continue
    if (text.trim() === '') fault('(file)', 'the document is empty', 'put the text in, or remove the file')

    const own = metas.filter((meta) => meta.id === id)
    for (const second of own.slice(1)) {
      faults.push({
        file: second.file.path,
        place: '(file)',
        problem: `a second meta file of ${id}`,
        remedy: 'keep one of them',
      })
    }
    const meta = readMeta(own[0], id, strict)
    faults.push(...meta.faults)
    if (meta.value === null) continue
    const stated = meta.value.sha256 ?? null
    const metaPath = own[0]?.file.path ?? path
    if (stated !== null && stated !== sha256) {
      faults.push({
        file: path,
        place: '(file)',
        problem: `the text changed: its sha256 is ${sha256}, ${metaPath} states ${stated}`,
        remedy: 'restore the text as received, or enter the new checksum and look through the review again',
      })
    }
    if (stated === null && strict) {
      faults.push({
        file: metaPath,
        place: 'sha256',
        problem: 'no checksum of the text',
        remedy: `add "sha256": "${sha256}"`,
      })
    }
    sources.push({ id, text, meta: meta.value })
  }
  const ids = new Set(documents.map((document) => document.id))
  for (const { id, file } of metas) {
    if (ids.has(id)) continue
    const remedy = `add ${id}.txt, or remove the meta file`
    faults.push({ file: file.path, place: '(file)', problem: 'there is no text with this id', remedy })
  }
  sources.sort((a, b) => (a.id < b.id ? -1 : 1))
  return { sources, faults }
}

function readMeta(meta: MetaFile | undefined, id: string, strict: boolean) {
  if (!meta) return { value: DocumentMeta.parse({}), faults: [] }
  const { file } = meta
  const remedy = 'correct the value so that it fits src/derive/deriveDocument.ts'
  const parsed = parseJsonFile(strict ? file : withKnownFields(file), DocumentMeta, remedy)
  if (parsed.value === null) return parsed
  const faults: Fault[] = []
  const { id: stated, date } = parsed.value
  if (stated !== undefined && stated !== id) {
    const problem = `the file is of ${id}, but states ${stated}`
    faults.push({ file: file.path, place: 'id', problem, remedy: 'write the id of the text file' })
  }
  if (date !== null && periodOfDate(date) === null) {
    const problem = `${date} is no date of the calendar`
    faults.push({ file: file.path, place: 'date', problem, remedy: 'write YYYY, YYYY-MM or YYYY-MM-DD' })
  }
  return { value: parsed.value, faults }
}

/** Drops unknown fields, which meta files of other folders may have. */
function withKnownFields(file: TextFile): TextFile {
  try {
    const json: unknown = JSON.parse(file.text)
    if (json === null || typeof json !== 'object' || Array.isArray(json)) return file
    const known = Object.entries(json).filter(([name]) => Object.hasOwn(DocumentMeta.shape, name))
    return { path: file.path, text: JSON.stringify(Object.fromEntries(known)) }
  } catch {
    return file
  }
}
