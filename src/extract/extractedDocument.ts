import type { SourceLanguage } from '#domain/language.ts'
import type { PageSpan, TextFormat } from '#domain/project.ts'
import type { RecognisedWords, Recognition } from '#domain/textRecognition.ts'
import type { RecognisedPage, TextEngine } from './recognised.ts'

/** The formats of texts; an `mhtml` or `webarchive` is a saved page, an `eml` or `msg` a message. */
export type FileFormat = Exclude<TextFormat, 'paste'>

/** Largest files that are read. */
export const LIMITS = {
  /** Bytes of the file. */
  bytes: 50 * 1_048_576,
  pages: 500,
  /** Bytes of the unpacked parts of a file that are read, and of all files in a ZIP. */
  unpackedBytes: 100 * 1_048_576,
  /** Files in a ZIP or a folder, with those of the ZIPs in it. */
  files: 500,
  /** ZIPs and messages inside one another. */
  depth: 4,
  /** How many times its packed size a file in a ZIP may be. */
  ratio: 200,
  /** Cells of a table. */
  cells: 5_000_000,
} as const

/** Why something was left out of a text. */
export const DROP_REASONS = [
  'running-head',
  'running-foot',
  'page-number',
  'footnote-mark',
  'rotated',
  /** A page without a text layer, such as a scan among pages with text. */
  'page-without-text',
  /** A page that is broken in the file. */
  'page-unreadable',
  /** What surrounds the article of a web page: menus, adverts, links to other articles. */
  'outside-article',
  /** Characters that turn the order in which others are shown. */
  'direction-marks',
] as const
export type DropReason = (typeof DROP_REASONS)[number]

/** What was left out of the text, once for each text and reason. */
export interface DroppedText {
  reason: DropReason
  /** At most 200 code units; empty for pages without text. */
  text: string
  /** Pages it was left out of, ascending; empty where the format has no pages. */
  pages: readonly number[]
}

export interface ExtractedDocument {
  format: FileFormat
  /**
   * The frozen text, in NFC: one line per paragraph, heading, list item, table row and footnote, separated by `\n`. Cells of
   * a row are separated by tabs. A TXT file keeps its own lines.
   */
  text: string
  /** They follow each other without gaps; none where the format has no pages. */
  pages: readonly PageSpan[]
  /** As the file states them, null if it does not. The date is ISO 8601 of reduced precision (`2024`, `2024-12`). */
  title: string | null
  publisher: string | null
  date: string | null
  /** The day on which the file was made or changed last, which says nothing of its text; null where it states none. */
  fileDate: string | null
  /** The language, if it is one that the rules read; null otherwise. */
  language: SourceLanguage | null
  /** The language found, ISO 639-1, whether or not the rules read it; null where the text is too short to tell. */
  languageFound: string | null
  dropped: readonly DroppedText[]
  /** How the text of pictures was recognised, and its words. */
  recognised?: { facts: Recognition; words: RecognisedWords }
}

/** Why nothing was taken from a file. The words for each code are messages of the Desk. */
export type ExtractFault =
  | { code: 'too-large'; bytes: number; limit: number }
  /** A file whose parts unpack to more than the limit (a zip bomb). */
  | { code: 'unpacks-too-large'; limit: number }
  /** A part of a file of parts is torn or broken. */
  | { code: 'part-damaged'; part: string }
  /** A part states a document type, which could name other files: none is followed, and honest files have none. */
  | { code: 'unsafe-part'; part: string }
  /** A ZIP or folder of more files than are read; the first ones were. */
  | { code: 'too-many-files'; files: number; limit: number }
  | { code: 'too-deep'; limit: number }
  /** A link to a page instead of the page. */
  | { code: 'address'; address: string }
  /** A web page nests more elements in one another than any text does. */
  | { code: 'too-nested'; limit: number }
  | { code: 'too-many-pages'; pages: number; limit: number }
  /** No bytes, or no text and no pictures. */
  | { code: 'empty' }
  /** Protected with a password. */
  | { code: 'encrypted' }
  /** Torn or broken: `page` is the first page that cannot be read, null if the file as a whole cannot. */
  | { code: 'damaged'; page: number | null }
  /** Pages with pictures and without text. */
  | { code: 'scan'; pagesWithoutText: number; pages: number }
  /** Text recognition ran and found no word. */
  | { code: 'no-words' }
  /** A quotation mark of a CSV file is torn: one that is never closed, or with text after the closing one. */
  | { code: 'torn-quote'; row: number }
  | { code: 'too-many-cells'; cells: number; limit: number }
  | { code: 'unknown-format'; looksLike: KnownFormat | null }
  /** The library for this format could not be loaded, as after the connection was lost. */
  | { code: 'not-loaded' }
  | { code: 'cancelled' }

