import type { TFunction } from 'i18next'
import { type ReactNode, useMemo } from 'react'
import type { PlaceFigure } from '#content/figureModel.ts'
import { type DeathsOfYear, type OverviewFigures, overviewFigures } from '#content/overviewFigures.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { FigureHeadline as Headline, RoundedChange } from '#domain/figureHeadline.ts'
import type { Count, FigureUnit } from '#domain/figureUnit.ts'
import { type MonthSpan, wholeYears } from '#domain/period.ts'
import details from '#features/dossier/Details.module.css'
import { usePanel } from '#features/dossier/panelContext.ts'
import { Skeleton } from '#features/dossier/Skeleton.tsx'
import { CellsButton } from '#parts/CellsButton.tsx'
import { DataFaults, DataGate } from '#parts/DataGate.tsx'
import { useDataset, useDatasets } from '#state/datasets.ts'
import { useOwnLayer } from '#state/ownLayer.ts'
import { differingOnEurope, useEuropeComparisons } from '#state/useTextComparisons.ts'
import { textOf, useComparisonWords } from '#state/useVerdicts.ts'
import { useFigures } from '#state/viewModels.ts'
import { openReader, useViewStore } from '#state/viewStore.ts'
import { CodePart, partCode } from '#ui/CodePart.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Overview.module.css'
import { PlansFound, usePlansHeadline } from './PlansFound.tsx'
import { RouteChanges } from './RouteChanges.tsx'

/** Few readers have marks of their own. */
const OWN_ADDS = partCode(() => import('./OwnAdds.tsx').then((m) => m.OwnAdds))

/**
 * The overview's first tab: the finding in the figures with its numbers, where sources differ, what came of the plans, the
 * routes at two times, and its children. Without a finding in the figures, or if their file failed, what came of the plans
 * is the title.
 */
export function Findings({ children }: { children: ReactNode }) {
  const { isError } = useDataset('figures')
  const figures = useOverviewFigures()
  const headline = figures?.headline
  const isWaiting = !isError && !figures
  const { hasOwn, isYours } = useOwnMarks()
  return (
    <>
      {hasOwn && <CodePart code={OWN_ADDS} loading={<Skeleton rows={6} />} renderFault={() => null} />}
      {isWaiting && !isYours && <Skeleton rows={6} />}
      {isError && (
        <>
          <FindingTitle />
          <DataFaults needs={['figures']} />
        </>
      )}
      {figures && !isYours && (
        <div className={styles.figures}>
          {headline && figures.total.changeCells ? (
            <FigureHeadline headline={headline} cells={figures.total.changeCells} />
          ) : (
            <FindingTitle />
          )}
          <KeyNumbers figures={figures} />
          <SourcesDiffer figures={figures} />
        </div>
      )}
      <DataGate needs={['measures', 'routes', 'vocabulary']} skeleton={<Skeleton rows={2} />}>
        <PlansFound isUnderTitle={!headline && !isWaiting && !isYours} />
      </DataGate>
      {figures && figures.total.total.value !== null && <RouteChanges figures={figures} />}
      {children}
    </>
  )
}

/** Whether the reader's own marks show, and whether they show alone. */
function useOwnMarks(): { hasOwn: boolean; isYours: boolean } {
  const isThere = useOwnLayer(({ own }) => own !== null)
  const layer = useViewStore(({ view }) => view.ownLayer)
  return { hasOwn: isThere && layer !== 'published', isYours: isThere && layer === 'yours' }
}

/** The overview's figures; null until figures and routes have loaded, or if one failed. */
function useOverviewFigures(): OverviewFigures | null {
  const shown = useFigures()
  const { corpus } = usePanel()
  const { routes } = corpus
  return useMemo(
    () =>
      shown &&
      overviewFigures({
        ...shown,
        routeIds: routes.map(({ id }) => id),
        requested: shown.spans,
      }),
    [shown, routes],
  )
}

interface FigureHeadlineProps {
  headline: Headline
  cells: CellQuery
}

/** Message keys for the numbers of routes that are spelled out, from zero. */
const IN_WORDS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'] as const

