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
