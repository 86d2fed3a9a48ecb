import type { Note } from '#domain/note.ts'
import { textWidth } from '#lib/textWidth.ts'

/** Sizes of a note on A4, points. */
export const NOTE = {
  page: { width: 595.3, height: 841.9, side: 51, top: 52, bottom: 42 },
  title: { size: 18, line: 22, after: 3 },
  facts: { size: 9, line: 12, after: 6 },
  message: { size: 11, line: 14.5, before: 0, after: 4 },
  body: { size: 9.5, line: 11.8, after: 2.5 },
  caption: { size: 9, line: 12, before: 4, after: 2 },
  small: { size: 8, line: 9.3, after: 1 },
  table: { size: 9, line: 11, before: 1, after: 1 },
  heading: { size: 12, line: 15, before: 6, after: 2 },
  /** Of numbers and bullets. */
  indent: 20,
  /** Of the letters of sources. */
  letter: 14,
  /** A column of numbers. */
  number: 51,
  /** Beside quotations; `caption` is the height of its caption and of what its signs stand for. */
  map: { width: 240, height: 140, caption: 60 },
  /** Beside a table. */
  tallMap: { width: 240, height: 180 },
  wideMap: { width: 493, height: 210 },
  /** Between map and table. */
  gap: 16,
  chart: { height: 125, bar: 12, axis: 34 },
  /** Columns of a table of plans. */
  plans: { outcome: 96, shown: 240 },
} as const

/** Width of Georgia, or of a font in its place, compared with the letters that `textWidth` estimates. */
const SERIF = 1.14

/** The estimated height of a quotation beside the map, points: its title, its sentences, its source and the author's words. */
export function quotesHeight(texts: readonly string[]): number {
  const { page, map, gap, body, small } = NOTE
  const width = page.width - 2 * page.side - map.width - gap
  const lines = texts.map((text) => Math.ceil((textWidth(text, body.size, 400) * SERIF) / width))
  return lines.reduce((sum, count) => sum + count * body.line + body.after, 0) + small.line
}

/** Widths of a table's columns, points: names take what numbers leave. */
export function columnsOf(count: number, width: number): { names: number; number: number } {
  const number = Math.min(NOTE.number, (width * 0.65) / (count - 1))
  return { names: width - number * (count - 1), number }
}

/** The height of a chart, points: bars across the page need room for their numbers. */
export function chartHeight({ chart: { over, categories, series } }: Note['charts'][number]): number {
  const { height, bar, axis } = NOTE.chart
  return over === 'routes' ? Math.max(120, categories.length * series.length * bar + axis) : height
}

/** The height of the map on paper, points. */
export function mapHeight({ width, height }: Note['map']['picture'], isWide: boolean): number {
  return ((isWide ? NOTE.wideMap : NOTE.map).width * height) / width
}
