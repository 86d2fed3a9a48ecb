import { cleanLine } from './cleanLine.ts'
import { type Region, rowsOf } from './pdfRegions.ts'
import { mainSize, type Segment } from './pdfSegments.ts'

/** A line of a column, or a row of a table. */
export interface PdfLine {
  text: string
  x: number
  right: number
  y: number
  size: number
  font: string
  /** Whether it is a row of a table, its cells separated by tabs. */
  row: boolean
  /** The raised label at its start, as of a footnote. */
  label: string | null
}

const LABEL = /^(?:[•●▪■‣◦·–—*-]|\uf0b7|\uf0a7|\(?[\da-z]{1,3}[.)])$/u

/** The lines of a region from top to bottom, tables row by row. */
export function pdfLines(region: Region): PdfLine[] {
  const rows = rowsOf(region.segments).map(withPartsJoined).map(withLabelJoined)
  const lines: PdfLine[] = []
  let at = 0
  while (at < rows.length) {
    const end = tableEnd(rows, at)
    if (end > at) {
      lines.push(...tableLines(rows.slice(at, end)))
      at = end
    } else {
      lines.push(lineOf(rows[at] ?? [], false))
      at += 1
    }
  }
  return lines
}

/** Gap between two cells of a table, in sizes of type. */
const CELL_GAP = 1.1

/** The segments of a row as cells: those that only a wide word space divides are one. */
function withPartsJoined(row: readonly Segment[]): Segment[] {
  const cells: Segment[] = []
  for (const segment of row) {
    const last = cells.at(-1)
    if (last && segment.x - last.right < Math.max(last.size, segment.size) * CELL_GAP) {
      const label = segment.label === null ? '' : `${segment.label} `
      cells[cells.length - 1] = {
        ...last,
        text: `${last.text} ${label}${segment.text}`,
        right: segment.right,
      }
    } else cells.push(segment)
  }
  return cells
}

/** A bullet or number that stands apart from its text belongs to it. */
function withLabelJoined(row: Segment[]): Segment[] {
  const [label, first, ...rest] = row
  if (!label || !first || !LABEL.test(label.text)) return row
  return [{ ...first, text: `${label.text} ${first.text}`, x: label.x, label: label.label }, ...rest]
}

function lineOf(row: readonly Segment[], isRow: boolean): PdfLine {
  const longest = row.reduce((best, segment) => (segment.text.length > best.text.length ? segment : best))
  // A soft hyphen at the end says that a word goes on; elsewhere it says nothing.
  const text = row.map((segment) => cleanLine(segment.text)).join(isRow ? '\t' : ' ')
  return {
    text: row.at(-1)?.text.endsWith('\u00ad') ? `${text}\u00ad` : text,
    x: row[0]?.x ?? 0,
    right: row.at(-1)?.right ?? 0,
    y: row[0]?.y ?? 0,
    size: mainSize(row) || longest.size,
    font: longest.font,
    row: isRow,
    label: row[0]?.label ?? null,
  }
}

/** Where the table that begins at a row ends; the same row if none begins there. */
function tableEnd(rows: readonly Segment[][], start: number): number {
  let end = start
  let full = 0
  let columns: readonly Segment[] = []
  for (let at = start; at < rows.length; at += 1) {
    const row = rows[at] ?? []
    if (row.length > 1 && (columns.length === 0 || aligned(row, columns) > 0)) {
      full += 1
      end = at + 1
      if (row.length >= columns.length) columns = row
    } else if (full === 0 || row.length > 1 || !isContinuation(row, columns, rows[at - 1] ?? [])) break
    // A wrapped cell counts only if the table goes on or it is its last.
    else end = at + 1
  }
  return full >= 2 ? end : start
}

/** Columns behind the first in which a row has a cell: with the same left edge, right edge or middle. */
function aligned(row: readonly Segment[], columns: readonly Segment[]): number {
  return row.slice(1).filter((cell) => columns.slice(1).some((column) => isUnder(cell, column))).length
}

function isUnder(cell: Segment, column: Segment): boolean {
  const near = Math.max(cell.size, column.size) * 0.7
  const middle = (segment: Segment) => (segment.x + segment.right) / 2
  return (
    Math.abs(cell.x - column.x) < near ||
    Math.abs(cell.right - column.right) < near ||
    Math.abs(middle(cell) - middle(column)) < near
  )
}

/** Whether a row with one cell goes on in a cell above: under a column behind the first, close to the row above. */
function isContinuation(
  row: readonly Segment[],
  columns: readonly Segment[],
  above: readonly Segment[],
): boolean {
  const [cell] = row
  if (!cell || cell.y - (above[0]?.y ?? 0) > cell.size * 1.6) return false
  return columns.slice(1).some((column) => Math.abs(cell.x - column.x) < cell.size * 0.7)
}

/** The rows of a table: wrapped cells are joined to the row above. */
function tableLines(rows: readonly Segment[][]): PdfLine[] {
  const groups: Segment[][] = []
  for (const row of rows) {
    const last = groups.at(-1)
    const [first] = row
    const [head] = last ?? []
    // A row without a first cell that is close below goes on in the cells above.
    const wrapped =
      last &&
      first &&
      head &&
      first.x > head.right &&
      row.every((cell) => last.some((above) => isUnder(cell, above)))
    const foot = last?.reduce((most, { y }) => Math.max(most, y), 0) ?? 0
    if (last && wrapped && first.y - foot <= first.size * 1.6) {
      for (const cell of row) {
        const at = last.findIndex((above) => isUnder(cell, above))
        const above = last[at]
        if (above) last[at] = { ...above, text: `${above.text} ${cell.text}`, y: cell.y }
      }
    } else groups.push([...row])
  }
  return groups.map((row) => lineOf(row, true))
}
