import type { BriefingStep } from './briefing.ts'
import type { View } from './view.ts'
import { parseView, writeView } from './viewCodec.ts'

/** The view of a step; the derivation has seen to it that it is read whole. */
export function viewOfStep(step: Pick<BriefingStep, 'view'>): View {
  return parseView(step.view).view
}

/** The fragment of a view as a step has it: what is read, the talk and the language are not the step's. */
export function linkOfStep(view: View): string {
  return writeView({ ...view, reader: null, step: null, language: null })
}
