import { type BriefingStep, isSaid } from './briefing.ts'
import type { StepFault } from './stepFaults.ts'

/** Characters that a room still reads at a glance: of a line, and of a title, which a slide sets on two lines. */
export const MAX_LINE = 60
export const MAX_TITLE = 90

/** The kinds of what should be looked at before a talk, in order. */
export const CONCERN_KINDS = ['empty', 'untied', 'contradicting', 'overfull', 'stale'] as const
export type ConcernKind = (typeof CONCERN_KINDS)[number]

/** Something about a step that should be looked at before a talk; `text` is what it is about, as written. */
export interface StepConcern {
  readonly kind: ConcernKind
  /** The fault behind it; null for what is shown all the same. */
  readonly fault: StepFault | null
  readonly text: string
}

const KIND_OF_FAULT: Readonly<Record<StepFault['code'], ConcernKind>> = {
  'no-title': 'empty',
  'no-content': 'empty',
  'no-evidence': 'untied',
  'number-apart': 'untied',
  'chart-apart': 'untied',
  unbacked: 'untied',
  'view-part': 'stale',
  'view-language': 'stale',
  'unknown-evidence': 'stale',
  'own-missing': 'stale',
  'own-not-accepted': 'stale',
  'chart-unfit': 'stale',
}

/** Words for a fall and a rise in the languages of briefings. */
const FALLS =
  /(?<!\p{L})(?:fell|fewer|dropped|declined|decreased|recul\p{L}*|baiss\p{L}*|diminu\p{L}*|daal\p{L}*|gedaald|minder)(?!\p{L})/iu
const RISES =
  /(?<!\p{L})(?:rose|grew|increased|climbed|augment\p{L}*|haus\p{L}*|steeg|stegen|gestegen|toegenomen)(?!\p{L})/iu

/** What should be looked at in a step; null without one. A title that names both directions may speak of two things. */
export function stepConcerns(
  step: BriefingStep,
  faults: readonly StepFault[],
  change: { isRise: boolean } | null,
): readonly StepConcern[] {
  const concerns: StepConcern[] = faults.map((fault) => ({
    kind: KIND_OF_FAULT[fault.code],
    fault,
    text: 'text' in fault ? fault.text : '',
  }))
  const [falls, rises] = [FALLS.exec(step.title)?.[0], RISES.exec(step.title)?.[0]]
  const wrong = change && (change.isRise ? !rises && falls : !falls && rises)
  if (wrong) concerns.push({ kind: 'contradicting', fault: null, text: wrong })
  const most = isSaid(step) ? MAX_TITLE : MAX_LINE
  const long = [
    ...([...step.title].length > most ? [step.title] : []),
    ...step.text.filter((line) => [...line].length > MAX_LINE),
  ]
  concerns.push(...long.map((text) => ({ kind: 'overfull', fault: null, text }) as const))
  return concerns.sort((a, b) => CONCERN_KINDS.indexOf(a.kind) - CONCERN_KINDS.indexOf(b.kind))
}
