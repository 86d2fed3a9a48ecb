import type { PlaceFigure } from '#content/figureModel.ts'
import type { DeathsOfYear, OverviewFigures } from '#content/overviewFigures.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { Count, FigureUnit } from '#domain/figureUnit.ts'
import { type MonthSpan, wholeYears } from '#domain/period.ts'
import { CellsButton } from '#parts/CellsButton.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './KeyNumbers.module.css'

/** The three numbers under the headline, each with its unit, period, publisher and caveat. */
export function KeyNumbers({ figures }: { figures: OverviewFigures }) {
  const { t } = useTranslation('overview')
  const { total, arrivals, deaths, covered } = figures
  const { compared, spans } = total.period
  const shown = compared?.after ?? spans.at(-1) ?? null
  return (
    <ul className={styles.numbers} data-part={isPartOfYear(shown) || undefined}>
      <SeriesNumber
        figure={total}
        covered={covered.total}
        unit={t('figures.detections')}
        label={t('figures.detections')}
        note={t('figures.detectionsNote')}
      />
      <SeriesNumber
        figure={arrivals}
        isBeside={total}
        covered={covered.arrivals}
        unit={t('figures.arrivals')}
        label={t('figures.arrivalsShort')}
        note={t('figures.arrivalsNote')}
      />
      <DeathsNumber deaths={deaths} shown={shown} />
    </ul>
  )
}

/** Whether months are not whole years: the times are then long words. */
function isPartOfYear(months: MonthSpan | null): boolean {
  return months !== null && wholeYears(months) === null
}

interface SeriesNumberProps extends Pick<KeyNumberProps, 'unit' | 'label' | 'note'> {
  figure: PlaceFigure
  /** The figure whose label already names the time. */
  isBeside?: PlaceFigure
  /** Months covered by its series. */
  covered: MonthSpan
}

/** A number of the period, and the same months a year before where they can be compared. */
function SeriesNumber({ figure, isBeside, covered, unit, label, note }: SeriesNumberProps) {
  const { t } = useTranslation('overview')
  const words = useWords()
  const { period, total, change, cells } = figure
  const { compared } = period
  const timeOf = ({ period: { spans } }: PlaceFigure) => words.spans(spans)
  const time = timeOf(figure)
  return (
    <KeyNumber
      // That months are left out is said below.
      count={change ? change.after : total}
      cells={cells}
      unit={unit}
      label={label}
      time={time}
      isTimeShown={!isBeside || timeOf(isBeside) !== time}
      note={note}
    >
      {compared && change && (
        <OtherTime
          count={change.before}
          cells={{ ...cells, spans: [compared.before] }}
          unit={unit}
          time={words.spans([compared.before])}
        />
      )}
      {compared && change && period.isCut && <span className={styles.note}>{t('figures.cut')}</span>}
      {total.value === null && (
        <span className={styles.note}>{t('figures.covers', { time: words.spans([covered]) })}</span>
      )}
    </KeyNumber>
  )
}

/** Deaths are published by calendar year, so beside figures for part of a year, `shown`, the label says "all of 2025". */
function DeathsNumber({ deaths, shown }: { deaths: DeathsOfYear; shown: MonthSpan | null }) {
  const { t } = useTranslation('overview')
  const words = useWords()
  const { year, before, asOf } = deaths
  const isPart = isPartOfYear(shown)
  const unit = t('figures.deaths')
  const isWhole = !deaths.total.isPartial
  const day = (date: string) => ({ year, date })
  const time = isWhole
    ? t(isPart ? 'figures.wholeYear' : 'figures.year', { year })
    : asOf
      ? t('figures.yearToDate', day(words.period({ start: asOf, end: asOf, precision: 'day' })))
      : t('figures.yearPartial', { year })
  const shortTime =
    asOf && !isWhole
      ? t('figures.yearToDay', day(`${Number(asOf.slice(8))} ${words.monthName(asOf.slice(0, 7))}`))
      : time
  return (
    <KeyNumber
      count={{ ...deaths.total, isPartial: false }}
      cells={deaths.cells}
      unit={unit}
      label={t('figures.deathsShort')}
      time={time}
      shortTime={shortTime}
      isTimeShown={!isWhole || shown === null || time !== words.spans([shown])}
      note={t('figures.deathsNote')}
    >
      {before && (
        <OtherTime
          count={before.total}
          cells={before.cells}
          unit={unit}
          time={t(isWhole && !isPart ? 'figures.year' : 'figures.wholeYear', { year: year - 1 })}
        />
      )}
    </KeyNumber>
  )
}

interface NumberProps {
  count: Count<FigureUnit>
  cells: CellQuery
  unit: string
  time: string
}

interface KeyNumberProps extends NumberProps {
  /** The visible unit, which may be shorter than in the accessible name. */
  label: string
  /** The visible time, which may be shorter too. */
  shortTime?: string
  isTimeShown: boolean
  note: string
  children?: React.ReactNode
}

function KeyNumber(props: KeyNumberProps) {
  const { count, cells, unit, label, time, shortTime = time, isTimeShown, note, children } = props
  const { t } = useTranslation(['overview', 'common'])
  const words = useWords()
  return (
    <li className={styles.item}>
      {count.value === null ? (
        <span className={styles.missing}>{t('common:notStated')}</span>
      ) : (
        <CellsButton
          cells={cells}
          className={styles.value}
          name={t('figures.numberName', { number: words.number(count.value), unit, time })}
        >
          {words.number(count.value)}
        </CellsButton>
      )}
      <span className={styles.unit}>
        {time && isTimeShown ? t('figures.unitTime', { unit: label, time: inOneLine(shortTime) }) : label}
        {count.value !== null && count.isPartial && <> {t('figures.partial')}</>}
      </span>
      {children}
      <span className={styles.note}>{note}</span>
    </li>
  )
}

/** Keeps a time in one line: a narrow column breaks before it, not in it. */
function inOneLine(time: string): string {
  return time.replaceAll(' ', '\u00a0').replaceAll('–', '\u2060–\u2060')
}

/** A comparison under a key number: "240,101 in 2024". */
function OtherTime({ count, cells, unit, time }: NumberProps) {
  const { t } = useTranslation('overview')
  const words = useWords()
  if (count.value === null) return <span className={styles.before}>{t('figures.notStatedIn', { time })}</span>
  const number = words.number(count.value)
  return (
    <CellsButton
      cells={cells}
      className={styles.before}
      name={t('figures.numberName', { number, unit, time })}
    >
      {t('figures.inTime', { number, time: inOneLine(time) })}
      {count.isPartial && <> {t('figures.partial')}</>}
    </CellsButton>
  )
}
