import type { SlideBox, SlideRun, SlideSlot, SlideText } from '#domain/slides.ts'

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

/** Points after a paragraph, as masters usually have it, per point of the font size. */
const GAP = 0.43
/** No text on a slide is smaller, points. */
export const LEAST = 12

/**
 * Text for a slot, shrunk to fit it down to 12 pt; what does not fit then is cut at a word, and `cut` has it whole. Null
 * without words or without the slot.
 */
export function slotText(
  slot: SlideSlot | undefined,
  { name, paragraphs, isNumbered = false }: Pick<SlideText, 'name' | 'paragraphs'> & { isNumbered?: boolean },
): { item: SlideText; cut: readonly string[] } | null {
  const wordsOf = (runs: readonly SlideRun[]) => runs.map(({ text }) => text).join('')
  if (!slot || paragraphs.every((runs) => wordsOf(runs) === '')) return null
  const { size, isBold } = slot
  const indent = isNumbered ? 0.5 : 0
  const room = { w: slot.box.w - slot.inset.x - indent, h: slot.box.h - slot.inset.y + 0.02 }
  /** Rows of text from the size of the slot: a part of a paragraph that begins on a new line may be smaller. */
  const rows = paragraphs.flatMap((runs) => {
    const starts = [0, ...runs.flatMap(({ text }, at) => (at > 0 && text.startsWith('\n') ? [at] : []))]
    return starts.map((start, at) => {
      const part = runs.slice(start, starts[at + 1])
      return { text: wordsOf(part).trimStart(), share: (part[0]?.size ?? size) / size }
    })
  })
  const height = (at: number) =>
    rows.reduce(
      (sum, { text, share }) => sum + slideTextHeight([text], room.w, { size: at * share, isBold }),
      (Math.max(0, paragraphs.length - 1) * at * GAP) / 72,
    )
  let fitting = size
  while (fitting > LEAST && height(fitting) > room.h) fitting -= 0.5
  const cut: string[] = []
  let shown = paragraphs
  if (height(fitting) > room.h) {
    // Short paragraphs stay whole; long ones share the rest.
    const share = { w: room.w, h: room.h / paragraphs.length - (fitting * GAP) / 72 }
    const least = Math.max(share.h, (fitting * LINE) / 72)
    shown = paragraphs.map((runs) => {
      const whole = wordsOf(runs)
      const text = cutToFit(whole, { ...share, h: least + 0.01 }, fitting, isBold)
      if (text === whole) return runs
      cut.push(whole)
      return [{ ...runs[0], text }]
    })
  }
  return {
    item: {
      kind: 'text',
      name,
      slot,
      paragraphs: shown,
      scale: Math.floor((fitting / size) * 100),
      isNumbered,
    },
    cut,
  }
}
