import { cleanLine } from './cleanLine.ts'
import { mainSize, type Segment } from './pdfSegments.ts'

/** Segments that are read together, row by row: a column, a full-width heading, a table. */
export interface Region {
  segments: readonly Segment[]
  left: number
  right: number
}

/** Rows of one column from which it counts as a column. */
const FEWEST_ROWS = 3
/** Share of the width that a column takes at least. */
const NARROWEST = 0.15
/** Narrowest gutter, in sizes of type. */
const GUTTER = 0.8
/** Share of its column's width that a third of the lines of prose fill at least. */
const PROSE_FILL = 0.75
/** Letters that a third of them have at least. Cells of tables are shorter. */
const PROSE_LETTERS = 18
/** Share of the lines of prose that begin within a sentence, in lower case. Cells hardly ever do. */
const PROSE_GOES_ON = 0.2
/** Maximum number of places tried as the start of a right column. */
const MOST_GUTTERS = 8

/**
 * The regions of a page in reading order. Where lines stand in columns, each column is read down before the next;
 * headings and tables across columns stand between what is above and below them. `gutters` are the left edges of columns
 * of other pages: a page with few lines is divided as they are.
 */
export function pdfRegions(
  segments: readonly Segment[],
  size: number,
  gutters: readonly number[] = [],
): Region[] {
  if (segments.length === 0) return []
  const gutter = findGutter(segments, size, gutters)
  if (gutter === null) return [regionOf(segments)]
  return bandsOf(segments, gutter).flatMap(({ spanning, left, right }) => {
    const across = spanning.length > 0 ? [regionOf(spanning)] : []
    if (left.length === 0 || right.length === 0) {
      return [...across, ...pdfRegions([...left, ...right], size, [])]
    }
    if (!isColumn(left, gutter) && !isColumn(right, gutter) && rowsOf(left).length < FEWEST_ROWS) {
      return [...across, regionOf([...left, ...right])]
    }
    return [...across, ...pdfRegions(left, size, gutters), ...pdfRegions(right, size, gutters)]
  })
}

/** Where the right columns of a page begin, points from the left. */
export function guttersOf(segments: readonly Segment[], size: number): number[] {
  const gutter = findGutter(segments, size, [])
  if (gutter === null) return []
  const { left, right } = sidesOf(segments, gutter)
  return [gutter.right, ...guttersOf(left, size), ...guttersOf(right, size)]
}

interface Gutter {
  /** The left edge of the text right of the gutter, and the least gap before it. */
  right: number
  gap: number
}

function sidesOf(segments: readonly Segment[], { right: edge, gap }: Gutter) {
  const left = segments.filter((segment) => segment.right <= edge - gap)
  const right = segments.filter((segment) => segment.x >= edge - gap / 4)
  return { left, right }
}

interface Band {
  spanning: Segment[]
  left: Segment[]
  right: Segment[]
}

/** Divides segments at those that cross a gutter: each band is what crosses and the columns below it. */
function bandsOf(segments: readonly Segment[], gutter: Gutter): Band[] {
  const { left, right } = sidesOf(segments, gutter)
  const beside = new Set([...left, ...right])
  const leftSet = new Set(left)
  const bands: Band[] = [{ spanning: [], left: [], right: [] }]
  let above: Segment | undefined
  // A row that is crossed once belongs to what crosses it, as does the next line of a heading.
  for (const row of rowsOf(segments)) {
    const crosses = row.some((segment) => !beside.has(segment)) || isNextLine(row, above)
    above = crosses ? row[0] : undefined
    let band = bands.at(-1)
    if (!band || (crosses && (band.left.length > 0 || band.right.length > 0))) {
      band = { spanning: [], left: [], right: [] }
      bands.push(band)
    }
    for (const segment of row) {
      if (crosses) band.spanning.push(segment)
      else if (leftSet.has(segment)) band.left.push(segment)
      else band.right.push(segment)
    }
  }
  return bands
}

/** Whether a row with one segment is the next line of a heading: in the same large type and close below. */
function isNextLine(row: readonly Segment[], above: Segment | undefined): boolean {
  const [first] = row
  if (!above || !first || row.length > 1 || above.size < 13) return false
  return (
    above.font === first.font &&
    Math.abs(above.size - first.size) < 0.5 &&
    first.y - above.y < first.size * 1.6
  )
}

/** The gutter with most lines in columns beside it, null if the lines do not stand in columns. */
function findGutter(segments: readonly Segment[], size: number, known: readonly number[]): Gutter | null {
  const { left, right } = regionOf(segments)
  const width = right - left
  const gap = size * GUTTER
  const isInside = (x: number) => x > left + width * NARROWEST && x < right - width * NARROWEST
  const found = edgesOf(
    segments.filter(({ x }) => isInside(x)),
    size,
  )
  const shared = known.filter(isInside)
  let best: Gutter | null = null
  let most = 0
  for (const edge of [...found, ...shared]) {
    const gutter = { right: edge, gap }
    const count = linesInColumns(bandsOf(segments, gutter), gutter, shared.includes(edge))
    if (count > most) {
      most = count
      best = gutter
    }
  }
  return best
}

