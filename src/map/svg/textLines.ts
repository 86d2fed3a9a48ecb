/** Mean width of a letter as a share of its size, where nothing can measure it. */
const MEAN_LETTER = 0.55
/** The size at which widths are measured, in px. */
const MEASURED_AT = 100

const WIDTHS = new Map<string, number>()
let context: CanvasRenderingContext2D | null | undefined

/** The width of a text as a share of its letters' size. */
export function widthOf(text: string, isSerif: boolean): number {
  const word = `${isSerif} ${text}`
  const known = WIDTHS.get(word)
  if (known !== undefined) return known
  if (context === undefined) context = document.createElement('canvas').getContext('2d')
  if (!context) return text.length * MEAN_LETTER
  context.font = isSerif
    ? `italic ${MEASURED_AT}px "Source Serif 4 Variable", Georgia, serif`
    : `${MEASURED_AT}px "Inter Variable", sans-serif`
  const width = context.measureText(text).width / MEASURED_AT
  WIDTHS.set(word, width)
  return width
}

/** Waits for the slanted face, which nothing else of the page uses, and lets what was measured without it be measured anew. */
export async function loadNameFonts(): Promise<void> {
  if (!document.fonts) return
  await document.fonts.load(`italic 15px "Source Serif 4 Variable"`)
  WIDTHS.clear()
}

/** A text on as few lines as the width allows, broken between words where the lines come out most even. */
export function linesOf(text: string, width: number, measure: (text: string) => number): readonly string[] {
  const words = text.split(' ')
  const count = Math.min(words.length, Math.ceil(measure(text) / width))
  if (count <= 1) return [text]
  const aim = measure(text) / count
  const lines: string[] = []
  let line = ''
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`
    const isBetterShort = line !== '' && Math.abs(measure(line) - aim) <= Math.abs(measure(longer) - aim)
    if (isBetterShort && lines.length < count - 1) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}
