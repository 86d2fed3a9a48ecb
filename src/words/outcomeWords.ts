import { type Measure, planStateOf } from '#domain/measure.ts'
import { OUTCOMES, type PlanOutcome } from '#domain/planState.ts'
import type { TFunction } from '#i18n/translation.ts'
import type { Words } from './words.ts'

type T = TFunction<'outcomes'>
type Named = Pick<Words, 'period' | 'choice'>

/** "since 16 December 2025", "as of March 2026", "on 5 March 2026"; null where no page names a day. */
export function sinceWords({ state, since }: PlanOutcome, words: Named, t: T): string | null {
  if (since === null) return null
  const precision = since.precision === 'day' ? 'day' : 'other'
  return t(`since.${OUTCOMES[state].day}.${precision}`, { date: words.period(since) })
}

/** "Partly carried out since 16 December 2025", "Not looked for"; null for what is no plan. */
export function outcomeWords(measure: Measure, words: Named, t: T): string | null {
  const state = planStateOf(measure)
  if (state === null) return null
  const since = measure.outcome && sinceWords(measure.outcome, words, t)
  return [words.choice({ group: 'outcome', choice: state }), since].filter(Boolean).join(' ')
}
