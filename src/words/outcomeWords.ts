import { type Measure, planStateOf } from '#domain/measure.ts'
import type { OutcomeState, PlanOutcome } from '#domain/planState.ts'
import type { TFunction } from '#i18n/translation.ts'
import type { Words } from './words.ts'

type T = TFunction<'outcomes'>
type Named = Pick<Words, 'period' | 'choice'>

/** What the day of an outcome means: it holds since then, was still so then, or happened then. */
const DAY_MEANS = {
  'carried-out': 'since',
  partly: 'since',
  'under-way': 'since',
  delayed: 'asOf',
  dropped: 'on',
  superseded: 'on',
  'nothing-found': 'asOf',
} as const satisfies Readonly<Record<OutcomeState, 'since' | 'asOf' | 'on'>>

/** "since 16 December 2025", "as of March 2026", "on 5 March 2026"; null where no page names a day. */
export function sinceWords({ state, since }: PlanOutcome, words: Named, t: T): string | null {
  if (since === null) return null
  const precision = since.precision === 'day' ? 'day' : 'other'
  return t(`since.${DAY_MEANS[state]}.${precision}`, { date: words.period(since) })
}

/** "Partly carried out since 16 December 2025", "Not looked for"; null for what is no plan. */
export function outcomeWords(measure: Measure, words: Named, t: T): string | null {
  const state = planStateOf(measure)
  if (state === null) return null
  const since = measure.outcome && sinceWords(measure.outcome, words, t)
  return [words.choice({ group: 'outcome', choice: state }), since].filter(Boolean).join(' ')
}
