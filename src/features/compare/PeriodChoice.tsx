import { useTranslation } from 'react-i18next'
import { type MonthSpan, yearOf } from '#domain/period.ts'
import type { ComparedPeriods } from '#domain/view.ts'
import { monthNames } from '#i18n/monthNames.ts'
import { setCompare } from '#state/viewStore.ts'
import { useWords } from '#words/words.ts'
import styles from './Compare.module.css'

interface PeriodChoiceProps {
  asked: ComparedPeriods
  /** What the detections cover. */
  coverage: MonthSpan
}

/** Two years, and the months of both: what is chosen here always holds the same months. */
export function PeriodChoice({ asked, coverage }: PeriodChoiceProps) {
  const { t } = useTranslation('compare')
  const words = useWords()
  const names = monthNames(words.language).long
  const years = Array.from(
    { length: yearOf(coverage.to) - yearOf(coverage.from) + 1 },
    (_, index) => yearOf(coverage.to) - index,
  )
  const { first, second } = asked
  const from = first.from.slice(5)
  const to = yearOf(first.to) === yearOf(first.from) ? first.to.slice(5) : '12'
  const choose = (part: Partial<{ first: number; second: number; from: string; to: string }>) => {
    const start = part.from ?? from
    const end = part.to ?? to
    // The later of the two is kept to: a start after the end takes the end along, and the other way round.
    const [low, high] = start <= end ? [start, end] : part.from === undefined ? [end, end] : [start, start]
    const span = (year: number): MonthSpan => ({ from: `${year}-${low}`, to: `${year}-${high}` })
    setCompare({
      first: span(part.first ?? yearOf(first.from)),
      second: span(part.second ?? yearOf(second.from)),
    })
  }
  const yearName = (year: number) =>
    year === yearOf(coverage.to) && !coverage.to.endsWith('-12')
      ? t('choose.yearTo', { year, month: names[Number(coverage.to.slice(5)) - 1] ?? '' })
      : String(year)
  const yearChoice = (which: 'first' | 'second') => (
    <label className={styles.choice}>
      {t(`choose.${which}`)}
      <select
        value={yearOf(asked[which].from)}
        onChange={({ target }) => choose({ [which]: Number(target.value) })}
      >
        {years.map((year) => (
          <option key={year} value={year}>
            {yearName(year)}
          </option>
        ))}
      </select>
    </label>
  )
  const monthChoice = (end: 'from' | 'to', value: string) => (
    <label className={styles.choice}>
      {t(`choose.${end}`)}
      <select value={value} onChange={({ target }) => choose({ [end]: target.value })}>
        {names.map((name, index) => (
          <option key={name} value={String(index + 1).padStart(2, '0')}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <fieldset className={styles.choices}>
      <legend className="visually-hidden">{t('choose.group')}</legend>
      {yearChoice('first')}
      {yearChoice('second')}
      {monthChoice('from', from)}
      {monthChoice('to', to)}
    </fieldset>
  )
}
