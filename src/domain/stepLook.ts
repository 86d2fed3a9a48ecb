import { type BriefingStep, layoutOfStep, type StepFrame } from './briefing.ts'
import { readReader } from './readerLink.ts'
import type { StepLayout } from './stepLayouts.ts'
import { viewOfStep } from './viewCodec.ts'

type StepContent = Pick<BriefingStep, 'view' | 'number' | 'chart' | 'text' | 'evidence'>

/** The layout that suits what a step holds; the editor proposes it. */
export function proposedLayout({ view, number, chart, text, evidence }: StepContent): StepLayout {
  const { page } = viewOfStep({ view })
  if (page === 'compare') return 'compare'
  if (chart) return chart.kind === 'routes' ? 'ranked' : 'number'
  if (number) return 'number'
  if (page === 'table') return 'table'
  if (evidence.length === 1 && evidence.every(isQuote)) return 'quote'
  return text.length === 0 ? 'map' : 'map-text'
}

function isQuote(link: string): boolean {
  return readReader(link)?.type === 'document'
}

/** The layout to store for a choice: none where the step has it by itself. */
export function storedLayout(step: BriefingStep, layout: StepLayout): StepLayout | undefined {
  const { layout: before, ...look } = step.look ?? {}
  return layoutOfStep({ ...step, look }) === layout ? undefined : layout
}

/** A frame of the map's box in degrees, to 1/100: finer steps are invisible. */
export function roundedFrame({ west, south, east, north }: StepFrame): StepFrame {
  const rounded = (degrees: number) => Math.round(degrees * 100) / 100
  return { west: rounded(west), south: rounded(south), east: rounded(east), north: rounded(north) }
}
