import type { PageSpan } from '#domain/project.ts'
import { isFurniture } from '#lib/titleOfLines.ts'
import { cleanLine } from './cleanLine.ts'
import { DroppedTexts } from './droppedTexts.ts'
import type { DroppedText, MovedFootnotes } from './extractedDocument.ts'
import { joinLines, type KnownWords, knownWords } from './joinLines.ts'
import { withoutFurniture } from './pdfFurniture.ts'
import type { PdfPage } from './pdfItems.ts'
import { type PdfLine, pdfLines } from './pdfLines.ts'
import { goesOnIn, pdfParagraphs, splitNotes } from './pdfParagraphs.ts'
import { guttersOf, pdfRegions, type Region } from './pdfRegions.ts'
import { mainSize, pdfRows } from './pdfSegments.ts'

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
  footnotes: MovedFootnotes
  /** The first heading in large type, null if the first page with text has none. */
  heading: string | null
} {
  const dropped = new DroppedTexts()
  const bodySize = mainSize(pages.flatMap(({ items }) => items))
  const rows = pages.map(({ number, height, items, rotated }) => {
    for (const text of rotated) dropped.add('rotated', cleanLine(text), number)
    return { number, height, rows: pdfRows(items) }
  })
  const kept = withoutFurniture(rows, dropped).map((page) => ({
    number: page.number,
    segments: page.rows.flat(),
  }))
  for (const { number, segments } of kept) {
    for (const mark of segments.flatMap(({ marks }) => marks)) dropped.add('footnote-mark', mark, number)
  }
  const gutters = commonGutters(kept.map(({ segments }) => guttersOf(segments, bodySize)))
  const contents = kept.map(({ number, segments }) =>
    pageContent(number, pdfRegions(segments, bodySize, gutters), bodySize),
  )
  const words = knownWords(allLines(contents))
  const paragraphs = inOrder(contents, bodySize)
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
    footnotes: contents
      .filter(({ notes }) => notes.length > 0)
      .map(({ number, notes }) => ({ page: number, count: notes.length })),
    heading: headings.find((text) => !isFurniture(text)) ?? null,
  }
}

/** Left edges of columns that several pages have, or all of one page's. */
function commonGutters(pages: readonly (readonly number[])[]): number[] {
  const counts = new Map<number, number>()
  for (const edge of pages.flat()) counts.set(Math.round(edge), (counts.get(Math.round(edge)) ?? 0) + 1)
  return [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 6)
    .map(([edge]) => edge)
}

function pageContent(number: number, regions: readonly Region[], bodySize: number): PageContent {
  const content: PageContent = { number, body: [], notes: [] }
  for (const column of regions) {
    const { body, notes } = splitNotes(pdfLines(column), bodySize, content.body.length > 0)
    content.notes.push(...notes)
    for (const lines of pdfParagraphs(body, column, bodySize)) content.body.push({ lines, column })
  }
  return content
}

function* allLines(contents: readonly PageContent[]): Iterable<string> {
  for (const { body, notes } of contents) {
    for (const { lines } of body) for (const { text } of lines) yield text
    for (const lines of notes) for (const { text } of lines) yield text
  }
}

/**
 * The paragraphs of all pages, joined where a sentence goes on in the next column or page. Footnotes follow the body of
 * their page; before a paragraph that goes on to the next page, so that pages stay whole.
 */
function inOrder(contents: readonly PageContent[], bodySize: number): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let notes: Paragraph[] = []
  for (const page of contents) {
    for (const { lines, column } of page.body) {
      const open = paragraphs.at(-1)
      const [first] = lines
      const last = lines.at(-1)
      if (!first || !last) continue
      // With footnotes of a page in between, a paragraph goes on over one page break only.
      const isWhole = notes.length === 0 || open?.lines[0]?.page === open?.lines.at(-1)?.page
      if (open && isWhole && goesOnIn(open.last, lines, open.column, bodySize)) {
        paragraphs.splice(-1, 0, ...notes)
        open.lines.push(...onPage(lines, page.number))
        Object.assign(open, { last, column })
      } else {
        paragraphs.push(...notes, { lines: onPage(lines, page.number), last, column })
      }
      notes = []
    }
    notes.push(...page.notes.flatMap((lines) => noteOf(lines, page.number)))
  }
  return [...paragraphs, ...notes]
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
