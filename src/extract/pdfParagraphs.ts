import type { PdfLine } from './pdfLines.ts'

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

/** The edges of a column. */
interface Column {
  left: number
  right: number
}

/** Divides the lines of a column into paragraphs. Headings, list items and rows of tables are paragraphs. */
export function pdfParagraphs(lines: readonly PdfLine[], column: Column, bodySize: number): PdfLine[][] {
  const usual = usualStep(lines)
  const paragraphs: PdfLine[][] = []
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1]
    const open = paragraphs.at(-1)
    if (!open || !above || begins(line, above, open, { column, bodySize, usual })) paragraphs.push([line])
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

export function isOtherSize(one: { size: number }, other: { size: number }): boolean {
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

/**
 * Whether a paragraph goes on in the first paragraph of the next column or page: its sentence does not end, and the other
 * begins in lower case or the last line is full.
 */
export function goesOnIn(last: PdfLine, next: readonly PdfLine[], column: Column, bodySize: number): boolean {
  const [line] = next
  if (!line || line.row || last.row || isOtherSize(line, last)) return false
  if (last.size > bodySize * HEADING_SIZE || BULLET.test(line.text)) return false
  if (SENTENCE_END.test(last.text)) return false
  if (/[-‐\u00ad]$/u.test(last.text) || startsLower(line)) return true
  const isFull = last.right >= column.right - (column.right - column.left) * 0.12
  return isFull && line.font === last.font && !DASH_OR_NUMBER.test(line.text)
}

/**
 * Separates the footnotes at the end of a column: lines in smaller type that begin with a label or stand apart. A column
 * that is all small is notes only if it `follows` other text of its page.
 */
export function splitNotes(
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
