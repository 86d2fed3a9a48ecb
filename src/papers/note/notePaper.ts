import type { Note } from '#domain/note.ts'
import { textWidth } from '#lib/textWidth.ts'

/** Sizes of a note on A4, points. */
export const NOTE = {
  page: { width: 595.3, height: 841.9, side: 54, top: 62, bottom: 56 },
  title: { size: 20, line: 24, after: 4 },
  facts: { size: 9.5, line: 13, after: 10 },
  message: { size: 12, line: 17, before: 0, after: 4 },
  body: { size: 10.5, line: 14.5, after: 5 },
  caption: { size: 9.5, line: 13, before: 6, after: 4 },
  small: { size: 8.5, line: 11.5, after: 3 },
  table: { size: 9, line: 12, before: 2, after: 2 },
  heading: { size: 13, line: 17, before: 10, after: 4 },
  /** Of numbers and bullets. */
  indent: 20,
  /** A column of numbers. */
  number: 51,
  /** Beside a table or quotations; `caption` is the height of its caption and of what its signs stand for. */
  map: { width: 250, height: 190, caption: 70 },
  wideMap: { width: 487, height: 244 },
  /** Between map and table. */
  gap: 16,
  chart: { height: 150, bar: 11, axis: 34 },
  /** Columns of a table of plans. */
  plans: { plan: 168, outcome: 100 },
} as const

/** Width of Georgia, or of a font in its place, compared with the letters that `textWidth` estimates. */
const SERIF = 1.14

/** The estimated height of a quotation beside the map, points: its title, its sentences, its source and the author's words. */
export function quotesHeight(texts: readonly string[]): number {
  const { page, map, gap, body, small } = NOTE
  const width = page.width - 2 * page.side - map.width - gap
  const lines = texts.map((text) => Math.ceil((textWidth(text, body.size, 400) * SERIF) / width))
  return (
    lines.reduce((sum, count) => sum + count * body.line + body.after, 0) + 2 * small.line + 2 * body.after
  )
}

/** Widths of a table's columns, points: names take what numbers leave. */
export function columnsOf(count: number, width: number): { names: number; number: number } {
  const number = Math.min(NOTE.number, (width * 0.6) / (count - 1))
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
