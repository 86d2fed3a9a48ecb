import type { SourceLanguage } from '#domain/language.ts'
import type { DocumentLine } from '#domain/sourceDocument.ts'
import { DIRECTION_MARKS } from '#lib/textMarks.ts'
import { wideEncoding } from '#lib/wideEncoding.ts'
import type { Fault } from './fault.ts'
import type { BoilerplateFile } from './lexicon.ts'
import { normalise } from './patterns.ts'
import { compileList, findCues, matches, type Passage } from './rules.ts'
import { bulletLength, type SentenceRules } from './sentences.ts'

type DropTest = LineRules['drops'][number]

/** The compiled boilerplate rules. */
export type LineRules = ReturnType<typeof lineRulesOf>

/** Compiles the boilerplate rules of all languages: an English page may have a French cookie line. */
export function lineRulesOf(file: BoilerplateFile, languages: readonly SourceLanguage[]) {
  return {
    drops: file.rules.map((rule) => ({
      id: rule.id,
      test: rule.test,
      patterns: languages.flatMap((language) =>
        compileList(`boilerplate/${rule.id}/${language}`, rule.patterns, language),
      ),
      whole: languages.flatMap((language) =>
        compileList(`boilerplate/${rule.id}/whole/${language}`, rule.whole, language),
      ),
      evenSentences: rule.evenSentences,
      marks: rule.marks,
      parts: rule.parts,
      maxWords: rule.maxWords,
      dropsRest: rule.dropsRest,
    })),
    related: file.related,
    headingWords: file.headingWords,
  }
}

type RawLine = { start: number; end: number; body: string }

/** The lines of a text without their breaks (LF, CR LF or CR), each `end` exclusive. */
function rawLines(text: string): RawLine[] {
  const lines: RawLine[] = []
  let start = 0
  for (const match of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start, end: match.index, body: text.slice(start, match.index) })
    start = match.index + match[0].length
  }
  if (start < text.length || lines.length === 0)
    lines.push({ start, end: text.length, body: text.slice(start) })
  return lines
}

/** Assigns each line a role. A heading that ends in a colon without a list below is marked `listMissing`. */
export function readLines(text: string, rules: LineRules, sentences: SentenceRules): DocumentLine[] {
  const lines: DocumentLine[] = []
  const raw = rawLines(text)
  let dropping = false
  for (const [index, { start, end, body }] of raw.entries()) {
    const line: DocumentLine = { start, end, role: 'text', reason: null, listMissing: false }
    lines.push(line)
    const form = normalise(body)
    if (form.trim() === '') {
      line.role = 'blank'
      continue
    }
    const rule = rules.drops.find((test) => drops(test, form))
    if (rule) {
      line.role = 'dropped'
      line.reason = rule.id
      dropping = dropping || rule.dropsRest
      continue
    }
    if (dropping && !isRunningText(form)) {
      line.role = 'dropped'
      line.reason = rules.related
      continue
    }
    dropping = false
    const title = isNumberedHeading(raw, index) ? form.replace(NUMBERED, '') : form
    if (isHeading(title, rules.headingWords, sentences)) line.role = 'heading'
  }
  markMissingLists(lines, text, sentences)
  return lines
}

function words(body: string): number {
  return body.trim().split(/\s+/u).length
}

