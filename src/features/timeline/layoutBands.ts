import type { ScaleLinear } from 'd3-scale'
import { type TimelineMark, type YearBand, yearBands } from '#state/selectors/timelineModel.ts'
import { packRows } from './packRows.ts'
import { around, type BandWords, type DrawnBand, type DrawnMark, SIZE } from './timelineGeometry.ts'

const PADDING = 6
const ROW_GAP = 2
/** Mean width of a letter at 11 px, on the safe side. */
const LETTER = 5.7

/** How long the two wordings are, in letters, for a band's years: the words themselves are the caller's. */
export interface BandWording {
  long: (years: string) => string
  short: (years: string) => string
}

/** The lane of things known to the year only: each band as wide as its years, with one sign a thing. */
export function layoutBands(
  marks: readonly TimelineMark[],
  scale: ScaleLinear<number, number>,
  top: number,
  wording: BandWording,
): { bands: readonly DrawnBand[]; marks: readonly DrawnMark[]; height: number } {
  const sized = yearBands(marks).map((band) => sizeBand(band, scale, wording))
  const rows = packRows(
    sized.map(({ x, width }) => ({ from: x, to: x + width })),
    -0.5,
  )
  const rowHeights: number[] = []
  for (const [index, band] of sized.entries()) {
    const row = rows[index] ?? 0
    rowHeights[row] = Math.max(rowHeights[row] ?? 0, band.height)
  }
  const rowTop = (row: number) =>
    rowHeights.slice(0, row).reduce((sum, height) => sum + height + ROW_GAP, top)

  const bands: DrawnBand[] = []
  const drawn: DrawnMark[] = []
  for (const [index, band] of sized.entries()) {
    const y = rowTop(rows[index] ?? 0)
    const { x, width, height, words, years } = band
    bands.push({ key: years, x, y, width, height, words, years, wordsX: x + band.wordsOffset })
    for (const [place, mark] of band.marks.entries()) {
      drawn.push(drawSign(mark, band, place, x, y))
    }
  }
  const height = rowHeights.reduce((sum, row) => sum + row + ROW_GAP, 0)
  return { bands, marks: drawn, height: Math.max(height - ROW_GAP, 16) }
}

interface SizedBand extends YearBand {
  years: string
  x: number
  width: number
  height: number
  words: BandWords
  wordsOffset: number
  perRow: number
  pitch: number
  /** Height of the line of words above the signs, 0 where the words stand beside them. */
  wordsHeight: number
  rowHeight: number
}

function sizeBand(band: YearBand, scale: ScaleLinear<number, number>, wording: BandWording): SizedBand {
  const x = scale(band.span.start)
  const width = scale(band.span.end) - x
  const years = band.firstYear === band.lastYear ? `${band.firstYear}` : `${band.firstYear}–${band.lastYear}`
  const isNumbered = band.marks.some((mark) => mark.number !== null)
  const pitch = isNumbered ? SIZE.badgePitch : SIZE.dotPitch
  const rowHeight = isNumbered ? 16 : SIZE.bandRow
  const inner = width - 2 * PADDING
  const signs = band.marks.length * pitch
  const fits = (words: string, room: number) => words.length * LETTER <= room
  const base = { ...band, years, x, width, pitch, rowHeight }

  const beside = inner - signs - 4
  const isLongBeside = fits(wording.long(years), beside)
  if (isLongBeside || fits(wording.short(years), beside)) {
    return {
      ...base,
      height: 16,
      words: isLongBeside ? 'long' : 'short',
      wordsOffset: PADDING + signs + 4,
      perRow: band.marks.length,
      wordsHeight: 0,
      rowHeight: 16,
    }
  }
  const perRow = Math.max(1, Math.floor(inner / pitch))
  const signRows = Math.ceil(band.marks.length / perRow)
  const isLong = fits(wording.long(years), inner)
  const words: BandWords = isLong ? 'long' : fits(wording.short(years), inner) ? 'short' : 'none'
  const wordsHeight = words === 'none' ? 0 : 14
  return {
    ...base,
    height: Math.max(16, wordsHeight + signRows * rowHeight + 3),
    words,
    wordsOffset: PADDING,
    perRow,
    wordsHeight,
  }
}

function drawSign(mark: TimelineMark, band: SizedBand, place: number, x: number, y: number): DrawnMark {
  const column = place % band.perRow
  const row = Math.floor(place / band.perRow)
  const inset = band.height === 16 && band.wordsHeight === 0 ? 0 : 1
  const cx = x + PADDING + (column + 0.5) * band.pitch
  const cy = y + inset + band.wordsHeight + (row + 0.5) * band.rowHeight
  return {
    mark,
    shape: mark.kind === 'event' ? 'diamond' : 'dot',
    sign: around(cx, cy, 2 * SIZE.dot + 1, 2 * SIZE.dot + 1),
    target: around(cx, cy, band.pitch, Math.min(band.rowHeight, 15)),
    hairline: null,
    badge: mark.number === null ? null : { cx, cy },
    labelWidth: null,
  }
}
