import type { PageSpan } from '#domain/project.ts'
import { isFurniture } from '#domain/titleOfLines.ts'
import { countByKey, groupPairs } from '#lib/groupBy.ts'
import { cleanLine } from './cleanLine.ts'
import { type DroppedText, DroppedTexts } from './extractedDocument.ts'
import { withoutFurniture } from './pdfFurniture.ts'
import { guttersOf, type PdfLine, pdfLines, pdfRegions, type Region } from './pdfRegions.ts'
import { mainSize, type PdfPage, pdfRows } from './pdfSegments.ts'

interface Paragraph {
  lines: { text: string; page: number }[]
  last: PdfLine
  column: Region
}

/** A page's paragraphs in reading order, and its footnotes. */
interface PageContent {
  number: number
  body: { lines: PdfLine[]; column: Region }[]
  notes: PdfLine[][]
}

/** The text of a PDF in reading order, from the positions of its letters. Pure: the same items give the same text. */
export function pdfText(pages: readonly PdfPage[]): {
  text: string
  pages: PageSpan[]
  dropped: DroppedText[]
  /** The first heading in large type, null if the first page with text has none. */
  heading: string | null
} {
  const dropped = new DroppedTexts()
  const bodySize = mainSize(pages.flatMap(({ items }) => items))
  const rows = pages.map((page) => {
    for (const text of page.rotated) dropped.add('rotated', cleanLine(text), page.number)
    return { number: page.number, height: page.height, rows: pdfRows(page) }
  })
  const kept = withoutFurniture(rows, dropped).map((page) => ({
    number: page.number,
    segments: page.rows.flat(),
  }))
  for (const { number, segments } of kept) {
    for (const mark of segments.flatMap(({ marks }) => marks)) dropped.add('footnote-mark', mark, number)
  }
  const gutters = commonGutters(kept.map(({ segments }) => guttersOf(segments, bodySize)))
  const columns = kept.map(({ number, segments }) => ({
    number,
    columns: pdfRegions(segments, bodySize, gutters).map((column) => ({ column, lines: pdfLines(column) })),
  }))
  const heads = repeatedHeads(
    columns.map((page) => page.columns.flatMap(({ lines }) => lines)),
    bodySize,
  )
  const contents = columns.map((page) => pageContent(page.number, page.columns, bodySize, heads))
  const words = knownWords(allLines(contents))
  const paragraphs = inOrder(contents, bodySize, heads)
  const headings = contents.flatMap(({ body }) =>
    body
      .filter(({ lines }) => (lines[0]?.size ?? 0) > bodySize * 1.25)
      .map(({ lines }) => lines.reduce((text, line) => joinLines(text, line.text, words), '')),
  )
  return {
    ...written(
      paragraphs,
      pages.map(({ number }) => number),
      words,
    ),
    dropped: dropped.list(),
    heading: headings.find((text) => !isFurniture(text)) ?? null,
  }
}

/** Left edges of columns that several pages have, or all of one page's. */
function commonGutters(pages: readonly (readonly number[])[]): number[] {
  return [...countByKey(pages.flat().map(Math.round))]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 6)
    .map(([edge]) => edge)
}

/** Lines at the top of a page that repeat a heading of another page: no sentence goes on in them or from them. */
type Heads = ReadonlySet<PdfLine>

/** Longest line that is taken for a heading, words. */
const HEAD_WORDS = 14

