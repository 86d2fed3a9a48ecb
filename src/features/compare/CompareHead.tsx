import { useState } from 'react'
import { type CompareModel, requestedPeriods } from '#content/compareModel.ts'
import { type ChosenPeriods, inYear, withChosen } from '#domain/comparedMonths.ts'
import { cubeSpan } from '#domain/figureCube.ts'
import { isSameSpan, type MonthSpan, yearOf } from '#domain/period.ts'
import type { ComparedPeriods } from '#domain/view.ts'
import type { TFunction } from '#i18n/translation.ts'
import { CellsButton } from '#parts/CellsButton.tsx'
import type { Compared } from '#state/useCompare.ts'
import { setCompare, useViewStore } from '#state/viewStore.ts'
import { TextButton } from '#ui/Button.tsx'
import { Field, Select } from '#ui/Field.tsx'
import { crossingsChange, otherWayOf } from '#words/otherWayOf.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords, type Words } from '#words/words.ts'
import styles from './Compare.module.css'

/** The finding, which a screen reader hears when it changes, and the choice of periods. */
export function CompareHead({ figures, model }: Compared) {
  const { t } = useTranslation(['compare', 'common'])
  const words = useWords()
  const headline = useHeadline()
  const sentence = useSentence()
  const compare = useViewStore((state) => state.view.compare)
  const period = useViewStore((state) => state.view.period)
  const requested = requestedPeriods(figures, compare, period)
  const coverage = cubeSpan(figures.detections)
  // Shown only for the choice that it was made for.
  const [chosen, setChosen] = useState<ChosenPeriods | null>(null)
  const moved = chosen?.periods === compare ? chosen?.moved : undefined
  return (
    <div className={`${styles.head} to-ends in-row`}>
      <div aria-live="polite" aria-atomic="true">
        <h1 className={styles.title}>
          {model ? (
            <CellsButton cells={model.total.cells.both} className={`${styles.titleButton} block`}>
              {headline(model)}
            </CellsButton>
          ) : (
            t('common:compare')
          )}
        </h1>
        <p className={`${styles.sentence} soft`}>
          {model ? sentence(model) : t('nothing', { months: words.months(coverage) })}
        </p>
        {chosen && moved && moved !== 'none' && (
          <p className={`${styles.sentence} soft`}>
            {t(`moved.${moved}`, { other: words.longSpans([chosen.other]) })}
          </p>
        )}
      </div>
      <PeriodChoice
        shown={{ ...requested, ...(model && { first: model.months.first, second: model.months.second }) }}
        requested={requested}
        coverage={coverage}
        onChosen={setChosen}
      />
    </div>
  )
}

interface PeriodChoiceProps {
  /** The months compared, in the order shown. */
  shown: ComparedPeriods
  /** The periods asked for, of which those months may be a part. */
  requested: ComparedPeriods
  coverage: MonthSpan
  onChosen: (chosen: ChosenPeriods) => void
}

/** Chooses the months of either side; the other keeps its year and takes the same months, and the two sort themselves. */
function PeriodChoice({ shown, requested, coverage, onChosen }: PeriodChoiceProps) {
  const { t } = useTranslation('compare')
  const { first, second, isBack = false } = shown
  const choose = (side: 'first' | 'second', span: MonthSpan) => {
    const chosen = withChosen(shown, side, span, coverage)
    setCompare(chosen.periods)
    onChosen(chosen)
  }
  const turn = () =>
    setCompare({
      first: requested.second,
      second: requested.first,
      ...(isBack ? {} : { isBack: true as const }),
    })
  return (
    <fieldset className={`${styles.choices} row-wrap`}>
      <legend className="visually-hidden">{t('choose.group')}</legend>
      <SpanChoice
        label={t(isBack ? 'choose.later' : 'choose.earlier')}
        chosen={first}
        coverage={coverage}
        onChoose={(span) => choose('first', span)}
      />
      <span className={styles.to}>{t('choose.to')}</span>
      <SpanChoice
        label={t(isBack ? 'choose.earlier' : 'choose.later')}
        chosen={second}
        coverage={coverage}
        onChoose={(span) => choose('second', span)}
      />
      <TextButton className={styles.turn} aria-pressed={isBack} onClick={turn}>
        {t('choose.turn')}
      </TextButton>
    </fieldset>
  )
}