/** Formats that are recognised, to name them and a remedy, but not read. */
export type KnownFormat = 'doc' | 'xlsx' | 'opendocument' | 'zip' | 'project' | 'image' | 'xml' | 'references'

/** A file inside another, or why it cannot be had; `name` is its path in there. */
export type FilePart = { readonly name: string } & (
  | { readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly fault: ExtractFault }
)

/** A text or a fault, and the files that came with it, such as those attached to a message. */
export type ExtractResult = (
  | { ok: true; document: ExtractedDocument }
  | { ok: false; fault: ExtractFault }
) & { attached?: readonly FilePart[] }

/** The content of a file before its language is known. */
export type ReadContent = Pick<
  ExtractedDocument,
  'text' | 'pages' | 'title' | 'publisher' | 'date' | 'dropped'
> & {
  fileDate?: string | null
  /** Pages whose text was recognised. */
  recognisedPages?: readonly RecognisedPage[]
  /** The host that a page was saved from, without "www.". */
  site?: string | null
  attached?: readonly FilePart[]
}

/** Thrown inside the readers; `extractText` returns its fault. */
export class ExtractError extends Error {
  readonly fault: ExtractFault
  readonly attached: readonly FilePart[]
  constructor(fault: ExtractFault, attached: readonly FilePart[] = []) {
    super(fault.code)
    this.fault = fault
    this.attached = attached
  }
}

/** The error of a file that is torn or incomplete as a whole. */
export const damaged = () => new ExtractError({ code: 'damaged', page: null })

export interface ExtractOptions {
  /** Aborting gives the fault `cancelled` after the page in work. */
  signal?: AbortSignal
  /** Pages read so far and in all; 0 and 1 of 1 for formats without pages. */
  onProgress?: (done: number, of: number) => void
  /** Recognises pages without text; without it they are named. */
  recogniser?: Recogniser
}

/** Recognises text; `wasm` is the folder with what reads pictures of fax and JPEG 2000. */
export interface Recogniser {
  readonly engine: TextEngine
  readonly wasm: string
  /** Pages that an earlier run recognised. */
  readonly pages?: readonly RecognisedPage[]
  /** Gets each page once it is recognised. */
  readonly onPage?: (page: RecognisedPage) => void
}

export function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ExtractError({ code: 'cancelled' })
}

/** A library that is imported on demand; an import that fails is the fault `not-loaded`. */
export async function loaded<Module>(module: Promise<Module>): Promise<Module> {
  try {
    return await module
  } catch {
    throw new ExtractError({ code: 'not-loaded' })
  }
}

const LONGEST = 200

/** Collects what is left out, once for each text and reason. `page` is null where the format has no pages. */
export class DroppedTexts {
  readonly #found = new Map<string, { reason: DropReason; text: string; pages: Set<number> }>()

  add(reason: DropReason, text: string, page: number | null): void {
    const short = text.slice(0, LONGEST)
    const key = `${reason} ${short}`
    const entry = this.#found.get(key) ?? { reason, text: short, pages: new Set<number>() }
    if (page !== null) entry.pages.add(page)
    this.#found.set(key, entry)
  }

  list(): DroppedText[] {
    return [...this.#found.values()].map(({ reason, text, pages }) => ({
      reason,
      text,
      pages: [...pages].toSorted((a, b) => a - b),
    }))
  }
}

/**
 * The date that a file states as ISO 8601 of reduced precision (`2024`, `2024-12`, `2024-12-10`), null if it is none. Reads
 * ISO forms with a time, `2024/12/10`, `20241210` and the dates of PDF files (`D:20241210143000Z`). The day is the one
 * stated, in whatever time zone.
 */
export function statedDate(text: string | null | undefined): string | null {
  const match = /^\s*(?:D:)?(\d{4})(?:[-/.]?(\d{2})(?:[-/.]?(\d{2}))?)?(?!\d{1,3}$)/.exec(text ?? '')
  const [, year = '', month, day] = match ?? []
  if (year < '1900' || year > '2100') return null
  if (month === undefined) return year
  if (month < '01' || month > '12') return null
  if (day === undefined) return `${year}-${month}`
  // The last day of a month is the day before the first of the next.
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return Number(day) >= 1 && Number(day) <= last ? `${year}-${month}-${day}` : null
}