function repeatedHeads(pages: readonly (readonly PdfLine[])[], bodySize: number): Heads {
  const isHead = ({ text, row }: PdfLine) =>
    !row &&
    /^["'‘“«(]?[\p{Lu}\d]/u.test(text) &&
    !/[.,;…]$/u.test(text) &&
    text.split(' ').length <= HEAD_WORDS
  const found = groupPairs(
    pages.flatMap((lines, page) => {
      let large = ''
      return lines.flatMap((line, at) => {
        // A title may be set in several lines.
        large = line.size > bodySize * HEADING_SIZE ? `${large} ${line.text}`.trim() : ''
        const next = lines[at + 1]?.text ?? ''
        return [...new Set([line.text, large])].map((text) => [text, { page, next }] as const)
      })
    }),
  )
  // Where the same text follows too, it is a paragraph that the pages repeat.
  const isRepeated = (line: PdfLine, page: number, next: string) =>
    isHead(line) && (found.get(line.text) ?? []).some((one) => one.page !== page && one.next !== next)
  return new Set(
    pages.flatMap((lines, page) =>
      lines.slice(0, 2).filter((line, at) => isRepeated(line, page, lines[at + 1]?.text ?? '')),
    ),
  )
}

function pageContent(
  number: number,
  columns: readonly { column: Region; lines: readonly PdfLine[] }[],
  bodySize: number,
  heads: Heads,
): PageContent {
  const content: PageContent = { number, body: [], notes: [] }
  for (const { column, lines: all } of columns) {
    const { body, notes } = splitNotes(all, bodySize, content.body.length > 0)
    content.notes.push(...notes)
    for (const lines of pdfParagraphs(body, column, bodySize, heads)) content.body.push({ lines, column })
  }
  return content
}

function* allLines(contents: readonly PageContent[]): Iterable<string> {
  for (const { body, notes } of contents) {
    for (const { lines } of body) for (const { text } of lines) yield text
    for (const lines of notes) for (const { text } of lines) yield text
  }
}

/** The paragraphs of all pages, joined across columns and pages. Footnotes follow the body of their page. */
function inOrder(contents: readonly PageContent[], bodySize: number, heads: Heads): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let notes: Paragraph[] = []
  /** Repeated headings that wait for the end of the paragraph that they interrupt. */
  let waiting: Paragraph[] = []
  for (const page of contents) {
    for (const { lines, column } of page.body) {
      const open = paragraphs.at(-1)
      const [first] = lines
      const last = lines.at(-1)
      if (!first || !last) continue
      if (open && heads.has(first)) {
        waiting.push({ lines: onPage(lines, page.number), last, column })
        continue
      }
      // With footnotes of a page in between, a paragraph goes on over one page break only.
      const isWhole = notes.length === 0 || open?.lines[0]?.page === open?.lines.at(-1)?.page
      if (open && isWhole && goesOnIn(open.last, lines, open.column, bodySize)) {
        paragraphs.splice(-1, 0, ...notes)
        open.lines.push(...onPage(lines, page.number))
        Object.assign(open, { last, column })
      } else {
        paragraphs.push(...notes, ...waiting, { lines: onPage(lines, page.number), last, column })
        waiting = []
      }
      notes = []
    }
    notes.push(...page.notes.flatMap((lines) => noteOf(lines, page.number)))
  }
  return [...paragraphs, ...notes, ...waiting]
}

function noteOf(lines: readonly PdfLine[], page: number): Paragraph[] {
  const last = lines.at(-1)
  return last ? [{ lines: onPage(lines, page), last, column: { segments: [], left: 0, right: 0 } }] : []
}

function onPage(lines: readonly PdfLine[], page: number): { text: string; page: number }[] {
  return lines.map(({ label, text }) => ({ text: label === null ? text : `${label} ${text}`, page }))
}

/** Writes paragraphs as lines of a text, and where each page of `numbers` begins and ends. */
function written(
  paragraphs: readonly Paragraph[],
  numbers: readonly number[],
  words: KnownWords,
): { text: string; pages: PageSpan[] } {
  const starts = new Map<number, number>()
  const texts: string[] = []
  let length = 0
  for (const { lines } of paragraphs) {
    let text = ''
    for (const line of lines) {
      text = joinLines(text, line.text, words)
      if (!starts.has(line.page)) starts.set(line.page, length + text.length - line.text.length)
    }
    if (text.endsWith('\u00ad')) text = text.slice(0, -1)
    texts.push(text)
    length += text.length + 1
  }
  const text = texts.join('\n')
  const pages: PageSpan[] = []
  let end = text.length
  // From the back: a page without text begins where the next one does.
  for (const number of numbers.toReversed()) {
    const start = Math.min(starts.get(number) ?? end, end)
    pages.push({ number, start, end })
    end = start
  }
  return { text, pages: pages.toReversed() }
}

/** Words of a document, in lower case, that stand within a line: they tell whether a broken word has a hyphen. */
type KnownWords = ReadonlySet<string>

const WORD = /[\p{L}\p{M}\p{N}]+(?:[-‐‑][\p{L}\p{M}\p{N}]+)*/gu

/** The words of lines, but for those that a line break may have cut. */
export function knownWords(lines: Iterable<string>): KnownWords {
  const words = new Set<string>()
  let cut = false
  for (const line of lines) {
    const found = [...line.matchAll(WORD)]
    const ends = endsInHyphen(line)
    for (const [index, match] of found.entries()) {
      const first = index === 0 && cut
      const last = index === found.length - 1 && ends
      if (!first && !last) words.add(match[0].toLowerCase().replace(/[‐‑]/g, '-'))
    }
    cut = ends
  }
  return words
}

const HYPHEN_END = /[\p{L}\p{M}\p{N}][-‐]$/u

