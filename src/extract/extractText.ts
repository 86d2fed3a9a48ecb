import { SOURCE_LANGUAGES, type SourceLanguage } from '#domain/language.ts'
import { packWords, UNSURE } from '#domain/textRecognition.ts'
import { dateOfLines, isBody } from '#domain/titleOfLines.ts'
import { withoutDirectionMarks } from '#lib/textMarks.ts'
import { decodeBytes, latinText } from './decodeBytes.ts'
import {
  ExtractError,
  type ExtractedDocument,
  type ExtractOptions,
  type ExtractResult,
  type FileFormat,
  LIMITS,
  loaded,
  type ReadContent,
  stopIfAborted,
} from './extractedDocument.ts'
import { wordPlaces } from './recognised.ts'
import { isTiff, sniffFormat } from './sniffFormat.ts'

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
    stopIfAborted(options.signal)
    const content = await READERS[format](bytes, options)
    const language = await findLanguage(content.text)
    if (format !== 'pdf') options.onProgress?.(1, 1)
    stopIfAborted(options.signal)
    const { site, attached, recognisedPages, ...taken } = content
    const facts = statedFacts(content)
    const recognised = recognisedOf(content, options)
    return {
      ok: true,
      ...(attached ? { attached } : {}),
      document: { format, fileDate: null, ...taken, ...facts, ...language, ...recognised },
    }
  } catch (error) {
    if (error instanceof ExtractError) {
      const { fault, attached } = error
      return { ok: false, fault, ...(attached.length > 0 ? { attached } : {}) }
    }
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

function formatOf(file: { name: string; bytes: Uint8Array<ArrayBuffer> }): FileFormat {
  const sniffed = sniffFormat(file)
  if (sniffed === 'encrypted-office') throw new ExtractError({ code: 'encrypted' })
  if (typeof sniffed !== 'object') return sniffed
  throw new ExtractError(
    'address' in sniffed ? { code: 'address', ...sniffed } : { code: 'unknown-format', ...sniffed },
  )
}

type Reader = (bytes: Uint8Array<ArrayBuffer>, options: ExtractOptions) => Promise<ReadContent>

/** The readers by format; each is imported when a file of its format comes. */
const READERS: Readonly<Record<FileFormat, Reader>> = {
  pdf: async (bytes, options) => (await loaded(import('./readPdf.ts'))).readPdf(bytes, options),
  image: async (bytes, options) => {
    if (!isTiff(bytes)) return (await loaded(import('./readPicture.ts'))).readPicture(bytes, options)
    const { tiffPdf } = await loaded(import('./tiffPdf.ts'))
    return READERS.pdf(tiffPdf(bytes), options)
  },
  docx: async (bytes) => (await loaded(import('./readDocx.ts'))).readDocx(bytes),
  odt: async (bytes) => (await loaded(import('./readOdt.ts'))).readOdt(bytes),
  rtf: async (bytes) => (await loaded(import('./readRtf.ts'))).readRtf(bytes),
  epub: async (bytes) => (await loaded(import('./readEpub.ts'))).readEpub(bytes),
  pptx: async (bytes) => (await loaded(import('./readPptx.ts'))).readPptx(bytes),
  mhtml: async (bytes) => (await loaded(import('./readEml.ts'))).readMhtml(bytes),
  webarchive: async (bytes) => (await loaded(import('./readWebArchive.ts'))).readWebArchive(bytes),
  eml: async (bytes) => (await loaded(import('./readEml.ts'))).readEml(bytes),
  msg: async (bytes) => (await loaded(import('./readMsg.ts'))).readMsg(bytes),
  html: async (bytes) =>
    readSeen(bytes, statedEncoding(bytes), (await loaded(import('./readHtml.ts'))).readHtml),
  md: async (bytes) => readSeen(bytes, null, (await loaded(import('./readMarkdown.ts'))).readMarkdown),
  txt: async (bytes) => readSeen(bytes, null, (await loaded(import('./readText.ts'))).readText),
}

/** Reads a text as it is seen: characters that turn its letters and digits are taken out and reported. */
async function readSeen(
  bytes: Uint8Array<ArrayBuffer>,
  encoding: string | null,
  read: (text: string) => ReadContent | Promise<ReadContent>,
): Promise<ReadContent> {
  const decoded = decodeBytes(bytes, encoding).text
  const seen = withoutDirectionMarks(decoded)
  const content = await read(seen)
  if (seen === decoded) return content
  return { ...content, dropped: [...content.dropped, { reason: 'direction-marks', text: '', pages: [] }] }
}

/** The encoding that a page states in its first bytes. */
function statedEncoding(bytes: Uint8Array): string | null {
  const head = latinText(bytes.subarray(0, 4096))
  return /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})/i.exec(head)?.[1] ?? null
}

/** Code units that are read; the rest of a long document hardly changes the result. */
const SAMPLE = 20_000
/** Texts with fewer letters get no language. */
const FEWEST_LETTERS = 20

/** The language of a text, ISO 639-1, and whether the rules read it. */
export async function findLanguage(
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

const LABEL =
  /^(?:publisher|published by|(?:this site is )?managed by|issued by|source|organi[sz]ation|éditeur|publié par|organisme|uitgever|uitgegeven door|bron|herausgeber|quelle|fuente|fonte)\s*:\s*(.+)$/iu
/** "Published by the Quay Office, Lisle." */
const BY =
  /^(?:published|issued|produced|publi(?:é|ée)|édité|éditée|uitgegeven|herausgegeben)\s+(?:by|par|door|von)\s+(?:the |l[ae] |de |het |der |dem )?([^.,]{3,60})/iu
/** What stands before a name: who sends a letter, in which court. */
const BEFORE =
  /^(?:(?:from|de|van|von|expéditeur|afzender|absender)\s*:\s*|in the (?=(?:court|tribunal)\b))/iu
const COPYRIGHT = /(?:©|\(c\)\s|copyright\b)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*([^.,|\d©]{3,60})/iu
/** Marks between the parts of a line: a name, a place, a date. */
const PARTS = /\s+[-–—|·•/]\s+|,\s+|\s*[()]\s*|\s*©\s*(?:\d{4}\s)?|\s*\S+@\S+/u
const LONGEST = 120

/** Who published a text, as its first or last lines, or else a notice of copyright name them; null where none does. */
function statedPublisher(lines: readonly string[], title: string | null): string | null {
  const near = [...lines.slice(0, 12), ...lines.slice(12).slice(-8)].filter((line) => line !== title)
  const short = near.filter((line) => line.length <= LONGEST)
  const labelled = short.flatMap(
    (line) => LABEL.exec(line)?.[1]?.split(/,\s|\s+https?:/u)[0] ?? BY.exec(line)?.[1] ?? [],
  )
  const bodies = short.flatMap((line) => line.replace(BEFORE, '').split(PARTS)).filter(isBody)
  const owners = near.flatMap((line) => COPYRIGHT.exec(line)?.[1] ?? [])
  const [found = ''] = [...labelled, ...bodies, ...owners]
  return withoutCapitals(found.trim()) || null
}

/** "COUNCIL OF PORTS" as "Council of Ports"; short capitals alone are an abbreviation. */
function withoutCapitals(name: string): string {
  if (name !== name.toUpperCase() || !name.includes(' ')) return name
  return name
    .toLowerCase()
    .replace(
      /(?<![\p{L}’'])(?!(?:of|the|and|for|de|du|des|la|le|et|van|voor|en|het)(?!\p{L}))\p{L}/gu,
      (letter) => letter.toUpperCase(),
    )
}