/** The overview's title: how detections changed and on how many routes they rose. Opens the cells of both periods. */
function FigureHeadline({ headline, cells }: FigureHeadlineProps) {
  const { t } = useTranslation('overview')
  const words = useWords()
  const risen = headline.risen.length
  const inWords = IN_WORDS[risen]
  return (
    <h2 className={details.title} tabIndex={-1}>
      <CellsButton cells={cells} look="plain" className={styles.openCells}>
        {changeSentence(headline.change, words.during(headline.span), t)}{' '}
        {inWords ? t(`figures.risen.${inWords}`) : t('figures.risenMany', { count: risen })}
        {headline.isPartial && <span className={styles.partial}> {t('figures.headlinePartial')}</span>}
      </CellsButton>
    </h2>
  )
}

/**
 * One line for a text about Europe that differs from the series in one of the periods that the headline compares. It opens the
 * text, beside which the Reader shows the series.
 */
function SourcesDiffer({ figures: { total } }: { figures: OverviewFigures }) {
  const { t } = useTranslation('overview')
  const words = useWords()
  const wordsOf = useComparisonWords()
  const all = useEuropeComparisons()
  const { compared } = total.period
  const [differing] = useMemo(
    () => (compared ? [compared.after, compared.before].flatMap((span) => differingOnEurope(all, span)) : []),
    [all, compared],
  )
  if (!differing) return null
  const verdict = wordsOf(differing)
  const { statement, series } = differing
  const { stated, months } = statement
  const ratio = series?.numbers.ratio ?? null
  const isTrend = stated.form === 'trend' && months !== null && ratio !== null
  return (
    <p className={styles.doubt}>
      <span aria-hidden="true">≠</span>
      <span>
        {isTrend
          ? t('doubt.both', {
              said: t(`doubt.said.${stated.trend}`, { when: words.during(months) }),
              counted: t(ratio > 0 ? 'doubt.rose' : 'doubt.fell', {
                percent: words.percent(Math.abs(ratio)),
              }),
            })
          : t('doubt.both', {
              said: t('doubt.says', { stated: verdict.stated }),
              counted: t('doubt.counts', { numbers: verdict.series?.text ?? '' }),
            })}{' '}
        <TextButton onClick={() => openReader(textOf(differing))}>{t('doubt.seeBoth')}</TextButton>
      </span>
    </p>
  )
}

function changeSentence(change: RoundedChange, when: string, t: TFunction<'overview'>): string {
  switch (change.kind) {
    case 'hardly':
      return t('figures.change.hardly', { when })
    case 'fraction':
      return t(`figures.change.${change.direction}`, { when, by: t(`figures.by.${change.fraction}`) })
    case 'percent':
      return t(`figures.change.${change.direction}`, {
        when,
        by: t('figures.by.percent', { percent: change.percent }),
      })
    case 'all-but':
      return t('figures.change.fell', { when, by: t('figures.by.allBut') })
    case 'to-zero':
      return t('figures.change.toNought', { when })
    case 'multiple':
      return multipleSentence(change.times, change.isMore, when, t)
  }
}

function multipleSentence(times: number, isMore: boolean, when: string, t: TFunction<'overview'>): string {
  if (times === 2)
    return isMore ? t('figures.change.overDouble', { when }) : t('figures.change.double', { when })
  if (times === 3)
    return isMore ? t('figures.change.overTriple', { when }) : t('figures.change.triple', { when })
  return t('figures.change.overTimes', { when, times })
}

/** What came of the plans as the panel's title. */
function FindingTitle() {
  const headline = usePlansHeadline()
  const isPending = useDatasets(['measures', 'vocabulary']).some((file) => file.isPending)
  // Reserves the headline's space, so that nothing below it shifts.
  if (isPending) return <Skeleton rows={2} />
  return (
    <h2 className={details.title} tabIndex={-1}>
      {headline}
    </h2>
  )
}

/** The three numbers under the headline, each with its unit, period, publisher and caveat. */
function KeyNumbers({ figures }: { figures: OverviewFigures }) {
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
          look="plain"
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
      look="plain"
      className={styles.before}
      name={t('figures.numberName', { number, unit, time })}
    >
      {t('figures.inTime', { number, time: inOneLine(time) })}
      {count.isPartial && <> {t('figures.partial')}</>}
    </CellsButton>
  )
}
