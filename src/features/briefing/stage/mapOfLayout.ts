import { type BriefingStep, layoutOfStep, type StepLayout } from '#domain/briefing.ts'
import { STEP_SIDES, type StepSide } from '#domain/stepMap.ts'
import { textWidth } from '#lib/textWidth.ts'
import type { StepMaps } from '#parts/StepMaps.tsx'
import { stepLook } from '#parts/StepMapView.tsx'
import type { MapTheme } from '#picture/palette.ts'
import type { StepMapLook } from '#picture/step/stepBlocks.ts'

/** Sizes of the maps, px of the canvas of 1280 × 720, as in StepCanvas.module.css. */
const SIZES = {
  map: { width: 1280, height: 672 },
  quote: { width: 400, height: 496 },
  title: { width: 720, height: 720 },
  compare: { width: 400, height: 458 },
  other: { width: 752, height: 672 },
} as const

/** Whether a layout has a map: always, only where the map shows something, or never. */
const MAP_OF: Readonly<Record<StepLayout, 'always' | 'placed' | 'never'>> = {
  map: 'always',
  'map-text': 'placed',
  number: 'never',
  quote: 'placed',
  compare: 'always',
  ranked: 'never',
  lines: 'never',
  timeline: 'never',
  table: 'never',
  title: 'placed',
  agenda: 'never',
  section: 'never',
  closing: 'never',
}

/** Whether a step shows a map; without one the words have its room. */
export function hasMap(step: BriefingStep, mapOf: StepMaps['mapOf']): boolean {
  const needs = MAP_OF[layoutOfStep(step)]
  return needs === 'always' || (needs === 'placed' && !(mapOf(step)?.isPlaceless ?? false))
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
  const layout = layoutOfStep(step)
  const { width, height } = layout in SIZES ? SIZES[layout as keyof typeof SIZES] : SIZES.other
  // The maps of a comparison leave room for its lines.
  const size = { width, height: layout === 'compare' ? height - LINE * step.text.length : height }
  const labels = layout === 'title' ? 'none' : 'all'
  return {
    look: stepLook({ ...size, theme, labels, clear: wordsOnMap(step), isCopy }),
    sides: layout === 'compare' ? STEP_SIDES : [null],
  }
}

/** Type of the words that lie on a full map, as in StepCanvas.module.css: px of the canvas. */
const CARD = { inline: 80, block: 48, most: 720, title: 44, titleLine: 52, text: 28, textLine: 40 } as const

/** The box of the words that lie on a map as large as the canvas; undefined for a map beside its words. */
export function wordsOnMap(step: BriefingStep): { width: number; height: number } | undefined {
  if (layoutOfStep(step) !== 'map') return undefined
  const room = CARD.most - CARD.inline
  const title = textWidth(step.title, CARD.title, 640)
  const lines = step.text.map((line) => textWidth(line, CARD.text))
  const rows = (width: number) => Math.max(1, Math.ceil(width / room))
  return {
    width: Math.min(CARD.most, Math.max(title, ...lines) + CARD.inline),
    height:
      CARD.block +
      rows(title) * CARD.titleLine +
      lines.reduce((sum, width) => sum + rows(width) * CARD.textLine, 0),
  }
}
