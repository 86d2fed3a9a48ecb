import type { Note, NoteTable } from '#domain/note.ts'
import { textWidth } from '#lib/textWidth.ts'
import { slideTextLines, slideTextWidth } from '#papers/slides/slideLayout.ts'

/** Sizes of a note on A4, points. */
export const NOTE = {
  page: { width: 595.3, height: 841.9, side: 43, top: 46, bottom: 36 },
  title: { size: 17, line: 21, after: 3 },
  facts: { size: 9, line: 12, after: 6 },
  message: { size: 10.5, line: 13.8, before: 0, after: 4 },
  body: { size: 9.5, line: 11.6, after: 2 },
  caption: { size: 9, line: 12, before: 4, after: 2 },
  small: { size: 8, line: 9.1, after: 0.5 },
  table: { size: 8.5, line: 10.2, before: 1, after: 0.5 },
  heading: { size: 12, line: 14.5, before: 5, after: 1.5 },
  /** Of numbers and bullets. */
  indent: 20,
  /** Beside quotations; `caption` is the height of its caption and of what its signs stand for. */
  map: { width: 240, height: 132, caption: 60 },
  /** Beside a table. */
  tallMap: { width: 240, height: 180 },
  wideMap: { width: 503, height: 210 },
  /** Between map and table. */
  gap: 16,
  chart: { height: 125, bar: 12, axis: 34 },
  /** Least columns of a table of plans, and what wider ones are tried in. */
  plans: { plan: 130, outcome: 72, shown: 170, step: 8 },
  /** Columns of a table of rows; what happened has the rest. */
  rows: { when: 108, said: 170 },
  /** A column of a table of months, and above such a table. */
  month: { width: 36, before: 2 },
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

/**
 * Widths of a table's columns, points: numbers take what they and the words above them need, names the rest. The estimate has
 * room for the wider letters of a font in the place of Arial, such as DejaVu.
 */
export function columnsOf(
  { columns, rows }: Pick<NoteTable, 'columns' | 'rows'>,
  width: number,
): readonly number[] {
  const { size } = NOTE.table
  const most = (width * 0.65) / (columns.length - 1)
  const wide = (text: string, isBold = false) => slideTextWidth(text, size, isBold) * 72 + CELL
  const numbers = columns
    .slice(1)
    .map((name, at) =>
      Math.min(
        most,
        Math.max(
          ...name.split(' ').map((word) => wide(word)),
          ...rows.map(({ cells, isTotal }) => wide(cells[at + 1] ?? '', isTotal)),
        ),
      ),
    )
  return [width - numbers.reduce((sum, number) => sum + number, 0), ...numbers]
}

/** Left and right of the words of a cell, points. */
const CELL = 4

/** Widths of the columns of a table of plans, points: of all splits the one with the fewest lines. */
export function plansColumns(rows: readonly (readonly string[])[], width: number): readonly number[] {
  const { plans, table } = NOTE
  const lines = (text: string, at: number, column: number) =>
    slideTextLines(
      text,
      (column - CELL) / 72,
      at === OUTCOME ? table.size : table.size * ARIAL,
      at === OUTCOME,
    )
  const splits: readonly number[][] = stepsTo(plans.outcome, 112).flatMap((outcome) =>
    stepsTo(plans.plan, width - outcome - plans.shown).map((plan) => [plan, outcome, width - plan - outcome]),
  )
  const heights = splits.map((split) =>
    rows.reduce(
      (sum, row) => sum + Math.max(...row.map((text, at) => lines(text, at, split[at] ?? width))),
      0,
    ),
  )
  return splits[heights.indexOf(Math.min(...heights))] ?? []
}

/** Letters of Arial compared with the estimate, which is of wider ones. */
const ARIAL = 0.88

/** The column of bold words. */
const OUTCOME = 1

/** The widths that are tried. */
function stepsTo(from: number, to: number): readonly number[] {
  const { step } = NOTE.plans
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, at) => from + at * step)
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