function endsInHyphen(line: string): boolean {
  return line.endsWith('\u00ad') || HYPHEN_END.test(line)
}

/** First parts that keep their hyphen in English, French or Dutch: "non-European", "ex-ministre", "oud-premier". */
const PREFIXES = new Set(
  'non anti ex self cross vice well so-called north south east west nord sud est ouest noord zuid oost anglo franco euro pan quasi semi demi oud niet self-'.split(
    ' ',
  ),
)
/** Second parts that keep it: "peut-être", "c'est-à-dire", "dit-il", "celui-ci". */
const SECOND_PARTS = new Set(
  'dire il elle ils elles on vous nous ci là même mêmes être ce t je tu moi based led related driven wide'.split(
    ' ',
  ),
)
/** After a hyphen that stands for the rest of a compound: "land- and sea borders", "in- en uitvoer". */
const AND_OR = /^(?:and|or|to|et|ou|en|of|und|oder|bis)\s/u

/**
 * Joins the next line of a paragraph to the text before. A hyphen at the line's end goes when the word without it is
 * known, or when its second part goes on in lower case and neither part asks for it; it stays when the word with it is
 * known, and before a capital or a number.
 */
export function joinLines(before: string, next: string, words: KnownWords): string {
  if (before === '' || next === '') return before + next
  if (before.endsWith('\u00ad')) return before.slice(0, -1) + next
  if (!HYPHEN_END.test(before)) return before + (goesOnUnspaced(before, next) ? '' : ' ') + next
  if (AND_OR.test(next)) return `${before} ${next}`
  return keepsHyphen(before, next, words) ? before + next : before.slice(0, -1) + next
}

