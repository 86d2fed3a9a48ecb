import { SOURCE_LANGUAGES, type SourceLanguage } from '#domain/language.ts'
import { packWords, UNSURE } from '#domain/textRecognition.ts'
import { withoutDirectionMarks } from '#lib/directionMarks.ts'
import { dateOfLines } from '#lib/headDates.ts'
import { decodeBytes } from './decodeBytes.ts'
import {
  ExtractError,
  type ExtractedDocument,
  type ExtractOptions,
  type ExtractResult,
  type FileFormat,
  type KnownFormat,
  LIMITS,
  loaded,
  type ReadContent,
  stopIfAborted,
} from './extractedDocument.ts'
import { wordPlaces } from './recognised.ts'
import { statedPublisher } from './statedPublisher.ts'
import { zipEntries } from './zipEntries.ts'

/**
 * Takes the text out of a file: its frozen text with pages, title, publisher, date and language, or a fault with its code
 * and values. The format is found by the bytes, not the name. Never rejects, keeps no part of a faulty file, runs in a
 * worker or in Node, and loads each library when a file of its format comes first. The bytes are not changed.
 */
export async function extractText(
  file: { name: string; bytes: Uint8Array<ArrayBuffer> },
  options: ExtractOptions = {},
): Promise<ExtractResult> {
  try {
    const { bytes } = file
    if (bytes.length > LIMITS.bytes) {
      throw new ExtractError({ code: 'too-large', bytes: bytes.length, limit: LIMITS.bytes })
    }
    if (bytes.length === 0) throw new ExtractError({ code: 'empty' })
    const format = formatOf(file)
    if (format !== 'pdf') options.onProgress?.(0, 1)
    const content = await read(format, bytes, options)
    const language = await findLanguage(content.text)
    if (format !== 'pdf') options.onProgress?.(1, 1)
    stopIfAborted(options.signal)
    const { site, recognisedPages, ...taken } = content
    const facts = statedFacts(content)
    const recognised = recognisedOf(content, options)
    return {
      ok: true,
      document: { format, footnotes: [], fileDate: null, ...taken, ...facts, ...language, ...recognised },
    }
  } catch (error) {
    if (error instanceof ExtractError) return { ok: false, fault: error.fault }
    // A parser that fails on its input: the file is broken in a way that no rule names.
    return { ok: false, fault: { code: 'damaged', page: null } }
  }
}

/** How text was recognised, and where its words stand in the text; nothing where none was. */
function recognisedOf(
  { text, pages, recognisedPages = [] }: ReadContent,
  { recogniser }: ExtractOptions,
): Pick<ExtractedDocument, 'recognised'> {
  if (!recogniser || recognisedPages.length === 0) return {}
  const words = wordPlaces(text, pages, recognisedPages)
  const facts = {
    engine: recogniser.engine.name,
    languages: [...recogniser.engine.languages],
    pages: recognisedPages.map(({ number }) => number),
    words: words.length,
    unsure: words.filter(({ confidence }) => confidence < UNSURE).length,
  }
  return { recognised: { facts, words: packWords(words, recognisedPages) } }
}

/** Title, publisher and date as the file states them, else as the first and last lines of its text do. */
function statedFacts({ text, title, publisher, date, dropped, site = null }: ReadContent) {
  const lines = [...text.split('\n'), ...dropped.map((one) => one.text)]
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return {
    title,
    publisher: publisher ?? statedPublisher(lines, title) ?? site,
    date: date ?? dateOfLines(lines),
  }
}

function formatOf({ name, bytes }: { name: string; bytes: Uint8Array<ArrayBuffer> }): FileFormat {
  const sniffed = sniffFormat(name, bytes, () => zipEntries(bytes).map((entry) => entry.name))
  if (sniffed === 'encrypted-office') throw new ExtractError({ code: 'encrypted' })
  if (typeof sniffed === 'object') throw new ExtractError({ code: 'unknown-format', ...sniffed })
  return sniffed
}

/** Reads a file of a format. A reader is imported when a file of its format comes. */
async function read(
  format: FileFormat,
  bytes: Uint8Array<ArrayBuffer>,
  options: ExtractOptions,
): Promise<ReadContent> {
  stopIfAborted(options.signal)
  switch (format) {
    case 'pdf':
      return (await loaded(import('./readPdf.ts'))).readPdf(bytes, options)
    case 'image':
      return (await loaded(import('./readPicture.ts'))).readPicture(bytes, options)
    case 'docx':
      return (await loaded(import('./readDocx.ts'))).readDocx(bytes)
    case 'html':
      return readSeen(
        decodeBytes(bytes, statedEncoding(bytes)).text,
        (await loaded(import('./readHtml.ts'))).readHtml,
      )
    case 'md':
      return readSeen(decodeBytes(bytes, null).text, (await loaded(import('./readMarkdown.ts'))).readMarkdown)
    case 'txt':
      return readSeen(decodeBytes(bytes, null).text, (await loaded(import('./readText.ts'))).readText)
  }
}

