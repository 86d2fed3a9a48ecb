import type { SlideBox, SlideRun, SlideText } from '#domain/slides.ts'

/** Line height, relative to the font size. */
const LINE = 1.22
/** Letter widths relative to the font size. Sized for DejaVu Sans, the widest substitute for Arial. */
const WIDTHS: readonly (readonly [letters: RegExp, width: number])[] = [
  [/[ijlI.,:;'’|! \u00a0\u202f]/, 0.32],
  [/[frt()[\]/\-‐]/, 0.42],
  [/[mwMW%@—–+−…]/, 0.98],
  [/[A-ZÀ-Þ0-9]/, 0.69],
]
const OTHER = 0.62
/** Width factor of bold text. */
const BOLD = 1.12

/** Maximum width of a text, inches; `size` in points. */
export function slideTextWidth(text: string, size: number, isBold = false): number {
  let width = 0
  for (const letter of text) {
    width += WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? OTHER
  }
  return (width * size * (isBold ? BOLD : 1)) / 72
}

/** Number of lines of a text in a width (inches), broken between words. */
export function slideTextLines(text: string, width: number, size: number, isBold = false): number {
  let lines = 1
  let used = 0
  for (const word of text.split(/[ \u00a0]/)) {
    const own = slideTextWidth(word, size, isBold)
    const space = used > 0 ? slideTextWidth(' ', size, isBold) : 0
    if (used > 0 && used + space + own > width) {
      lines += 1
      used = 0
    } else {
      used += space
    }
    // A word longer than the line is broken.
    lines += Math.max(0, Math.ceil(own / width) - 1)
    used += own % width
  }
  return lines
}

/** Height of paragraphs, inches; `gap` in points after each but the last. */
export function slideTextHeight(
  paragraphs: readonly string[],
  width: number,
  { size, isBold = false, gap = 0 }: Readonly<{ size: number; isBold?: boolean; gap?: number }>,
): number {
  const lines = paragraphs.reduce((sum, text) => sum + slideTextLines(text, width, size, isBold), 0)
  return (lines * size * LINE + Math.max(0, paragraphs.length - 1) * gap) / 72
}

/** The largest font size (points) between `least` and `most` at which paragraphs fit a height, and their height. */
export function fittedSize(
  paragraphs: readonly string[],
  { w, h }: Pick<SlideBox, 'w' | 'h'>,
  {
    most,
    least,
    isBold = false,
    gap = 0,
  }: Readonly<{ most: number; least: number; isBold?: boolean; gap?: number }>,
): { size: number; height: number } {
  for (let size = most; size > least; size -= 1) {
    const height = slideTextHeight(paragraphs, w, { size, isBold, gap })
    if (height <= h) return { size, height }
  }
  return { size: least, height: Math.min(h, slideTextHeight(paragraphs, w, { size: least, isBold, gap })) }
}

/** Shortens a text at a word, with an ellipsis, if it does not fit. */
export function cutToFit(
  text: string,
  { w, h }: Pick<SlideBox, 'w' | 'h'>,
  size: number,
  isBold = false,
): string {
  const fits = (candidate: string) => slideTextHeight([candidate], w, { size, isBold }) <= h
  if (fits(text)) return text
  const words = text.split(' ')
  while (words.length > 1) {
    words.pop()
    const shorter = `${words.join(' ').replace(/[,.;:]$/, '')} …`
    if (fits(shorter)) return shorter
  }
  return '…'
}

type Wanted = Pick<SlideText, 'name' | 'box' | 'size' | 'colour'> & Partial<SlideText>

/** A text item with defaults filled in. */
export function slideText(wanted: Wanted & { runs?: readonly SlideRun[] }): SlideText {
  const { runs, ...rest } = wanted
  return {
    kind: 'text',
    paragraphs: runs ? [runs] : [],
    bold: false,
    align: 'left',
    anchor: 'top',
    gap: 0,
    ground: null,
    isTitle: false,
    ...rest,
  }
}

/** A 16:9 slide, inches, PowerPoint's widescreen size. */
export const SLIDE = { w: 13.333, h: 7.5 } as const

/** Page margin, inches. */
export const MARGIN = 0.6

/** Text column of a step. */
export const COLUMN: SlideBox = { x: MARGIN, y: 0.55, w: 4.7, h: 5.7 }

/** Picture area of a step, up to the top and right edge; the legend is below. */
export const PICTURE: SlideBox = { x: 5.6, y: 0, w: SLIDE.w - 5.6, h: 5.8 }
export const LEGEND_HEIGHT = 0.47

/** The map above a large table, and the table. */
export const HALF_PICTURE: SlideBox = { ...PICTURE, h: 2.3 }
export const LARGE_LIST: SlideBox = { x: 5.75, y: 2.86, w: SLIDE.w - MARGIN - 5.75, h: 3.5 }

/** Footer of every slide, below a rule. */
export const FOOT: SlideBox = { x: MARGIN, y: 6.45, w: SLIDE.w - 2 * MARGIN, h: 0.95 }

/** Still map resolution, px per inch: names and lines get the sizes they have on screen. */
export const PX_PER_INCH = 92

/** Size of a slide's still map, px; never stretched. */
export function stillSize(isHalf: boolean): { width: number; height: number } {
  const { w, h } = isHalf ? HALF_PICTURE : PICTURE
  return { width: Math.round(w * PX_PER_INCH), height: Math.round(h * PX_PER_INCH) }
}