function keepsHyphen(before: string, next: string, words: KnownWords): boolean {
  if (!/^\p{Ll}/u.test(next) || isAddress(before)) return true
  const first = /[\p{L}\p{M}\p{N}'’-]+[-‐]$/u.exec(before.slice(-80))?.[0].slice(0, -1).toLowerCase() ?? ''
  const second = /^[\p{L}\p{M}]+/u.exec(next)?.[0].toLowerCase() ?? ''
  if (words.has(first + second)) return false
  if (words.has(`${first}-${second}`)) return true
  if (/\d$/.test(first) || PREFIXES.has(first) || SECOND_PARTS.has(second)) return true
  // "EU-" and "NGO-" are whole words: "EU-wide".
  return /(?:^|[^\p{L}])\p{Lu}{2,}[-‐]$/u.test(before)
}

function isAddress(before: string): boolean {
  return /(?:https?:\/\/|www\.)\S*$/u.test(before.slice(-300))
}

/** Whether a line goes on without a space: within an address, between numbers after a dash, after a slash in a word. */
function goesOnUnspaced(before: string, next: string): boolean {
  if (isAddress(before) && /[/_?=&.]$/u.test(before)) return /^[\p{Ll}\d/?=&%_-]/u.test(next)
  return /\d[–—]$/u.test(before) && /^\d/u.test(next)
}

/** Type that differs by this share is another kind of text. */
const OTHER_SIZE = 0.08
/** Type from this share of the body's is a heading. */
const HEADING_SIZE = 1.12
/** Type below this share of the body's is a footnote where it stands at the foot. */
const NOTE_SIZE = 0.93
/** Distance between lines, in usual distances, from which a paragraph begins. */
const PARAGRAPH_GAP = 1.3

const SENTENCE_END = /[.!?…:;]["'’”»)\]]*$/u
const BULLET = /^[•●▪■‣◦]\s/u
const DASH_OR_NUMBER = /^(?:[–—-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s/u
const NOTE_LABEL = /^(?:\d{1,3}|\[\d{1,3}\]|[*†‡§]{1,3})[.)]?\s*(?=["'‘“«(]?\p{L})/u

interface Column {
  left: number
  right: number
}

/** Divides the lines of a column into paragraphs. Headings, list items and rows of tables are paragraphs. */
export function pdfParagraphs(
  lines: readonly PdfLine[],
  column: Column,
  bodySize: number,
  heads: Heads = new Set(),
): PdfLine[][] {
  const usual = usualStep(lines)
  const paragraphs: PdfLine[][] = []
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1]
    const open = paragraphs.at(-1)
    const isApart = heads.has(line) || (above !== undefined && heads.has(above))
    if (!open || !above || isApart || begins(line, above, open, { column, bodySize, usual }))
      paragraphs.push([line])
    else open.push(line)
  }
  return paragraphs
}

/** Whether a line begins a paragraph below the line `above`, the last of the paragraph `open`. */
function begins(
  line: PdfLine,
  above: PdfLine,
  open: readonly PdfLine[],
  { column, bodySize, usual }: { column: Column; bodySize: number; usual: number },
): boolean {
  if (line.row || above.row || isOtherSize(line, above)) return true
  const step = line.y - above.y
  if (step <= 0) return true
  if (above.size > bodySize * HEADING_SIZE) return step > above.size * 1.6 || BULLET.test(line.text)
  if (step > usual * PARAGRAPH_GAP) return true
  if (BULLET.test(line.text)) return true
  const ended = SENTENCE_END.test(above.text)
  const goesOn = !ended && startsLower(line)
  if (goesOn) return false
  const width = column.right - column.left
  const filled = (above.right - column.left) / width
  const isItem = DASH_OR_NUMBER.test(open[0]?.text ?? '')
  if (DASH_OR_NUMBER.test(line.text)) return ended || isItem || filled < 0.85
  if (ended && hasRoom(above, line, column)) return true
  if (filled < 0.85 && line.font !== above.font) return true
  if (filled < 0.6) return true
  if (line.font !== above.font && ended) return true
  // The first line of a paragraph is set in; within a list item all lines but the first are.
  const indent = line.size * 0.7
  const isSetIn = line.x > column.left + indent && line.x > above.x + indent
  return isSetIn && !isItem && !BULLET.test(open[0]?.text ?? '')
}

/** Whether the first word of a line had room at the end of the line above, so that the line was begun on purpose. */
function hasRoom(above: PdfLine, line: PdfLine, column: Column): boolean {
  const word = /^\S+/u.exec(line.text)?.[0].length ?? 0
  const width = ((line.right - line.x) * word) / Math.max(1, line.text.length)
  return above.right + width + line.size * 0.6 < column.right
}

function isOtherSize(one: { size: number }, other: { size: number }): boolean {
  return Math.abs(one.size - other.size) > Math.max(one.size, other.size) * OTHER_SIZE
}

function startsLower(line: PdfLine): boolean {
  return /^["'‘“«(]?\p{Ll}/u.test(line.text)
}

/** The usual distance of lines of one size; wide ones do not count, since a column may be all short paragraphs. */
function usualStep(lines: readonly PdfLine[]): number {
  const steps = lines
    .slice(1)
    .flatMap((line, index) => {
      const above = lines[index]
      return above && !isOtherSize(line, above) && line.y > above.y ? [line.y - above.y] : []
    })
    .toSorted((a, b) => a - b)
  return steps[Math.floor(steps.length * 0.3)] ?? Number.POSITIVE_INFINITY
}

/** Whether a paragraph goes on in the next column or page: its sentence does not end, and the next line fits. */
function goesOnIn(last: PdfLine, next: readonly PdfLine[], column: Column, bodySize: number): boolean {
  const [line] = next
  if (!line || line.row || last.row || isOtherSize(line, last)) return false
  if (last.size > bodySize * HEADING_SIZE || BULLET.test(line.text)) return false
  if (SENTENCE_END.test(last.text)) return false
  if (/[-‐\u00ad]$/u.test(last.text) || startsLower(line)) return true
  const isFull = last.right >= column.right - (column.right - column.left) * 0.12
  return isFull && line.font === last.font && !DASH_OR_NUMBER.test(line.text)
}

/** Separates the footnotes at the end of a column: smaller type with a label or apart. */
function splitNotes(
  lines: readonly PdfLine[],
  bodySize: number,
  follows: boolean,
): { body: readonly PdfLine[]; notes: PdfLine[][] } {
  let start = lines.length
  while (start > 0 && isSmall(lines[start - 1], bodySize)) start -= 1
  const first = lines[start]
  const above = lines[start - 1]
  if (!first) return { body: lines, notes: [] }
  const isApart = above !== undefined && first.y - above.y > above.size * 1.5
  const isNotes = above === undefined ? follows && isLabelled(first) : isLabelled(first) || isApart
  if (!isNotes) return { body: lines, notes: [] }
  const notes: PdfLine[][] = []
  for (const line of lines.slice(start)) {
    const open = notes.at(-1)
    if (open && !isLabelled(line)) open.push(line)
    else notes.push([line])
  }
  return { body: lines.slice(0, start), notes }
}

function isSmall(line: PdfLine | undefined, bodySize: number): boolean {
  return line !== undefined && !line.row && line.size < bodySize * NOTE_SIZE
}

function isLabelled(line: PdfLine): boolean {
  return line.label !== null || NOTE_LABEL.test(line.text)
}
