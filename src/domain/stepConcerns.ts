import { type BriefingStep, isSaid, layoutOfStep } from './briefing.ts'
import type { StepFault } from './stepFaults.ts'
import type { WordsCheck } from './wordsCheck.ts'

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
  /** The check of its words behind it. */
  readonly check: WordsCheck | null
  /** The place of `text` among its title (0) and lines, where it is too long. */
  readonly long?: number
  /** Whether `text` is a label of its map that has no room. */
  readonly isLabel?: true
  /** Whether its words leave no room for the sources on the stage; `text` is its title. */
  readonly isFace?: true
  /** Whether it is a closing step that says nothing: the key message of a note would be the title that it was made with. */
  readonly isUnsaid?: true
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

/**
 * What should be looked at in a step, given its faults, the check of its words, the labels without room on its map, whether it
 * is over its frame, and the title that a closing step is made with.
 */
export function stepConcerns(
  step: BriefingStep,
  faults: readonly StepFault[],
  checks: readonly WordsCheck[],
  leftOut: readonly string[] = [],
  isOver = false,
  madeTitle = '',
): readonly StepConcern[] {
  const concerns: StepConcern[] = checks.flatMap((check): StepConcern[] => {
    const { against, state, line } = check
    const common = { fault: null, text: [step.title, ...step.text][line] ?? '', check }
    if (against) return [{ ...common, kind: 'contradicting' }]
    return state === 'tieable' ? [{ ...common, kind: 'untied' }] : []
  })
  const isUnsaid = /^\s*$/.test(step.text.join('')) && ['', madeTitle].includes(step.title.trim())
  if (layoutOfStep(step) === 'closing' && isUnsaid)
    concerns.push({ kind: 'empty', fault: null, text: step.title, check: null, isUnsaid: true })
  // A number that evidence contradicts is named once.
  const named = checks.map(({ against }) => against?.text)
  for (const fault of faults) {
    const text = 'text' in fault ? fault.text : ''
    const isInWords = fault.code === 'unbacked' && !fault.isInNotes
    if (isInWords && named.includes(text)) continue
    const check = isInWords ? checks.find(({ unheld }) => unheld.includes(text)) : null
    concerns.push({ kind: KIND_OF_FAULT[fault.code], fault, text, check: check ?? null })
  }
  const most = isSaid(step) ? MAX_TITLE : MAX_LINE
  const long = [step.title, ...step.text].flatMap((text, line) =>
    [...text].length > (line === 0 ? most : MAX_LINE) ? [{ text, long: line }] : [],
  )
  const common = { kind: 'overfull', fault: null, check: null } as const
  concerns.push(
    ...long.map((one) => ({ ...common, ...one })),
    ...leftOut.map((text) => ({ ...common, text, isLabel: true as const })),
    ...(isOver ? [{ ...common, text: step.title, isFace: true as const }] : []),
  )
  return concerns.sort((a, b) => CONCERN_KINDS.indexOf(a.kind) - CONCERN_KINDS.indexOf(b.kind))
}
