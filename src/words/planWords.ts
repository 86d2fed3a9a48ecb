import { type Measure, planStateOf } from '#domain/measure.ts'
import type { PlanHeadline } from '#domain/planList.ts'
import { isBetween, OUTCOMES, type PlanOutcome } from '#domain/planState.ts'
import type { TFunction } from '#i18n/translation.ts'
import type { Words } from './words.ts'

type OutcomesT = TFunction<'outcomes'>
type Named = Pick<Words, 'period' | 'choice'>

/** "since 16 December 2025", "as of March 2026", "on 5 March 2026"; null where no page names a day. */
export function sinceWords({ state, since }: PlanOutcome, words: Named, t: OutcomesT): string | null {
  if (since === null) return null
  const precision = since.precision === 'day' ? 'day' : 'other'
  return t(`since.${OUTCOMES[state].day}.${precision}`, { date: words.period(since) })
}

/** "Partly carried out since 16 December 2025", "Not looked for"; null for what is no plan. */
export function outcomeWords(measure: Measure, words: Named, t: OutcomesT): string | null {
  const state = planStateOf(measure)
  if (state === null) return null
  const since = measure.outcome && sinceWords(measure.outcome, words, t)
  return [words.choice({ group: 'outcome', choice: state }), since].filter(Boolean).join(' ')
}

type T = TFunction<'planHeadline'>

/** The headline on plans in a sentence or two, the same on the page, the board, the stage, paper and in files. */
export function planHeadlineWords(headline: PlanHeadline, words: PlanTimeWords, t: T): string {
  const { plans, plan } = planNouns(headline, words, t)
  const found = ({ nothingFound, notLooked }: Record<'nothingFound' | 'notLooked', number>) => [
    ...(nothingFound > 0 ? [t('nothingFound', { number: words.number(nothingFound) })] : []),
    ...(notLooked > 0 ? [t('notYetLooked', { number: words.number(notLooked) })] : []),
  ]
  switch (headline.kind) {
    case 'empty':
      return t('empty')
    case 'not-looked-for':
      return t('notLookedFor', { plans: plans(headline.plans) })
    case 'one':
      return isBetween(headline.state)
        ? `${t(`common:planState.between.${headline.state}`, { count: 1, number: plan() })}.`
        : t(`common:planState.one.${headline.state}`, { plan: plan() })
    case 'none-in-full':
      return [t('noneInFull', { plans: plans(headline.plans) }), ...found(headline)].join(' ')
    case 'some': {
      const { carriedOut: count, partly } = headline
      const of = { plans: plans(headline.plans), count }
      const first =
        partly > 0 ? t('carriedOutPartly', { ...of, partly: words.number(partly) }) : t('carriedOut', of)
      return [first, ...found(headline)].join(' ')
    }
  }
}

type PlanTimeWords = Pick<Words, 'number' | 'months' | 'either'>

/** "12 plans for 2025", "The one plan for 2025": the plans with the chosen time. */
function planNouns({ years, months }: PlanHeadline, words: PlanTimeWords, t: T) {
  const named = years.filter((year) => year !== 'not-stated')
  const times = [
    ...named.toSorted((a, b) => a - b).map(String),
    ...(months ? [words.months(months)] : []),
    ...(years.length > named.length ? [t('noYear')] : []),
  ]
  const time = words.either(times)
  const isWithoutYear = times.length === 1 && years[0] === 'not-stated'
  return {
    plans: (count: number): string => {
      if (times.length === 0) return t('plans', { count })
      return isWithoutYear ? t('plansWithoutYear', { count }) : t('plansFor', { count, time })
    },
    plan: (): string => {
      if (times.length === 0) return t('onePlan')
      return isWithoutYear ? t('onePlanWithoutYear') : t('onePlanFor', { time })
    },
  }
}