/** Months to choose from in each year, besides those chosen. */
const USUAL: readonly MonthSpan[] = [
  { from: '2000-01', to: '2000-12' },
  { from: '2000-01', to: '2000-06' },
  { from: '2000-07', to: '2000-12' },
]

interface SpanChoiceProps {
  label: string
  chosen: MonthSpan
  coverage: MonthSpan
  onChoose: (span: MonthSpan) => void
}

/** Months by year, newest first: the chosen months, whole years, and half years. */
function SpanChoice({ label, chosen, coverage, onChoose }: SpanChoiceProps) {
  const { t } = useTranslation('compare')
  const words = useWords()
  const [firstYear, lastYear] = [yearOf(coverage.from), yearOf(coverage.to)]
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => lastYear - index)
  const isUsual = USUAL.some((months) => isSameSpan(months, inYear(chosen, 2000)))
  const groups = isUsual ? USUAL : [inYear(chosen, 2000), ...USUAL]
  const spansOf = (months: MonthSpan) =>
    years.map((year) => inYear(months, year)).filter(({ from }) => from <= coverage.to)
  const isListed = groups.some((months) => spansOf(months).some((span) => isSameSpan(span, chosen)))
  const option = (span: MonthSpan) => (
    <option key={optionOf(span)} value={optionOf(span)}>
      {words.spans([span])}
      {span.to > coverage.to && ` ${t('choose.until', { month: words.longMonth(coverage.to) })}`}
    </option>
  )
  return (
    <Field label={label}>
      <Select
        value={optionOf(chosen)}
        onChange={({ target }) => {
          const [from = '', to = ''] = target.value.split('..')
          onChoose({ from, to })
        }}
      >
        {!isListed && option(chosen)}
        {groups.map((months) => (
          <optgroup key={optionOf(months)} label={monthsWords(months, words, t)}>
            {spansOf(months).map(option)}
          </optgroup>
        ))}
      </Select>
    </Field>
  )
}

/** "January to June". */
function monthsWords({ from, to }: MonthSpan, words: Words, t: TFunction<'compare'>): string {
  const ends = { from: words.longMonth(from), to: words.longMonth(to) }
  return ends.from === ends.to ? ends.from : t('choose.range', ends)
}

function optionOf({ from, to }: MonthSpan): string {
  return `${from}..${to}`
}

/** The headline of a comparison: its finding, or just the two periods if there is none. */
function useHeadline(): (model: CompareModel) => string {
  const { t } = useTranslation('compare')
  const { t: overview } = useTranslation('overview')
  const words = useWords()
  return ({ months: { first, second, isBack }, total, headline }) => {
    const fromTo = t(isBack ? 'fromBackTo' : 'fromTo', {
      first: words.fullSpan(first),
      second: words.fullSpan(second),
    })
    if (!headline) return fromTo
    const percent = words.percent(Math.abs(total.change.ratio ?? 0))
    const sentence = crossingsChange(headline.change, () => t('by', { percent }), overview)
    return t('headline', { fromTo, sentence })
  }
}

/** Below the headline: the difference in numbers, and the routes that went the other way; or why there is no finding. */
function useSentence(): (model: CompareModel) => string {
  const { t } = useTranslation('compare')
  const { t: overview } = useTranslation('overview')
  const words = useWords()
  return ({ months: { first, second, isSameMonths, isCut }, total, headline }) => {
    const times = { first: words.longSpans([first]), second: words.longSpans([second]) }
    const { difference } = total.change
    if (!isSameMonths) return t('notSame', times)
    const number = words.number(Math.abs(difference ?? 0))
    return [
      difference === null || difference === 0
        ? t('sentence.same', times)
        : t(difference < 0 ? 'sentence.fewer' : 'sentence.more', { ...times, number }),
      // Every route by name; the overview counts three and more.
      headline && otherWayOf(headline, undefined, words, overview),
      isCut && t('cut', { months: monthsWords(first, words, t) }),
    ]
      .filter(Boolean)
      .join(' ')
  }
}
