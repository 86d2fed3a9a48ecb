import type { StepContent } from '#content/stepContent.ts'
import type { ContentNumber } from '#content/stepEvidence.ts'
import { type BriefingStep, layoutOfStep } from '#domain/briefing.ts'
import { LAYOUTS, showsMap } from '#domain/stepLayouts.ts'
import { STEP_SIDES, type StepSide } from '#domain/stepMap.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import { textWidth } from '#lib/textWidth.ts'
import type { StepMaps } from '#parts/StepMaps.tsx'
import { stepLook } from '#parts/StepMapView.tsx'
import type { MapTheme } from '#picture/palette.ts'
import type { StepMapLook, StepMapWords } from '#picture/step/stepBlocks.ts'
import { signsNote } from '#picture/step/stepPicture.ts'

/** Whether a step shows a map, as far as its places have loaded. */
export function hasMap(step: BriefingStep, mapOf: StepMaps['mapOf']): boolean {
  return showsMap(layoutOfStep(step), mapOf(step)?.isPlaceless ?? false)
}

/** Height of a line of text. */
const LINE = 37

/**
 * The look of a step's map in its layout, and its sides: two for a comparison. The stage and its copies, such as the
 * pictures of the overview, show the same, so that it can be drawn ahead.
 */
export function mapOfLayout(
  step: BriefingStep,
  { theme, isCopy }: { theme: MapTheme; isCopy: boolean },
): { look: StepMapLook; sides: readonly (StepSide | null)[] } {
  const { width, height, isPair, isUnlabelled } = LAYOUTS[layoutOfStep(step)].map
  // The maps of a comparison leave room for its lines.
  const size = { width, height: isPair ? height - LINE * step.text.length : height }
  const labels = isUnlabelled ? 'none' : 'all'
  return {
    look: stepLook({ ...size, theme, labels, clear: wordsOnMap(step), isCopy }),
    sides: isPair ? STEP_SIDES : [null],
  }
}

/** The labels without room on a step's map, where the author chose or moved some: those that the app chooses have room. */
export function labelsLeftOut(step: BriefingStep, pictureOf: StepMaps['pictureOf']): readonly string[] {
  if (!step.look?.spots && !step.look?.callouts) return []
  const { leftOut, cutOff } = shownPicture(step, pictureOf) ?? { leftOut: [], cutOff: [] }
  return leftOut.filter((label) => cutOff.every(({ text }) => text !== label))
}

/** The labels of what the frame cuts off a step's map, short: the words of the step may speak of it. */
export function labelsCutOff(step: BriefingStep, pictureOf: StepMaps['pictureOf']): readonly string[] {
  if (!step.look?.frame && !viewOfStep(step).camera) return []
  return shownPicture(step, pictureOf)?.cutOff.map(({ brief }) => brief) ?? []
}

/** What the signs on a step's map mean; only of a map as seen in Explore does it depend on what has room there. */
export function legendOf(
  step: BriefingStep,
  { mapOf, pictureOf }: StepMaps,
  words: StepMapWords,
): readonly string[] {
  const map = mapOf(step)
  if (map?.seen) return shownPicture(step, pictureOf)?.legend ?? []
  return map ? signsNote(map, words) : []
}

/** The one map that a step shows in its layout; null without one. */
function shownPicture(step: BriefingStep, pictureOf: StepMaps['pictureOf']) {
  const { look, sides } = mapOfLayout(step, { theme: 'light', isCopy: true })
  const isShown = LAYOUTS[layoutOfStep(step)].map.shown !== 'never' && sides.length === 1
  return isShown ? pictureOf(step, look) : null
}

/** Type of the words that lie on a full map, as in StepCanvas.module.css, and the least width and usual lengths of what stands beneath: px of the canvas. */
const CARD = {
  inline: 80,
  block: 48,
  most: 720,
  title: 44,
  titleLine: 52,
  text: 28,
  textLine: 40,
  beneath: 440,
  cutOff: 700,
  legend: 1100,
} as const

/** The box of the words that lie on a map as large as the canvas; undefined for a map beside its words. */
export function wordsOnMap(step: BriefingStep): { width: number; height: number } | undefined {
  if (!LAYOUTS[layoutOfStep(step)].map.isFull) return undefined
  const room = CARD.most - CARD.inline
  const title = textWidth(step.title, CARD.title, 640)
  const lines = step.text.map((line) => textWidth(line, CARD.text))
  const rows = (width: number) => Math.max(1, Math.ceil(width / room))
  // A legend and what a frame cuts off are said under the lines.
  const { frame, signs } = step.look ?? {}
  const length = (frame ? CARD.cutOff : 0) + (signs === 'view' ? CARD.legend : 0)
  const across = Math.min(room, Math.max(title, length > 0 ? CARD.beneath : 0, ...lines))
  const down = length > 0 ? 20 + 32 * Math.ceil(length / across) : 0
  return {
    width: across + CARD.inline,
    height:
      CARD.block +
      down +
      rows(title) * CARD.titleLine +
      lines.reduce((sum, width) => sum + rows(width) * CARD.textLine, 0),
  }
}

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
