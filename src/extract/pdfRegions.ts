import type { Segment } from './pdfSegments.ts'

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
export function rowsOf(segments: readonly Segment[]): Segment[][] {
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

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}
