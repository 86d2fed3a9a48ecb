import { firstFrom } from '#lib/firstFrom.ts'
import { sumByKey } from '#lib/groupBy.ts'
/** Text on one baseline without a wide gap: a line of a column or a part of it, a cell of a table. Points from the top left. */
export interface Segment {
  text: string
  x: number
  right: number
  /** The baseline. */
  y: number
  size: number
  font: string
  /** The text before the first letter of full size, if raised: the label of a footnote. */
  label: string | null
  /** Marks of footnotes that were left out of the text. */
  marks: readonly string[]
}

/** Gap between two segments, in sizes of type. Some word spaces of justified text are as wide, but most are not. */
const WIDE_GAP = 0.6
/** Gap from which two runs are two words, in sizes of type. */
const WORD_GAP = 0.15
/** Type below this share of the size around it is raised or lowered. */
const SMALL = 0.86

/**
 * Rows of a page from top to bottom, each with its segments in the order in which they are read. A page that is read from right to
 * left is mirrored, so that its lines, columns and cells are placed as those of any other page.
 */
export function pdfRows({ items, width }: Pick<PdfPage, 'items' | 'width'>): Segment[][] {
  const inOrder = (row: readonly PdfItem[]) => row.toSorted((a, b) => a.x - b.x)
  if (!isFromRight(items)) return rowsOf(items).map((row) => segmentsOf(inOrder(row)))
  const mirrored = items.map((item) => ({
    ...item,
    // Letters as they are written at the start, within and at the end of a word become letters.
    text: item.text.replace(JOINED, (letters) => letters.normalize('NFKC')).replace(TURNED_ARTICLE, '$1ال$2'),
    x: width - item.x - item.width,
  }))
  return rowsOf(mirrored).map((row) => segmentsOf(withBrackets(withLatinRuns(inOrder(row)))))
}

const JOINED = /[\ufb50-\ufdff\ufe70-\ufefc]+/g
const FROM_RIGHT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u
const LATIN = /\p{Script=Latin}/u
/** The article before alef at the start of a word: of the one sign that many fonts have for lam and alef, the library turns the letters. */
const TURNED_ARTICLE = /(?<!\p{L})([وفبك]?)ا([اأإآ])ل(?=\p{L})/gu

/** Whether most letters of a page are of a script that is read from right to left. */
function isFromRight(items: readonly PdfItem[]): boolean {
  let balance = 0
  for (const { text } of items)
    for (const letter of text) balance += FROM_RIGHT.test(letter) ? 1 : LATIN.test(letter) ? -1 : 0
  return balance > 0
}

/** The items of a mirrored row with their Latin words, which are read from left to right, turned back in place. */
function withLatinRuns(row: readonly PdfItem[]): PdfItem[] {
  const items = [...row]
  for (let from = 0; from < items.length; from += 1) {
    let [to, right] = [from, Number.NEGATIVE_INFINITY]
    for (let at = from; at < items.length; at += 1) {
      const { text = '', x = 0, width = 0, size = 0 } = items[at] ?? {}
      if (FROM_RIGHT.test(text) || (at > from && x - right > size * WIDE_GAP)) break
      right = Math.max(right, x + width)
      if (LATIN.test(text)) to = at + 1
      else if (at === from) break
    }
    const run = items.slice(from, to)
    const [left, end] = [run[0]?.x ?? 0, Math.max(...run.map((item) => item.x + item.width))]
    items.splice(
      from,
      run.length,
      ...run.map((item) => ({ ...item, x: left + end - item.x - item.width })).reverse(),
    )
    from += Math.max(0, run.length - 1)
  }
  return items
}

/** The items of a mirrored row with brackets that open before they close: some writers state what they look like. */
function withBrackets(row: readonly PdfItem[]): readonly PdfItem[] {
  const brackets = row.flatMap(({ text }) => text.match(/[()[\]«»]/g) ?? [])
  if (!/[)\]»]/.test(brackets[0] ?? '') || !/[([«]/.test(brackets.at(-1) ?? '')) return row
  return row.map((item) => ({
    ...item,
    text: item.text.replace(/[()[\]«»]/g, (sign) => TURNED[sign] ?? sign),
  }))
}

const TURNED: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '«': '»',
  '»': '«',
}

