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
  map: { width: 252, height: 224 },
  wideMap: { width: 487, height: 244 },
  /** Between map and table. */
  gap: 20,
  chart: { height: 160 },
} as const

const WIDTH = NOTE.page.width - 2 * NOTE.page.side
/** The body's height on a page. */
const HEIGHT = NOTE.page.height - NOTE.page.top - NOTE.page.bottom
/** Kept free, so that a program with wider letters still needs two pages. */
const SLACK = 18
/** Width of Georgia, or of a font in its place, compared with the letters that `textWidth` estimates. */
const SERIF = 1.06

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
      (note.chart ? captioned + NOTE.chart.height + paragraph(note.chart.note, small) : 0) +
      2 * headed +
      paragraph([...note.method, note.link.text].join(' '), small) +
      paragraph([...note.notStated, note.boundaries].join(' '), small),
  }
}

function figuresOf({ map, table }: Pick<Note, 'map' | 'table'>): number {
  const { small } = NOTE
  const place = table ? NOTE.map : NOTE.wideMap
  const below = linesOf(map.key, small.size, place.width) * small.line + small.after
  if (!table) return place.height + below
  const width = WIDTH - NOTE.map.width - NOTE.gap
  const rows = (table.rows.length + 2) * NOTE.row
  return Math.max(place.height + below, rows + linesOf(table.note, small.size, width) * small.line)
}

function linesOf(text: string, size: number, width: number, weight = 400): number {
  return text === '' ? 0 : Math.ceil(textWidth(text, size, weight) / width)
}
