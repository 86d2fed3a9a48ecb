import papaparse from 'papaparse'
import { cleanLine } from './cleanLine.ts'
import { isFootnoteMark, raisedText } from './pdfSegments.ts'

const names = (list: string) => new Set(list.split(' '))

const SKIPPED = names(
  'script style noscript template svg iframe object embed head button select textarea audio video canvas dialog nav datalist',
)
const BLOCKS = names(
  'html body address article aside blockquote center details dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody td tfoot th thead tr ul caption',
)

/** An element as the walk needs it: a part of the DOM, so that any parser's nodes will do. */
type Place = Pick<Element, 'localName' | 'getAttribute' | 'querySelector'> & Node

/** The lines of a page: a paragraph, heading, list item or table row each. `marks` are those of footnotes that were left out. */
export function htmlLines(root: Node): { lines: string[]; marks: string[] } {
  const writer = new LineWriter()
  let node: Node | null = root
  let entering = true
  // Without recursion: hostile pages nest elements a hundred thousand deep.
  while (node !== null) {
    if (entering) {
      const inside = enter(node, writer)
      if (inside && node.firstChild) {
        node = node.firstChild
        continue
      }
    }
    leave(node, writer)
    if (node === root) break
    const next: Node | null = node.nextSibling
    entering = next !== null
    node = next ?? node.parentNode
  }
  writer.flush()
  return { lines: writer.lines, marks: writer.marks }
}

/** Starts a node; whether its children are read too. */
function enter(node: Node, writer: LineWriter): boolean {
  if (node.nodeType === 3) {
    writer.write(node.nodeValue ?? '')
    return false
  }
  if (node.nodeType !== 1) return node.nodeType === 9 || node.nodeType === 11
  const place = node as Place
  const name = place.localName
  if (SKIPPED.has(name) || isHidden(place)) return false
  if (name === 'br' || name === 'hr') writer.breakLine()
  else if (name === 'sup') return writer.raised(place)
  else if (name === 'a') return !/^\s*[↑↩^]\ufe0e?\s*$/u.test(ownText(place))
  else if (BLOCKS.has(name)) writer.open(place)
  return true
}

function leave(node: Node, writer: LineWriter): void {
  if (node.nodeType !== 1) return
  const place = node as Place
  if (BLOCKS.has(place.localName) && !isHidden(place)) writer.close(place)
}

/** Whether an element is not shown. */
export function isHidden(place: Pick<Element, 'getAttribute'>): boolean {
  if (place.getAttribute('hidden') !== null || place.getAttribute('aria-hidden') === 'true') return true
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(place.getAttribute('style') ?? '')
}

/** The text directly in an element or its only child, so that long ones are not read twice. */
function ownText(place: Node): string {
  let node = place
  while (node.firstChild && node.firstChild === node.lastChild) node = node.firstChild
  return node.nodeType === 3 ? (node.nodeValue ?? '') : ''
}

class LineWriter {
  readonly lines: string[] = []
  readonly marks: string[] = []
  #text = ''
  /** Bullet or number of a list item whose text has not begun. */
  #label = ''
  #cells: string[] | null = null
  #row: Node | null = null
  #pre: Node | null = null
  /** Open lists: null for bullets, else the number of the next item. */
  readonly #lists: (number | null)[] = []

  write(text: string): void {
    if (this.#pre === null) {
      this.#text += text
      return
    }
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) this.breakLine()
      this.#text += part
    }
  }

  /** A raised text: the mark of a footnote is left out, digits stay raised. Returns whether to read inside. */
  raised(place: Place): boolean {
    const text = ownText(place)
    const linked = place.querySelector('a') !== null || (place.parentNode as Place | null)?.localName === 'a'
    if ((linked && /^\s*\[?[\d*†‡§a-z]{1,3}\]?\s*$/u.test(text)) || isFootnoteMark(this.#text, text)) {
      this.marks.push(text.trim())
      return false
    }
    if (text === '' || raisedText(text) === text) return true
    this.#text += raisedText(text)
    return false
  }

  open(place: Place): void {
    const name = place.localName
    this.breakLine()
    if (name === 'ul') this.#lists.push(null)
    else if (name === 'ol') this.#lists.push(Number.parseInt(place.getAttribute('start') ?? '1', 10) || 1)
    else if (name === 'li') this.#label = this.#nextLabel()
    else if (name === 'pre') this.#pre ??= place
    else if (name === 'tr' && this.#row === null && isDataRow(place)) {
      this.#row = place
      this.#cells = []
    }
  }

  close(place: Place): void {
    const name = place.localName
    if ((name === 'td' || name === 'th') && this.#cells !== null && place.parentNode === this.#row) {
      this.#cells.push(cleanLine(this.#text))
      this.#text = ''
      return
    }
    if (place === this.#row) {
      const line = (this.#cells ?? []).join('\t').trimEnd()
      if (line.trim() !== '') this.lines.push(line)
      this.#cells = null
      this.#row = null
      this.#text = ''
      this.#label = ''
      return
    }
    this.breakLine()
    if (place === this.#pre) this.#pre = null
    if (name === 'ul' || name === 'ol') this.#lists.pop()
    if (name === 'li') this.#label = ''
  }

  /** Ends a line; within a cell it is a space. */
  breakLine(): void {
    if (this.#cells === null) this.flush()
    else if (this.#text !== '') this.#text += ' '
  }

  flush(): void {
    const line = cleanLine(this.#text)
    this.#text = ''
    if (line === '') return
    this.lines.push(this.#label + line)
    this.#label = ''
  }

  #nextLabel(): string {
    if (this.#cells !== null) return ''
    const number = this.#lists.at(-1)
    if (number === undefined || number === null) return '• '
    this.#lists[this.#lists.length - 1] = number + 1
    return `${number}. `
  }
}

/** Whether a row holds data: two cells or more, and none with headings or a table of its own, as in pages laid out by tables. */
function isDataRow(row: Place): boolean {
  const cells: Node[] = []
  for (let child = row.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === 1 && /^t[dh]$/.test((child as Node as Place).localName)) cells.push(child)
  }
  return cells.length > 1 && row.querySelector('table, h1, h2, h3, h4, article') === null
}

/** The cells of a sheet, row by row as in the file; rows may be of unequal length. */
export interface SheetCells {
  /** The name of the sheet; null for a CSV file. */
  readonly sheet: string | null
  readonly cells: readonly (readonly string[])[]
  /** Columns whose numbers are numbers of the workbook, written with a decimal point; the others are read as text. */
  readonly typedColumns: readonly number[]
}

/** The cells of a table's frozen text, which `csvLines` wrote. */
export function tableCells(text: string): readonly (readonly string[])[] {
  const { data } = papaparse.parse<string[]>(text.replace(/\n$/, ''), { delimiter: ',', newline: '\n' })
  return data.map((row) => (row.length === 1 && row[0] === '' ? [] : row))
}