/** Groups items by baseline. Short runs of small type join the row that they stand at: marks and ordinals. */
function rowsOf(items: readonly PdfItem[]): PdfItem[][] {
  const body = mainSize(items)
  const isScript = (item: PdfItem) => item.size < body * SMALL && item.text.trim().length <= 6
  const rows: { y: number; size: number; left: number; right: number; items: PdfItem[] }[] = []
  for (const item of items.filter((item) => !isScript(item)).toSorted((a, b) => a.y - b.y)) {
    const row = rows.at(-1)
    if (row && item.y - row.y <= Math.min(row.size, item.size) * 0.4) {
      row.items.push(item)
      row.left = Math.min(row.left, item.x)
      row.right = Math.max(row.right, item.x + item.width)
      // Spaces have no height of their own.
      if (item.text.trim() !== '') row.size = Math.max(row.size, item.size)
    } else {
      rows.push({ y: item.y, size: item.size, left: item.x, right: item.x + item.width, items: [item] })
    }
  }
  const alone: PdfItem[] = []
  for (const item of items.filter(isScript)) {
    const near = nearestRow(rows, item)
    if (near) near.items.push(item)
    else alone.push(item)
  }
  const ownRows = alone.length === 0 ? [] : groupAlone(alone)
  const placed = rows.map(({ y, items: members }) => ({ y, members }))
  return [...placed, ...ownRows].toSorted((a, b) => a.y - b.y).map(({ members }) => members)
}

/** The row that a small run stands at, by baseline and reach; null if it is text of its own. */
function nearestRow<Row extends { y: number; size: number; left: number; right: number }>(
  rows: readonly Row[],
  item: PdfItem,
): Row | null {
  const first = firstFrom(rows, ({ y }) => y < item.y - item.size)
  let best: Row | null = null
  for (const row of rows.slice(first, first + 8)) {
    if (Math.abs(row.y - item.y) > row.size * 0.6) continue
    if (item.x > row.right + row.size || item.x + item.width < row.left - row.size) continue
    if (best === null || Math.abs(row.y - item.y) < Math.abs(best.y - item.y)) best = row
  }
  return best
}

function groupAlone(items: readonly PdfItem[]): { y: number; members: PdfItem[] }[] {
  const rows: { y: number; members: PdfItem[] }[] = []
  for (const item of items.toSorted((a, b) => a.y - b.y)) {
    const row = rows.at(-1)
    if (row && item.y - row.y <= item.size * 0.4) row.members.push(item)
    else rows.push({ y: item.y, members: [item] })
  }
  return rows
}

/** Joins the items of a row, from left to right, to segments. */
function segmentsOf(row: readonly PdfItem[]): Segment[] {
  const size = mainSize(row)
  const segments: Segment[] = []
  let open: PdfItem[] = []
  let right = Number.NEGATIVE_INFINITY
  const close = () => {
    const segment = segmentOf(open, size)
    if (segment.text !== '' || segment.label !== null) segments.push(segment)
    open = []
  }
  for (const item of row) {
    const last = open.at(-1)
    if (item.text.trim() === '') {
      if (last) open.push(item)
      continue
    }
    // Some writers print a text twice, slightly moved, to make it bold.
    if (last?.text === item.text && Math.abs(item.x - last.x) < item.size * 0.15) continue
    const em = Math.max(item.size, size)
    if (last && item.x - right > em * WIDE_GAP) close()
    open.push(item)
    right = Math.max(open.length === 1 ? item.x : right, item.x + item.width)
  }
  if (open.length > 0) close()
  return segments
}

/** Letters of the text before an item that tell whether it is the mark of a footnote. */
const TAIL = 64

function segmentOf(items: readonly PdfItem[], rowSize: number): Segment {
  const printed = items.filter((item) => item.text.trim() !== '')
  const size = mainSize(printed) || rowSize
  const base = printed.find((item) => item.size >= size * SMALL) ?? printed[0]
  const y = base?.y ?? 0
  const marks: string[] = []
  const pieces: string[] = []
  // What a rule reads of the text so far: reading all of it at each item would make long lines slow.
  let tail = ''
  const write = (piece: string) => {
    pieces.push(piece)
    tail = (tail + piece).slice(-TAIL)
  }
  let label: string | null = null
  let end = Number.NEGATIVE_INFINITY
  for (const item of items) {
    if (item.text.trim() === '') {
      if (tail !== '' && !tail.endsWith(' ')) write(' ')
      continue
    }
    const raised = item.size < size * SMALL && item.y < y - size * 0.15
    const spaced = tail !== '' && !tail.endsWith(' ') && item.x - end > Math.max(size, item.size) * WORD_GAP
    end = Math.max(end, item.x + item.width)
    if (raised && tail === '' && /^[\s\d*†‡§,[\]()a-z]{1,6}$/u.test(item.text)) {
      label = `${label ?? ''}${item.text.trim()}`
    } else if (raised && isFootnoteMark(tail, item.text)) {
      marks.push(item.text.trim())
      // The space behind a mark belongs to the text.
      if (/\s$/.test(item.text)) write(' ')
    } else {
      write(`${spaced ? ' ' : ''}${raised ? raisedText(item.text) : item.text}`)
    }
  }
  const [first] = printed
  return {
    text: pieces.join('').trim(),
    x: first?.x ?? 0,
    right: printed.reduce((most, item) => Math.max(most, item.x + item.width), 0),
    y,
    size,
    font: base?.font ?? '',
    label,
    marks,
  }
}