/** Where several segments begin at the same distance from the left: the most frequent places first. */
function edgesOf(segments: readonly Segment[], size: number): number[] {
  const edges: { x: number; count: number }[] = []
  for (const { x } of segments.toSorted((a, b) => a.x - b.x)) {
    const edge = edges.at(-1)
    if (edge && x - edge.x <= size * 0.3) edge.count += 1
    else edges.push({ x, count: 1 })
  }
  return edges
    .filter(({ count }) => count >= FEWEST_ROWS)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MOST_GUTTERS)
    .map(({ x }) => x)
}

/** Lines that stand in columns beside a gutter. One column of prose is enough where other pages have the same gutter. */
function linesInColumns(bands: readonly Band[], gutter: Gutter, shared: boolean): number {
  let lines = 0
  for (const { left, right } of bands) {
    const [leftRows, rightRows] = [rowsOf(left), rowsOf(right)]
    const fewest = Math.min(leftRows.length, rightRows.length)
    if (fewest < (shared ? 1 : FEWEST_ROWS)) continue
    const prose = [isColumn(left, gutter), isColumn(right, gutter)].filter(Boolean).length
    if (prose < (shared ? 1 : 2) || isTable(leftRows, rightRows)) continue
    lines += leftRows.length + rightRows.length
  }
  return lines
}

/** Whether segments are a column of prose: many lines fill it without wide gaps, and they are longer than cells. */
function isColumn(segments: readonly Segment[], gutter: Gutter): boolean {
  const rows = rowsOf(segments)
  const { left, right } = regionOf(segments)
  const edge = left < gutter.right - gutter.gap ? Math.max(right, gutter.right - gutter.gap * 3) : right
  const fills = rows.map(
    (row) => row.reduce((sum, segment) => sum + segment.right - segment.x, 0) / (edge - left),
  )
  const letters = rows.map((row) => row.reduce((sum, { text }) => sum + text.length, 0))
  const goesOn = rows.filter(([first]) => /^["'‘“«(]?[\p{Ll}\p{Lo}]/u.test(first?.text ?? '')).length
  return (
    upperThird(fills) >= PROSE_FILL &&
    upperThird(letters) >= PROSE_LETTERS &&
    goesOn >= rows.length * PROSE_GOES_ON
  )
}

/** Whether two columns are a table's cells: gaps between rows at the same height, some larger where a cell has fewer lines. */
function isTable(left: readonly Segment[][], right: readonly Segment[][]): boolean {
  const [ours, theirs] = [gapsOf(left), gapsOf(right)]
  if (Math.min(ours.size, theirs.size) < 2) return false
  let [shared, uneven] = [0, 0]
  for (const [y, step] of ours) {
    const other = theirs.get(y) ?? theirs.get(y - 1) ?? theirs.get(y + 1)
    if (other === undefined) continue
    shared += 1
    if (Math.abs(other - step) > 2) uneven += 1
  }
  return uneven > 0 && shared >= Math.max(ours.size, theirs.size) * 0.8
}

/** Distances from the row above that are larger than usual, by the baseline of the row in steps of two points. */
function gapsOf(rows: readonly Segment[][]): Map<number, number> {
  const steps = rows.slice(1).map((row, index) => (row[0]?.y ?? 0) - (rows[index]?.[0]?.y ?? 0))
  const usual = median(steps)
  const gaps = new Map<number, number>()
  for (const [index, step] of steps.entries()) {
    if (step > usual * 1.3) gaps.set(Math.round((rows[index + 1]?.[0]?.y ?? 0) / 2), step)
  }
  return gaps
}

/** Rows of segments by baseline, from the top, each from left to right. */
function rowsOf(segments: readonly Segment[]): Segment[][] {
  const rows: Segment[][] = []
  for (const segment of segments.toSorted((a, b) => a.y - b.y)) {
    const row = rows.at(-1)
    const [first] = row ?? []
    if (row && first && segment.y - first.y <= Math.min(first.size, segment.size) * 0.4) row.push(segment)
    else rows.push([segment])
  }
  return rows.map((row) => row.toSorted((a, b) => a.x - b.x))
}

function regionOf(segments: readonly Segment[]): Region {
  let left = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  for (const segment of segments) {
    left = Math.min(left, segment.x)
    right = Math.max(right, segment.right)
  }
  return { segments, left, right }
}

/** The least of the largest third. */
function upperThird(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length * 2) / 3)] ?? 0
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}

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
