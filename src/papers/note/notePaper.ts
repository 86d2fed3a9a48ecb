import type { Note } from '#domain/note.ts'
import { hostOf } from '#lib/hostOf.ts'
import { textWidth } from '#lib/textWidth.ts'

/** Sizes of a note on A4, points. Shared by the estimate of its pages and by the file. */
export const NOTE = {
  page: { width: 595.3, height: 841.9, side: 54, top: 62, bottom: 56 },
  title: { size: 20, line: 24, after: 6 },
  lead: { size: 11, line: 15, after: 10 },
  body: { size: 10.5, line: 14.5, after: 5 },
  caption: { size: 9.5, line: 13, before: 6, after: 4 },
  small: { size: 8.5, line: 11.5, after: 3 },
  heading: { size: 13, line: 17, before: 12, after: 4 },
  /** A row of a table, with its margins. */
  row: 15,
  /** A column of numbers. */
  number: 51,
  map: { width: 240, height: 216 },
  wideMap: { width: 487, height: 244 },
  /** Between map and table. */
  gap: 16,
  chart: { height: 160, bar: 11, axis: 34 },
} as const

const WIDTH = NOTE.page.width - 2 * NOTE.page.side
/** The body's height on a page. */
const HEIGHT = NOTE.page.height - NOTE.page.top - NOTE.page.bottom
/** Kept free, so that a program with wider letters still needs two pages. */
const SLACK = 40
/** Width of Georgia, or of a font in its place, compared with the letters that `textWidth` estimates. */
const SERIF = 1.14
/** The same of Arial. */
const SANS = 0.94

/** Heights of a note's parts, points. */
export interface Paper {
  first: number
  second: number
  head: number
  findings: readonly number[]
  /** Map and table beside each other. */
  figures: number
  heading: number
  sources: readonly number[]
  /** Chart, method and what is not stated. */
  rest: number
}

/** Estimates the heights of a note's parts; too high rather than too low. */
export function paperOf(note: Omit<Note, 'onFirstPage'>): Paper {
  const { title, lead, body, caption, small, heading } = NOTE
  const headed = heading.before + heading.line + heading.after
  const paragraph = (text: string, look: { size: number; line: number; after: number }, width = WIDTH) =>
    linesOf(text, look.size, width) * look.line + look.after
  const captioned = caption.before + caption.line + caption.after
  const known = new Set<string>()
  return {
    first: HEIGHT - SLACK,
    second: HEIGHT - SLACK,
    head:
      linesOf(note.title.text, title.size, WIDTH, 700) * title.line +
      title.after +
      paragraph(note.lead.map(({ text }) => text).join(' '), lead),
    findings: note.findings.map(({ lead: said, sentences }) => {
      const text = [
        said.text,
        ...sentences.map((sentence) => `${sentence.text} (${sentence.letters.join(', ')})`),
      ]
      const quotes = sentences.flatMap((sentence) => sentence.quotes)
      const fresh = quotes.filter(({ id }) => !known.has(id))
      for (const { id } of fresh) known.add(id)
      const footnotes = fresh.map(({ text: quote, place, address }) =>
        paragraph(
          `${quote} Source A, ${place}, ${address === null ? '' : hostOf(address)}`,
          small,
          (WIDTH - 12) / SERIF,
        ),
      )
      return paragraph(text.join(' '), body) + footnotes.reduce((sum, height) => sum + height, 0)
    }),
    figures: captioned + figuresOf(note),
    heading: headed,
    sources: note.sources.map(
      ({ citation, address }) =>
        (linesOf(`A. ${citation}`, small.size, WIDTH) + linesOf(address ?? '', small.size, WIDTH)) *
          small.line +
        small.after,
    ),
    rest:
      (note.chart ? captioned + chartHeight(note.chart) + paragraph(note.chart.note, small) : 0) +
      2 * headed +
      note.method.reduce((sum, text) => sum + paragraph(text, small), 0) +
      paragraph(note.link.text, small) +
      paragraph([...note.notStated, note.boundaries].join(' '), small),
  }
}

function figuresOf({ map, table }: Pick<Note, 'map' | 'table'>): number {
  const { small, caption } = NOTE
  const place = table ? NOTE.map : NOTE.wideMap
  const height =
    mapHeight(map.picture, table !== null) +
    PICTURE_AFTER +
    linesOf([...map.signs.map(({ text }) => `1 ${text.text}`), map.note].join(' '), small.size, place.width) *
      small.line +
    small.after
  if (!table) return height
  const width = WIDTH - NOTE.map.width - NOTE.gap
  const names = columnsOf(table.columns.length, width).names - 4
  const rows = table.rows.map(
    ({ cells: [name = ''] }) =>
      Math.max(1, linesOf(name, small.size, names)) * small.line + NOTE.row - small.line,
  )
  const titled = (linesOf(`Table 1. ${table.title}`, caption.size, width, 700) - 1) * caption.line
  return Math.max(
    height,
    titled +
      2 * NOTE.row +
      rows.reduce((sum, row) => sum + row, 0) +
      linesOf(table.note, small.size, width) * small.line +
      small.after +
      4,
  )
}

/** Widths of a table's columns, points: names take what numbers leave. */
export function columnsOf(count: number, width: number): { names: number; number: number } {
  const number = Math.min(NOTE.number, (width * 0.6) / (count - 1))
  return { names: width - number * (count - 1), number }
}

const PICTURE_AFTER = 6

/** The height of a chart, points: bars across the page need room for their numbers. */
export function chartHeight({ chart: { over, categories, series } }: NonNullable<Note['chart']>): number {
  const { height, bar, axis } = NOTE.chart
  return over === 'routes' ? Math.max(120, categories.length * series.length * bar + axis) : height
}

/** The height of the map on paper, points. */
export function mapHeight({ width, height }: Note['map']['picture'], hasTable: boolean): number {
  return ((hasTable ? NOTE.map : NOTE.wideMap).width * height) / width
}

function linesOf(text: string, size: number, width: number, weight = 400): number {
  return text === '' ? 0 : Math.ceil((textWidth(text, size, weight) * SANS) / width)
}