/** The size of type that most letters have; 0 without letters. */
export function mainSize(items: readonly { text: string; size: number }[]): number {
  return mainOf(items, ({ size }) => Math.round(size * 10) / 10)
}

/** The value that most letters of a text have, the first of several; 0 without letters. */
function mainOf<Run extends { text: string }>(runs: readonly Run[], read: (run: Run) => number): number {
  const letters = sumByKey(runs.map((run) => [read(run), run.text.trim().length]))
  const most = Math.max(...letters.values())
  return most > 0 ? ([...letters].find(([, count]) => count === most)?.[0] ?? 0) : 0
}

/** A run of glyphs as a PDF library gives it: `transform` places it on the page as shown, with y downwards. */
interface PdfRun {
  text: string
  /** a, b, c, d, e, f: the run starts at (e, f), on its baseline; its direction is (a, b), its height |(c, d)|. */
  transform: readonly number[]
  width: number
  font: string
}

/** Upright text of one page in points, from the top left; `y` is the baseline. */
interface PdfItem {
  text: string
  x: number
  y: number
  width: number
  size: number
  font: string
}

export interface PdfPage {
  number: number
  width: number
  height: number
  items: readonly PdfItem[]
  /** Texts that stand at an angle to the rest: stamps, watermarks, labels of an axis. */
  rotated: readonly string[]
}

/** The upright items of a page, turned so that most of its text is upright: a wide table may be sideways, a scan askew. */
export function pdfPage(
  number: number,
  size: { width: number; height: number },
  runs: readonly PdfRun[],
): PdfPage {
  const main = mainAngle(runs)
  const [sin, cos] = [Math.sin(main), Math.cos(main)]
  const turned = (x: number, y: number) => ({ x: x * cos + y * sin, y: y * cos - x * sin })
  const corners = [
    turned(0, 0),
    turned(size.width, 0),
    turned(0, size.height),
    turned(size.width, size.height),
  ]
  const left = Math.min(...corners.map(({ x }) => x))
  const top = Math.min(...corners.map(({ y }) => y))
  const items: PdfItem[] = []
  const rotated: string[] = []
  for (const run of runs) {
    const [, , c = 0, d = 0, e = 0, f = 0] = run.transform
    if (Math.abs(Math.sin(angleOf(run) - main)) > ASKEW || Math.cos(angleOf(run) - main) < 0) {
      if (run.text.trim() !== '') rotated.push(run.text)
      continue
    }
    const { x, y } = turned(e, f)
    if (![x, y, run.width].every(Number.isFinite)) continue
    items.push({
      text: run.text,
      x: x - left,
      y: y - top,
      width: run.width,
      size: Math.hypot(c, d) || 1,
      font: run.font,
    })
  }
  const width = Math.max(...corners.map(({ x }) => x)) - left
  const height = Math.max(...corners.map(({ y }) => y)) - top
  return { number, width, height, items, rotated }
}

/** Sine of the angle up to which text counts as upright. */
const ASKEW = 0.08

/** The angle of a run clockwise, radians. */
function angleOf({ transform: [a = 0, b = 0] }: PdfRun): number {
  return Math.atan2(b, a)
}

/** The angle that most letters have, to a degree. */
function mainAngle(runs: readonly PdfRun[]): number {
  const main = mainOf(runs, (run) => Math.round((angleOf(run) * 180) / Math.PI))
  return (main * Math.PI) / 180
}

const DIGITS: Readonly<Record<string, string>> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  '-': '⁻',
  '−': '⁻',
  '+': '⁺',
}

/** Whether a raised text is a footnote's mark: digits or a sign after a word, stop or year. Not in "km²" and "10⁶". */
export function isFootnoteMark(before: string, raised: string): boolean {
  const mark = raised.trim()
  if (!/^[[(]?(?:\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*|[*†‡§]{1,3})[\])]?$/u.test(mark)) return false
  const last = before.trimEnd()
  if (/(?:^|[^\p{L}])[kcdm]?m$/u.test(last)) return false
  return /[\p{L}\p{M}.,;:!?»”"’')\]%…]$/u.test(last) || /(?:^|\D)(?:19|20)\d\d$/.test(last)
}

/** Raised digits as the signs for them, so that "10⁶" does not become "106". Other texts are unchanged. */
export function raisedText(raised: string): string {
  return /^[\d+−-]+$/.test(raised) ? [...raised].map((sign) => DIGITS[sign] ?? sign).join('') : raised
}