/** Reads a text as it is seen: what turns its letters and digits is taken out, and said. */
async function readSeen(
  decoded: string,
  read: (text: string) => ReadContent | Promise<ReadContent>,
): Promise<ReadContent> {
  const seen = withoutDirectionMarks(decoded)
  const content = await read(seen)
  if (seen === decoded) return content
  return { ...content, dropped: [...content.dropped, { reason: 'direction-marks', text: '', pages: [] }] }
}

/** The encoding that a page states in its first bytes. */
function statedEncoding(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 4096))
  return /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})/i.exec(head)?.[1] ?? null
}

/** Code units that are read; the rest of a long document hardly changes the result. */
const SAMPLE = 20_000
/** Texts with fewer letters get no language. */
const FEWEST_LETTERS = 20

/** The language of a text, ISO 639-1, and whether the rules read it. */
async function findLanguage(
  text: string,
): Promise<{ language: SourceLanguage | null; languageFound: string | null }> {
  // From the middle: the beginning of a report is often names and addresses.
  const start = Math.max(0, Math.floor((text.length - SAMPLE) / 2))
  const sample = text.slice(start, start + SAMPLE)
  if ((sample.match(/\p{L}/gu)?.length ?? 0) < FEWEST_LETTERS) return { language: null, languageFound: null }
  const { eld } = await loaded(import('eld/extrasmall'))
  const { language: found } = eld.detect(sample)
  const language = SOURCE_LANGUAGES.find((code) => code === found) ?? null
  return { language, languageFound: found === '' ? null : found }
}

type Sniffed = FileFormat | 'encrypted-office' | { looksLike: KnownFormat }

const HTML_START = /^(?:\s|<!--[\s\S]*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body)\b/i
const HTML_PARTS = /<\/(?:p|div|h[1-6]|ul|table|body)>/i
/** In a text without an ending of Markdown, which may hold some: code of a page, or several of its parts. */
const HTML_INSIDE =
  /<(?:script|style|iframe)\b[^>]{0,200}>|(?:<\/(?:p|div|h[1-6]|ul|li|table|td)>[\s\S]*?){3}/i

/** The format of a file by its first bytes; the ending counts only among texts. `zipNames` lists the entries of a ZIP file. */
function sniffFormat(name: string, bytes: Uint8Array, zipNames: () => readonly string[]): Sniffed {
  const head = latin(bytes.subarray(0, 8192))
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf'
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006')) return packed(zipNames())
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) {
    // An Office file with a password is wrapped in the container of the old formats.
    return hasWide(bytes, 'EncryptedPackage') ? 'encrypted-office' : { looksLike: 'doc' }
  }
  if (head.startsWith('{\\rtf')) return { looksLike: 'rtf' }
  if (head.startsWith('bplist00')) return { looksLike: 'webarchive' }
  if (/^(?:\u0089PNG|\u00ff\u00d8\u00ff)/.test(head)) return 'image'
  if (/^(?:GIF8|BM.{4}\0\0|II\*\0|MM\0\*|RIFF.{4}WEBP)/s.test(head)) {
    return { looksLike: 'image' }
  }
  return textFormat(
    name,
    head.replaceAll('\0', '').replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, ''),
  )
}

function textFormat(name: string, head: string): Sniffed {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase()
  if (/^(?:MIME-Version:|From:|Content-Type: multipart\/related)/im.test(head) && /boundary=/i.test(head)) {
    return { looksLike: 'mhtml' }
  }
  if (HTML_START.test(head)) return 'html'
  if (/^\s*<\?xml\b/i.test(head)) return { looksLike: 'xml' }
  if (/^x?html?$/.test(ending ?? '') && HTML_PARTS.test(head)) return 'html'
  if (ending === 'md' || ending === 'markdown') return 'md'
  return HTML_INSIDE.test(head) ? 'html' : 'txt'
}

function packed(names: readonly string[]): Sniffed {
  const has = (start: string) => names.some((name) => name.startsWith(start))
  if (has('word/')) return 'docx'
  if (has('xl/')) return { looksLike: 'xlsx' }
  if (has('ppt/')) return { looksLike: 'pptx' }
  if (has('META-INF/container.xml')) return { looksLike: 'epub' }
  return { looksLike: names.includes('content.xml') ? 'odt' : 'zip' }
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}

/** Whether bytes hold an ASCII word in UTF-16LE. */
function hasWide(bytes: Uint8Array, word: string): boolean {
  const sought = [...word].flatMap((letter) => [letter.charCodeAt(0), 0])
  let at = bytes.indexOf(sought[0] ?? 0)
  while (at !== -1) {
    if (sought.every((byte, index) => bytes[at + index] === byte)) return true
    at = bytes.indexOf(sought[0] ?? 0, at + 1)
  }
  return false
}
