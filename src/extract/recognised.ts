import type { PageSpan } from '#domain/project.ts'
import { type RecognisedWord, UNSURE } from '#domain/textRecognition.ts'
import { median } from './pdfRegions.ts'
import type { PdfPage } from './pdfSegments.ts'

/** A line of a picture as it was recognised, px from the top left. */
export interface PictureLine {
  /** Words in the order in which they are read. */
  readonly words: readonly (Omit<RecognisedWord, 'start' | 'end' | 'page'> & { readonly text: string })[]
  readonly baseline: Readonly<{ x0: number; y0: number; x1: number; y1: number }>
  /** Height of its type. */
  readonly size: number
}

/** The text of a picture. */
export interface PictureText {
  readonly width: number
  readonly height: number
  readonly lines: readonly PictureLine[]
}

/** Recognises the text of pictures (PNG, JPEG). */
export interface TextEngine {
  /** The program and its version, and the languages it reads, ISO 639-1. */
  readonly name: string
  readonly languages: readonly string[]
  recognise: (picture: Blob) => Promise<PictureText>
  close: () => void
}

/** Marks that begin no line: what recognition takes specks and edges for. */
const SPECK = /^[^\p{L}\p{N}\p{Ps}\p{Pi}\p{Pd}"'•*·‣◦▪§&%#+/…]+$/u

/** The words of a line without unsure marks before them; none for a line of such marks alone. */
export function withoutSpecks(words: PictureLine['words']): PictureLine['words'] {
  const first = words.findIndex(({ text, confidence }) => !(confidence < UNSURE && SPECK.test(text)))
  return first < 0 ? [] : words.slice(first)
}

/** Letters of the longest scrap. */
const SCRAP = 3

/**
 * Lines without the unsure scraps beside all words that are sure, and without lines of such scraps alone: what recognition reads in
 * the shadow at a scan's edge and in the grain of its paper.
 */
export function withoutEdges(lines: readonly PictureLine[]): readonly PictureLine[] {
  const sure = lines.flatMap(({ words }) =>
    words.filter(({ text, confidence }) => confidence >= UNSURE && text.length >= SCRAP),
  )
  const left = Math.min(...sure.map(({ x }) => x))
  const right = Math.max(...sure.map(({ x, width }) => x + width))
  const isScrap = ({ text, confidence }: PictureLine['words'][number]) =>
    confidence < UNSURE && text.length <= SCRAP
  const isBeside = ({ x, width }: PictureLine['words'][number]) => x + width < left || x > right
  if (sure.length === 0) return lines
  return lines.map(({ words, ...line }) => ({
    ...line,
    words: words.every(isScrap) ? [] : words.filter((word) => !(isScrap(word) && isBeside(word))),
  }))
}

/** A recognised page of a document. */
export interface RecognisedPage extends PictureText {
  readonly number: number
}

/** Type that differs from the page's by less than this share is the page's: heights are measured from the letters of a line. */
const SAME_SIZE = 0.3
/** Gap between words, in heights of type, from which they are in two columns or cells. */
const APART = 1.1

/** A recognised page as the items of a page of a PDF, upright; `scale` is points a px. */
export function recognisedItems({ number, width, height, lines }: RecognisedPage, scale: number): PdfPage {
  const angle = median(lines.map(({ baseline: { x0, y0, x1, y1 } }) => Math.atan2(y1 - y0, x1 - x0)))
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
  const usual = median(lines.map(({ size }) => size)) || 1
  const items = lines.flatMap(({ words, baseline, size: measured }) => {
    const share = Math.abs(measured / usual - 1) < SAME_SIZE ? 1 : Math.round((measured / usual) * 4) / 4
    const size = usual * Math.max(0.5, share)
    const [x, y] = [(baseline.x0 + baseline.x1) / 2, (baseline.y0 + baseline.y1) / 2]
    return runsOf(words, size).map((run) => {
      const left = Math.min(...run.map((word) => word.x))
      const right = Math.max(...run.map((word) => word.x + word.width))
      return {
        text: run.map(({ text }) => text).join(' '),
        // All runs of a line have one baseline.
        x: (left * cos + y * sin) * scale,
        y: (y * cos - x * sin) * scale,
        width: (right - left) * scale,
        size: size * scale,
        font: '',
      }
    })
  })
  return { number, width: width * scale, height: height * scale, items, rotated: [] }
}

/** The words of a line in runs without a wide gap, whatever way it is read. */
function runsOf(words: PictureLine['words'], size: number): PictureLine['words'][number][][] {
  const runs: PictureLine['words'][number][][] = []
  for (const word of words) {
    const last = runs.at(-1)?.at(-1)
    const gap = last ? Math.max(word.x - last.x - last.width, last.x - word.x - word.width) : 0
    if (last && gap < size * APART) runs.at(-1)?.push(word)
    else runs.push([word])
  }
  return runs
}

/** Where the words of recognised pages stand in the text that was made of them; words that were left out have no place. */
export function wordPlaces(
  text: string,
  spans: readonly PageSpan[],
  pages: readonly RecognisedPage[],
): readonly RecognisedWord[] {
  return pages.flatMap(({ number, lines }) => {
    const span = spans.find((one) => one.number === number)
    return span ? placesOnPage(text.slice(0, span.end), span.start, number, lines) : []
  })
}

/** How far behind a word the next one of its line may stand: a tab, or a hyphen that was dropped. */
const NEAR = 3

function placesOnPage(
  text: string,
  from: number,
  page: number,
  lines: readonly PictureLine[],
): readonly RecognisedWord[] {
  const taken: [start: number, end: number][] = []
  const isFree = (start: number, end: number) => !taken.some(([first, last]) => first < end && start < last)
  return lines.flatMap(({ words }) => {
    let at = -1
    return words.flatMap(({ text: read, ...box }, index) => {
      const next = at < 0 ? -1 : text.indexOf(bare(read), at)
      const isNear = next >= 0 && next <= at + NEAR && isFree(next, next + bare(read).length)
      const start = isNear ? next : freePlace(text, from, words.slice(index), isFree)
      if (start < 0) return []
      const whole = start + read.length
      const end = text.startsWith(read, start) && isFree(start, whole) ? whole : start + bare(read).length
      taken.push([start, end])
      at = end
      return [{ start, end, page, ...box }]
    })
  })
}

/** A word without the hyphen that may go at the end of its line. */
const bare = (word: string) => (word.length > 1 ? word.replace(/[-‐\u00ad]$/u, '') : word)

/** Words of a line that are sought together, so that "the" is found in its line. */
const TOGETHER = 4

/** The first place at which words stand together and no other word was found; -1 for none. */
function freePlace(
  text: string,
  from: number,
  words: PictureLine['words'],
  isFree: (start: number, end: number) => boolean,
): number {
  const sought = words.slice(0, TOGETHER).map(({ text: word }) => word)
  for (let count = sought.length; count > 0; count -= 1) {
    const run = sought.slice(0, count)
    const joined = bare(run.join(' '))
    for (let at = text.indexOf(joined, from); at >= 0; at = text.indexOf(joined, at + 1)) {
      const end = at + bare(run[0] ?? '').length
      const isWhole = at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '') || count > 1
      if (isWhole && isFree(at, end)) return at
    }
  }
  return -1
}
