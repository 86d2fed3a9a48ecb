import type { TFunction } from 'i18next'
import { type CompareModel, requestedPeriods } from '#content/compareModel.ts'
import { inTimeOrder } from '#domain/comparedMonths.ts'
import { cubeSpan } from '#domain/figureCube.ts'
import type { FigureHeadline, RoundedChange } from '#domain/figureHeadline.ts'
import { type MonthSpan, yearOf } from '#domain/period.ts'
import type { ComparedPeriods } from '#domain/view.ts'
import { monthNames } from '#i18n/monthNames.ts'
import { CellsButton } from '#parts/CellsButton.tsx'
import type { Compared } from '#state/useCompare.ts'
import { setCompare, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Select } from '#ui/Field.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Compare.module.css'

/** Headline, choice of periods, and remarks on months that are cut or differ. */
export function CompareHead({ figures, model }: Compared) {
  const { t } = useTranslation(['compare', 'common'])
  const words = useWords()
  const headline = useHeadline()
  const compare = useViewStore((state) => state.view.compare)
  const requested = requestedPeriods(figures, compare)
  const spans = model && {
    first: words.spans([model.months.first]),
    second: words.spans([model.months.second]),
  }
  return (
    <>
      <div className={styles.head}>
        <h1 className={styles.title}>
          {model ? (
            <CellsButton cells={model.total.cells.both} className={styles.titleButton}>
              {headline(model)}
            </CellsButton>
          ) : (
            t('common:compare')
          )}
        </h1>
        <PeriodChoice
          requested={requested}
          shown={model?.months ?? requested}
          coverage={cubeSpan(figures.detections)}
        />
      </div>
      {!model && (
        <p className={styles.remark} role="status">
          {t('nothing')}
        </p>
      )}
      {spans && model?.months.isSameMonths && model.months.isCut && (
        <p className={styles.remark} role="status">
          {t('cut', spans)}
        </p>
      )}
      {spans && model && !model.months.isSameMonths && (
        <p className={styles.remark} role="status">
          {t('notSame', spans)}
        </p>
      )}
    </>
  )
}

interface PeriodChoiceProps {
  /** The periods asked for, whose months stay when a year is chosen. */
  requested: ComparedPeriods
  /** The months compared, which may be fewer. */
  shown: Pick<ComparedPeriods, 'first' | 'second'>
  /** Months the detections cover. */
  coverage: MonthSpan
}

/** Chooses two years, which sort themselves, and one range of months for both; turns the two. */
function PeriodChoice({ requested, shown, coverage }: PeriodChoiceProps) {
  const { t } = useTranslation('compare')
  const words = useWords()
  const names = monthNames(words.language).long
  const years = Array.from(
    { length: yearOf(coverage.to) - yearOf(coverage.from) + 1 },
    (_, index) => yearOf(coverage.to) - index,
  )
  const { first, second, isBack } = requested
  const choose = (part: Partial<{ first: number; second: number; from: string; to: string }>) => {
    const { from, to } = monthsOfYear(first)
    const start = part.from ?? from
    const end = part.to ?? to
    // The changed end wins: a start after the end moves the end too, and vice versa.
    const [low, high] = start <= end ? [start, end] : part.from === undefined ? [end, end] : [start, start]
    const span = (year: number): MonthSpan => ({ from: `${year}-${low}`, to: `${year}-${high}` })
    setCompare(
      inTimeOrder({
        ...requested,
        first: span(part.first ?? yearOf(first.from)),
        second: span(part.second ?? yearOf(second.from)),
      }),
    )
  }
  const turn = () =>
    setCompare({ first: second, second: first, ...(isBack ? {} : { isBack: true as const }) })
  const months = monthsOfYear(shown.first)
  const yearName = (year: number) =>
    year === yearOf(coverage.to) && !coverage.to.endsWith('-12')
      ? t('choose.yearTo', { year, month: names[Number(coverage.to.slice(5)) - 1] ?? '' })
      : String(year)
  const yearChoice = (which: 'first' | 'second') => (
    <label className={styles.choice}>
      {t(`choose.${which}`)}
      <Select
        value={yearOf(shown[which].from)}
        onChange={({ target }) => choose({ [which]: Number(target.value) })}
      >
        {years.map((year) => (
          <option key={year} value={year}>
            {yearName(year)}
          </option>
        ))}
      </Select>
    </label>
  )
  const monthChoice = (end: 'from' | 'to', value: string) => (
    <label className={styles.choice}>
      {t(`choose.${end}`)}
      <Select value={value} onChange={({ target }) => choose({ [end]: target.value })}>
        {names.map((name, index) => (
          <option key={name} value={String(index + 1).padStart(2, '0')}>
            {name}
          </option>
        ))}
      </Select>
    </label>
  )
  return (
    <fieldset className={styles.choices}>
      <legend className="visually-hidden">{t('choose.group')}</legend>
      {yearChoice('first')}
      {yearChoice('second')}
      {monthChoice('from', months.from)}
      {monthChoice('to', months.to)}
      <Button aria-pressed={isBack ?? false} onClick={turn}>
        {t('choose.turn')}
      </Button>
    </fieldset>
  )
}

/** The months of a span, 01 to 12; of one that goes on into another year, to its December. */
function monthsOfYear({ from, to }: MonthSpan): { from: string; to: string } {
  return { from: from.slice(5), to: yearOf(to) === yearOf(from) ? to.slice(5) : '12' }
}

/** Message keys of the counts written as words, from zero. */
const IN_WORDS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'] as const

/** The headline of a comparison: its finding, or just the two periods if there is none. */
function useHeadline(): (model: CompareModel) => string {
  const { t } = useTranslation(['compare', 'overview'])
  const words = useWords()
  return ({ months: { first, second, isBack }, headline }) => {
    const fromTo = t(isBack ? 'fromBackTo' : 'fromTo', {
      first: words.spans([first]),
      second: words.spans([second]),
    })
    if (!headline) return fromTo
    return t('headline', {
      fromTo,
      sentence: changeSentence(headline.change, t),
      risen: risen(headline, t),
    })
  }
}

type T = TFunction<['compare', 'overview']>

function risen({ risen: routes }: FigureHeadline, t: T): string {
  const inWords = IN_WORDS[routes.length]
  return inWords
    ? t(`overview:figures.risen.${inWords}`)
    : t('overview:figures.risenMany', { count: routes.length })
}

function changeSentence(change: RoundedChange, t: T): string {
  switch (change.kind) {
    case 'hardly':
      return t('change.hardly')
    case 'fraction':
      return t(`change.${change.direction}`, { by: t(`overview:figures.by.${change.fraction}`) })
    case 'percent':
      return t(`change.${change.direction}`, {
        by: t('overview:figures.by.percent', { percent: change.percent }),
      })
    case 'all-but':
      return t('change.fell', { by: t('overview:figures.by.allBut') })
    case 'to-zero':
      return t('change.toNought')
    case 'multiple':
      if (change.times === 2) return change.isMore ? t('change.overDouble') : t('change.double')
      if (change.times === 3) return change.isMore ? t('change.overTriple') : t('change.triple')
      return t('change.overTimes', { times: change.times })
  }
}
