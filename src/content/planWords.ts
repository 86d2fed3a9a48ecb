import { compareText } from '#domain/compareText.ts'
import type { RecordSource } from '#domain/datedRecord.ts'
import type { Measure } from '#domain/measure.ts'
import type { Outcome, OutcomeFile, OutcomePage } from '#domain/outcome.ts'
import { type Period, periodOfDate, yearOf } from '#domain/period.ts'
import { actorOfHalf, countsByState, type PlanHeadline, type PlanUnit } from '#domain/planList.ts'
import { isBetween, PLAN_STATES, type PlanState } from '#domain/planState.ts'
import type { PlanOrder } from '#domain/view.ts'
import type { TFunction } from '#i18n/translation.ts'
import { sinceWords } from '#words/planWords.ts'
import type { Words } from '#words/words.ts'
import { outcomeNote } from './citedSource.ts'

/** Actors named before "and 2 more". */
const FEW_ACTORS = 3

/** The messages of the words of plans, and of outcomes. */
export interface PlanTexts {
  t: TFunction<'planWords'>
  outcomesT: TFunction<'outcomes'>
}

/** The words of a row, for the screen, paper and the file. */
export function planWords({ t, outcomesT }: PlanTexts, words: Words) {
  const day = (date: string) => words.period(periodOfDate(date))

  const actors = (ids: readonly string[]): string => {
    const names = ids.map(words.actor)
    const rest = names.length - 2
    if (names.length <= FEW_ACTORS) return names.join(', ')
    return t('andMore', { names: names.slice(0, 2).join(', '), count: rest })
  }
  /** "for 2025", "for 2024 to 2027", "with no end date", "from 12 June 2026"; null without a period. */
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
  const capital = (text: string) => words.upperCase(text.charAt(0)) + text.slice(1)
  return {
    day,
    inWords,
    capital,
    /** How an outcome is tied to its plan; '' without an outcome. */
    tie: ({ outcome }: Pick<Measure, 'outcome'>): string => {
      if (!outcome) return ''
      const { tie, own } = outcome
      return own && tie !== 'none' ? t(`tie.${tie}`) : words.choice({ group: 'tie', choice: tie })
    },
    /** The word for the sign of an outcome that the reader set, and where it is from; else undefined. */
    own: ({ outcome }: Pick<Measure, 'outcome'>) => (outcome?.own ? t('common:yours') : undefined),
    basis: (plan: Pick<Measure, 'outcome'>) => outcomeNote(plan, t),
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
      return (plan.outcome && sinceWords(plan.outcome, words, outcomesT)) ?? t('since.noDay')
    },
  }
}

interface LeadInput {
  units: readonly PlanUnit[]
  headline: PlanHeadline
  outcomes: OutcomeFile | null | undefined
}

/** What the plans are, who has half of them, when and how far was searched. */
export function planLead({ units, headline, outcomes }: LeadInput, texts: PlanTexts, words: Words): string {
  const { t } = texts
  const { day, inWords, capital } = planWords(texts, words)
  const counts = countsByState(units)
  const sentences: string[] = []
  const isOfYear = headline.years.some((year) => year !== 'not-stated')
  if (headline.kind === 'none-in-full' && isOfYear) {
    const between = PLAN_STATES.filter(isBetween).filter((state) => counts[state] > 0)
    const parts = between.map((state) =>
      t(`common:planState.between.${state}`, { count: counts[state], number: inWords(counts[state]) }),
    )
    if (parts.length > 0) sentences.push(`${capital(parts.join(', '))}.`)
  } else {
    const stated = units.flatMap(({ plan }) => plan.statedOn?.start.slice(0, 4) ?? []).toSorted()
    if (stated[0] !== undefined) sentences.push(t('lead.intro', { year: stated[0] }))
  }
  const half = actorOfHalf(units)
  if (half) {
    const actor = words.actor(half.actor)
    // Both in words, or both in digits.
    const put = inWords(half.of) === words.number(half.of) ? words.number : inWords
    sentences.push(t('lead.half', { number: capital(put(half.plans)), all: put(half.of), actor }))
  }
  const looked = units.flatMap(({ plan }) => outcomes?.plans[plan.id]?.at(-1)?.lookedOn ?? []).toSorted()
  const [first, last] = [looked[0], looked.at(-1)]
  if (outcomes && first !== undefined && last !== undefined) {
    const reach = words.months({ from: outcomes.reach, to: outcomes.reach })
    sentences.push(
      first === last
        ? t('lead.looked', { date: day(last), reach })
        : t('lead.lookedFrom', { first: day(first), last: day(last), reach }),
    )
  }
  if (units.some(({ plans }) => plans.length > 1)) sentences.push(t('lead.law'))
  return sentences.join(' ')
}

/** A row of the list of plans. */
export interface PlanRow extends PlanUnit {
  /** The newest published outcome; null where nobody has looked, its file is not there, or the reader's own stands in its place. */
  outcome: Outcome | null
  /** The page that shows the outcome, or the nearest one where nothing was found. */
  page: OutcomePage | null
}

/** The newest published outcome of a plan; null where nobody has looked, and where the reader's own stands in its place. */
export function newestOutcome({ outcome }: Measure, found: readonly Outcome[] = []): Outcome | null {
  return outcome?.own ? null : (found.at(-1) ?? null)
}

/** The rows of some units, in their order. */
export function planRows(units: readonly PlanUnit[], plans: OutcomeFile['plans']): readonly PlanRow[] {
  return units.map((unit) => {
    const outcome = newestOutcome(unit.plan, plans[unit.plan.id])
    return { ...unit, outcome, page: outcome?.evidence[0] ?? null }
  })
}

/** The rows of each state that has any, the latest outcome first, then the latest statement. */
export function rowsByState(
  rows: readonly PlanRow[],
): readonly { state: PlanState; rows: readonly PlanRow[] }[] {
  const latest = rows.toSorted(
    (a, b) => compareText(sinceOf(b), sinceOf(a)) || compareText(statedOf(b), statedOf(a)),
  )
  return PLAN_STATES.map((state) => ({ state, rows: latest.filter((row) => row.state === state) })).filter(
    ({ rows: own }) => own.length > 0,
  )
}

/** All rows in one list: the latest statement first, or by the first year named, those without one last. */
export function rowsInOrder(rows: readonly PlanRow[], order: Exclude<PlanOrder, 'kind'>): readonly PlanRow[] {
  const byStatement = rows.toSorted((a, b) => compareText(statedOf(b), statedOf(a)))
  if (order === 'stated') return byStatement
  const yearOf = ({ plan }: PlanRow) => plan.period?.start.slice(0, 4) ?? '9999'
  return byStatement.toSorted((a, b) => compareText(yearOf(a), yearOf(b)))
}

const sinceOf = ({ plan }: PlanRow) => plan.outcome?.since?.start ?? ''
const statedOf = ({ plan }: PlanRow) => plan.statedOn?.start ?? ''

/** The page that holds a record's sentence, else its main page. */
export function pageOfSentence(sources: readonly RecordSource[]): RecordSource | null {
  return sources.find(({ locator }) => locator !== undefined) ?? sources[0] ?? null
}
