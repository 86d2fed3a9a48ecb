import type { PlanRow } from '#content/planRows.ts'
import type { Measure } from '#domain/measure.ts'
import type { Period } from '#domain/period.ts'
import { periodOfDate, yearOf } from '#domain/period.ts'
import type { PlanState } from '#domain/planState.ts'
import { sinceWords } from '#words/outcomeWords.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** Actors named before "and 2 more". */
const FEW_ACTORS = 3

/** The words of a row, for the screen, paper and the file. */
export function usePlanWords() {
  const { t } = useTranslation(['plans', 'common', 'ownOutcome'])
  const { t: outcomeText } = useTranslation('outcomes')
  const words = useWords()
  const day = (date: string) => words.period(periodOfDate(date))

  const actors = (ids: readonly string[]): string => {
    const names = ids.map(words.actor)
    const rest = names.length - 2
    if (names.length <= FEW_ACTORS) return names.join(', ')
    return t('andMore', { names: names.slice(0, 2).join(', '), count: rest })
  }
  /** "for 2025", "for 2024 to 2027", "from then on", "from 12 June 2026"; null without a period. */
  const time = (period: Period | null, statedOn: Period | null): string | null => {
    if (!period) return null
    if (period.end === null) return period.start === statedOn?.start ? t('thenOn') : words.period(period)
    const [first, last] = [yearOf(period.start), yearOf(period.end)]
    const span = first === last ? period : { ...period, precision: 'year' as const }
    return t('for', { time: words.period(span) })
  }
  /** A count in words up to twelve, as they stand within a sentence, and at its start. */
  const inWords = (count: number): string =>
    t(`inWords.${count}` as 'inWords.1', { defaultValue: words.number(count) })
  const capital = (text: string) => text.charAt(0).toLocaleUpperCase(words.language) + text.slice(1)
  return {
    day,
    inWords,
    capital,
    /** How an outcome is tied to its plan; '' without an outcome. */
    tie: ({ outcome }: Pick<Measure, 'outcome'>): string => {
      if (!outcome) return ''
      const { tie, own } = outcome
      return own && tie !== 'none' ? t(`ownOutcome:tie.${tie}`) : words.choice({ group: 'tie', choice: tie })
    },
    state: (state: PlanState) => words.choice({ group: 'outcome', choice: state }),
    /** "Calais Group", "stated 10 December 2024", "for 2025": who, when and for when, as parts of a line. */
    meta: ({ plan, plans }: PlanRow): readonly string[] => [
      ...(plan.actors.length > 0 ? [actors(plan.actors)] : []),
      plan.statedOn
        ? t('common:dateStated', { date: words.period(plan.statedOn) })
        : t('common:dateNotStated'),
      ...[time(plan.period, plan.statedOn) ?? []].flat(),
      ...(plans.length > 1 ? [t('steps', { count: plans.length })] : []),
    ],
    /** "since 12 June 2026", "as of 29 January 2026", "looked for on 29 November 2026"; null where nobody looked. */
    since: ({ state, plan, outcome }: PlanRow): string | null => {
      if (state === 'none') return null
      if (state === 'nothing-found') return outcome && t('since.lookedOn', { date: day(outcome.lookedOn) })
      return (plan.outcome && sinceWords(plan.outcome, words, outcomeText)) ?? t('since.noDay')
    },
  }
}
