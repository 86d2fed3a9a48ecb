import type { StepContent } from '#content/stepContent.ts'
import type { ContentNumber } from '#content/stepNumber.ts'
import { textWidth } from '#lib/textWidth.ts'

/** Type and room of a closing step, as in LeadFaces.module.css and StepCanvas.module.css: px of the canvas. */
const FACE = { width: 1184, height: 624, padding: 32 } as const
/** The title, and the message that it is without lines. */
const TITLE = { over: { size: 34, line: 42 }, alone: { size: 60, line: 66 } } as const
/** Sizes of the lines, of which the largest is taken that leaves them this height. */
const LINES = {
  sizes: [54, 44, 36],
  least: 32,
  lineHeight: 1.2,
  gap: 18,
  besideNumbers: 600,
  height: 380,
} as const
const NUMBERS = { text: 24, line: 30, gap: 18, change: 44, changeLine: 62 } as const
const BESIDE_LINES = { figure: 52, width: 470 } as const
const ALONE = { figure: 60, width: 560 } as const
const SOURCES = { text: 24, line: 28, gap: 2, column: 568, padding: 24, headingGap: 8, columns: 2 } as const

/** A list of fewer says less than a line, which names that many. */
const LEAST_LISTED = 4

type ClosingContent = Pick<StepContent, 'title' | 'lines' | 'keyNumbers' | 'publications'>

/**
 * The publications that a closing step has room for in a list (none: they stand on a line), whether its words leave room for
 * any, and the size of its lines.
 */
export function closingRoom(
  { title, lines, keyNumbers, publications }: ClosingContent,
  heading: readonly string[],
): { shown: number; isOver: boolean; size: number } {
  const head = lines.length > 0 ? TITLE.over : TITLE.alone
  const words = rowsOf(title, head.size, FACE.width, 640) * head.line + FACE.padding
  const hasNumbers = keyNumbers.length > 0
  const fits = (each: number) => heightOfLines(lines, each, hasNumbers) <= LINES.height
  const size = LINES.sizes.find(fits) ?? LINES.least
  const body = Math.max(heightOfLines(lines, size, hasNumbers), heightOfNumbers(keyNumbers, lines.length > 0))
  const headingRows = rowsOf(heading.join('   '), SOURCES.text, FACE.width, 640)
  const left = FACE.height - words - body - SOURCES.padding - SOURCES.headingGap - headingRows * SOURCES.line
  const heights = publications.map(
    (name) => rowsOf(name, SOURCES.text, SOURCES.column) * SOURCES.line + SOURCES.gap,
  )
  const heightOf = (count: number) => {
    // The number of those left out is an item of the list.
    const items = [
      ...heights.slice(0, count),
      ...(count < heights.length ? [SOURCES.line + SOURCES.gap] : []),
    ]
    const pairs = items.filter((_, at) => at % SOURCES.columns === 0)
    return pairs.reduce(
      (sum, height, row) => sum + Math.max(height, items[row * SOURCES.columns + 1] ?? 0),
      0,
    )
  }
  const fitting = heights.findLastIndex((_, at) => heightOf(at + 1) <= left) + 1
  const isListed = fitting >= Math.min(LEAST_LISTED, publications.length)
  return { shown: isListed ? fitting : 0, isOver: publications.length > 0 ? fitting === 0 : left < 0, size }
}

function rowsOf(text: string, size: number, room: number, weight = 400): number {
  return Math.max(1, Math.ceil(textWidth(text, size, weight) / room))
}

function heightOfLines(lines: readonly string[], size: number, hasNumbers: boolean): number {
  const room = hasNumbers ? LINES.besideNumbers : FACE.width
  const heightOf = (line: string) => rowsOf(line, size, room, 600) * size * LINES.lineHeight + LINES.gap
  return lines.reduce((sum, line) => sum + heightOf(line), 0)
}

/** Beside lines the numbers stand below each other, else beside each other. */
function heightOfNumbers(numbers: readonly ContentNumber[], hasLines: boolean): number {
  const { figure, width } = hasLines ? BESIDE_LINES : ALONE
  const heights = numbers.map(({ now, before, change }) => {
    const changeWidth = textWidth(change?.text ?? '', NUMBERS.change, 700)
    const isWrapped = before !== null && changeWidth + textWidth(before.short, NUMBERS.text) > width
    const below = before ? NUMBERS.changeLine + (isWrapped ? NUMBERS.line : 0) : 0
    return figure + rowsOf(now.what, NUMBERS.text, width) * NUMBERS.line + below
  })
  return hasLines ? heights.reduce((sum, height) => sum + height + NUMBERS.gap, 0) : Math.max(0, ...heights)
}
