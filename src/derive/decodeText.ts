import { wideEncoding } from '#lib/wideEncoding.ts'
import type { Fault } from './fault.ts'

/** Largest input of each kind, bytes. Larger files are refused before they are read. */
export const LARGEST = {
  document: 1_048_576,
  json: 8_388_608,
  table: 67_108_864,
} as const
export type InputKind = keyof typeof LARGEST

/** A size in words: whole megabytes or kilobytes, rounded up. */
function sizeOf(bytes: number): string {
  return bytes >= 1_048_576 ? `${Math.ceil(bytes / 1_048_576)} MB` : `${Math.ceil(bytes / 1024)} kB`
}

const TOO_LARGE: Readonly<Record<InputKind, string>> = {
  document: 'divide the document into several files',
  json: 'see whether it is the right file',
  table: 'take a file with fewer months or columns',
}

/** A fault if a file has more bytes than its kind may have. */
export function faultOfSize(path: string, bytes: number, kind: InputKind): Fault | null {
  if (bytes <= LARGEST[kind]) return null
  const problem = `it has ${sizeOf(bytes)}; at most ${sizeOf(LARGEST[kind])} are read`
  return { file: path, place: '(file)', problem, remedy: TOO_LARGE[kind] }
}

/**
 * Decodes the bytes of any input: strict UTF-8 without NUL characters. A byte order mark stays, because offsets count
 * it. `text` is null if there is a fault.
 */
export function decodeText(
  path: string,
  bytes: Uint8Array,
  kind: InputKind,
): { text: string; fault: null } | { text: null; fault: Fault } {
  const refuse = (place: string, problem: string, remedy: string) =>
    ({ text: null, fault: { file: path, place, problem, remedy } }) as const
  const large = faultOfSize(path, bytes.length, kind)
  if (large) return { text: null, fault: large }
  if (wideEncoding(bytes) !== null) return refuse('(file)', 'it is UTF-16 text', 'save it as UTF-8')
  if (isArchive(bytes)) {
    return refuse('(file)', 'it is not UTF-8 text but a workbook, PDF or archive', 'save it as UTF-8 text')
  }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return refuse(`line ${lineOfInvalid(bytes)}`, 'it is not UTF-8 text', 'save it as UTF-8')
  }
  const nul = text.indexOf('\0')
  if (nul === -1) return { text, fault: null }
  const line = text.slice(0, nul).split('\n').length
  return refuse(`line ${line}`, 'it has a NUL character', 'remove it, or save the file as UTF-8 text')
}

/** Whether bytes begin as a ZIP file (also DOCX, XLSX, ODS) or a PDF. */
function isArchive(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 5))
  return head.startsWith('PK\u0003\u0004') || head === '%PDF-'
}

/** The line of the first byte that is not UTF-8. */
function lineOfInvalid(bytes: Uint8Array): number {
  const valid = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  // A replacement character of the text itself comes earlier only if the text has one.
  const at = valid.indexOf('\uFFFD')
  return valid.slice(0, at).split('\n').length
}
