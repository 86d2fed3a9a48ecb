import type { BriefingStep } from './briefing.ts'
import type { View } from './view.ts'
import { parseView } from './viewCodec.ts'

/** The view of a step; the derivation has seen to it that it is read whole. */
export function viewOfStep(step: Pick<BriefingStep, 'view'>): View {
  return parseView(step.view).view
}