function drops(test: DropTest, body: string): boolean {
  if (test.maxWords > 0 && words(body) > test.maxWords) return false
  const trimmed = body.trim()
  if (test.test === 'ends') return test.marks.some((mark) => trimmed.endsWith(mark))
  if (test.test === 'separators') return isSeparated(trimmed, test)
  const passage: Passage = { text: trimmed, start: 0 }
  if (test.test === 'contains') {
    return test.marks.some((mark) => trimmed.includes(mark)) || matches(test.patterns, passage)
  }
  const lead = trimmed.length - trimmed.replace(/^\P{L}*/u, '').length
  const opens = (cue: { start: number }) => cue.start <= lead
  const alone = findCues(test.whole, passage).some(
    (cue) => opens(cue) && /^[^\p{L}\p{N}]*$/u.test(trimmed.slice(cue.end)),
  )
  if (alone) return true
  // "By Friday ten people were arrested." opens like a byline but is a sentence.
  if (!test.evenSentences && /[.!?]\s?["'’”»)\]]*$/u.test(trimmed) && words(trimmed) >= 5) return false
  return findCues(test.patterns, passage).some(opens)
}

/** A menu or breadcrumb: several short parts with one kind of separator, none of them a sentence. */
function isSeparated(trimmed: string, test: DropTest): boolean {
  return test.marks.some((mark) => {
    const parts = trimmed.split(mark).map((part) => part.trim())
    const filled = parts.filter((part) => part !== '')
    return filled.length >= test.parts && filled.every((part) => words(part) <= 6 && !/[.!?]$/u.test(part))
  })
}

function isRunningText(body: string): boolean {
  return /[.!?]\s?["'’”»)\]]*\s*$/u.test(body.trim()) && words(body) >= 8
}

const NUMBERED = /^\s*\d{1,2}(?:\.\d{1,2})*[.)]\s+(?=\p{Lu})/u

/** Whether a numbered line opens a part: the lines beside it are no items of the same list, and a sentence follows. */
function isNumberedHeading(lines: readonly RawLine[], index: number): boolean {
  const isItem = (body: string) => NUMBERED.test(body)
  if (!isItem(lines[index]?.body ?? '')) return false
  const beside = (step: 1 | -1) => {
    let at = index + step
    while (lines[at]?.body.trim() === '') at += step
    return lines[at]?.body.trim() ?? ''
  }
  const after = beside(1)
  return !isItem(beside(-1)) && !isItem(after) && /[.!?]["'’”»)\]]*$/u.test(after)
}

function isHeading(body: string, longest: number, sentences: SentenceRules): boolean {
  if (bulletLength(body, sentences) > 0) return false
  const trimmed = body.trim()
  if (words(trimmed) > longest) return false
  // A colon introduces a list only if no full sentence precedes it.
  if (trimmed.endsWith(':')) return !/[.!?]\s+\p{Lu}/u.test(trimmed)
  return !/[.!?…;,]\s?["'’”»)\]]*$/u.test(trimmed)
}

function markMissingLists(lines: DocumentLine[], text: string, sentences: SentenceRules): void {
  /** Whether the next line that is neither blank nor dropped is a list item. */
  let listFollows = false
  for (const line of lines.toReversed()) {
    if (line.role === 'blank' || line.role === 'dropped') continue
    const body = text.slice(line.start, line.end)
    if (line.role === 'heading' && normalise(body).trimEnd().endsWith(':')) line.listMissing = !listFollows
    listFollows = bulletLength(body, sentences) > 0
  }
}

/** Largest input of each kind, bytes. Larger files are refused before they are read. */
export const LARGEST = {
  document: 1_048_576,
  json: 8_388_608,
  table: 67_108_864,
  /** A document of another format than text. */
  file: 52_428_800,
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
  file: 'split it, or save its text alone',
}

/** A fault if a file has more bytes than its kind may have. */
export function faultOfSize(path: string, bytes: number, kind: InputKind): Fault | null {
  if (bytes <= LARGEST[kind]) return null
  const problem = `it has ${sizeOf(bytes)}; at most ${sizeOf(LARGEST[kind])} are read`
  return { file: path, place: '(file)', problem, remedy: TOO_LARGE[kind] }
}

/** Decodes strict UTF-8 without NUL. A byte order mark stays, because offsets count it. `text` is null if there is a fault. */
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
  const lineOf = (at: number) => `line ${text.slice(0, at).split('\n').length}`
  const nul = text.indexOf('\0')
  if (nul !== -1)
    return refuse(lineOf(nul), 'it has a NUL character', 'remove it, or save the file as UTF-8 text')
  if (kind !== 'document') return { text, fault: null }
  if (MARKUP.test(text))
    return refuse('(file)', 'it is a page or a file of another format, not text', TEXT_ALONE)
  const mark = text.search(DIRECTION_MARKS)
  if (mark === -1) return { text, fault: null }
  const code = text.charCodeAt(mark).toString(16).toUpperCase().padStart(4, '0')
  return refuse(lineOf(mark), `U+${code} turns what is shown, so that it is not what is read`, 'remove it')
}

/** How pages and other formats of text begin. */
const MARKUP =
  /^(?:\s|\ufeff|<!--[\s\S]*?-->)*(?:<(?:!doctype|html|head|body|script|style|svg|\?xml)\b|\{\\rtf)/i
const TEXT_ALONE = 'save its text alone, as UTF-8'

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
