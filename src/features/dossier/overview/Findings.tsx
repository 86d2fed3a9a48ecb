import { type ReactNode, useMemo } from 'react'
import type { PlaceFigure } from '#content/figureModel.ts'
import { type OverviewFigures, overviewFigures } from '#content/overviewFigures.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { FigureHeadline, RoundedChange } from '#domain/figureHeadline.ts'
import { type Count, type FigureUnit, ratioOf } from '#domain/figureUnit.ts'
import type { IsoDate, MonthSpan } from '#domain/period.ts'
import { planHeadline, planSums, planUnits } from '#domain/planList.ts'
import { routeRegionsOf } from '#domain/route.ts'
import type { TextComparison } from '#domain/textAgainstSeries.ts'
import { linkToPlans } from '#domain/viewCodec.ts'
import details from '#features/dossier/Details.module.css'
import { Skeleton, usePanel } from '#features/dossier/panelParts.tsx'
import type { TFunction } from '#i18n/translation.ts'
import { Beside } from '#parts/Beside.tsx'
import { CellsButton } from '#parts/CellsButton.tsx'
import { DataFaults, DataGate } from '#parts/DataGate.tsx'
import { useDataset } from '#state/datasets.ts'
import { usePublishedHidden } from '#state/shownLayers.ts'
import {
  differingOnEurope,
  textOf,
  useComparisonWords,
  useEuropeComparisons,
} from '#state/useTextComparisons.ts'
import { useFigures } from '#state/viewModels.ts'
import { openReader, useViewStore } from '#state/viewStore.ts'
import { TextButton } from '#ui/Button.tsx'
import { Section } from '#ui/Section.tsx'
import { capitalised, crossingsChange, otherWayOf } from '#words/otherWayOf.ts'
import { planHeadlineWords } from '#words/planWords.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords, type Words } from '#words/words.ts'
import styles from './Overview.module.css'
import { RouteChanges } from './RouteChanges.tsx'

type T = TFunction<'overview'>

/** The overview's first tab: the finding in the figures, routes at two times, plans, where sources differ, and its children. */
export function Findings({ children }: { children: ReactNode }) {
  const { isError } = useDataset('figures')
  const figures = useOverviewFigures()
  const isHidden = usePublishedHidden('marks')
  return (
    <>
      <Beside place="findings" loading={<Skeleton rows={6} />} />
      {!figures && !isError && !isHidden && <Skeleton rows={6} />}
      {isError && (
        <>
          <Title>{null}</Title>
          <DataFaults needs={['figures']} />
        </>
      )}
      {figures && !isHidden && (
        <div className={`${styles.figures} one-column gap-three-quarters stack`}>
          <FigureTitle figures={figures} />
          <KeyNumbers figures={figures} />
        </div>
      )}
      {figures && figures.total.total.value !== null && <RouteChanges figures={figures} />}
      <DataGate needs={['measures', 'routes', 'vocabulary']} skeleton={<Skeleton rows={2} />}>
        <PlansFound />
      </DataGate>
      {figures && !isHidden && <SourcesDiffer figures={figures} />}
      {children}
    </>
  )
}

/** The overview's figures; null until they have loaded, or after a failure. */
function useOverviewFigures(): OverviewFigures | null {
  const shown = useFigures()
  return useMemo(() => shown && overviewFigures({ ...shown, requested: shown.spans }), [shown])
}

/** The panel's h2: the finding, else what the numbers below it are. */
function Title({ children }: { children: ReactNode }) {
  const { t } = useTranslation('overview')
  return (
    <h2 className={details.title} tabIndex={-1}>
      {children ?? t('figures.title')}
    </h2>
  )
}

/** How detections changed and where they went the other way, which opens the cells of both times, and the period of the panel. */
function FigureTitle({ figures: { headline, total, shown } }: { figures: OverviewFigures }) {
  const { t } = useTranslation('overview')
  const words = useWords()
  const times = capitalised(words.longSpans(headline ? [headline.span] : shown), words)
  return (
    <div>
      <Title>
        {headline && total.changeCells && (
          <CellsButton cells={total.changeCells} look="plain">
            {changeSentence(headline.change, words, t)} {otherWaySentence(headline, words, t)}
          </CellsButton>
        )}
      </Title>
      <p className="small quiet">
        {headline ? t('figures.against', { time: times }) : times}
        {headline?.isPartial && <>. {t('figures.headlinePartial')}</>}
        {total.period.isCut && total.period.spans.length > 0 && <>. {t('figures.cut')}</>}
      </p>
    </div>
  )
}

function changeSentence(change: RoundedChange, words: Words, t: T): string {
  const by: Parameters<typeof crossingsChange>[1] = (of) =>
    of.kind === 'fraction' ? t(`figures.by.${of.fraction}`) : t('figures.by.percent', { percent: of.percent })
  return capitalised(crossingsChange(change, by, t), words)
}

/** Message keys for numbers of routes that are spelled out, from three. */
const IN_WORDS = ['three', 'four', 'five', 'six', 'seven'] as const

/** "On the Western Mediterranean they rose.", "On three routes they fell.", "They rose on no route." */
function otherWaySentence(headline: FigureHeadline, words: Words, t: T): string {
  const inWords = IN_WORDS[headline.others.length - 3]
  return otherWayOf(headline, inWords && t(`figures.on.${inWords}`), words, t)
}

/** The three numbers under the headline, each with its change in words, its publisher and caveat. */
function KeyNumbers({ figures }: { figures: OverviewFigures }) {
  const { t } = useTranslation('overview')
  const { total, arrivals, covered } = figures
  return (
    <ul className={`${styles.numbers} stack`}>
      <SeriesNumber
        figure={total}
        covered={covered.total}
        unit={t('figures.detections')}
        note={t('figures.detectionsNote')}
      />
      <SeriesNumber
        figure={arrivals}
        covered={covered.arrivals}
        unit={t('figures.arrivals')}
        note={t('figures.arrivalsNote')}
      />
      <DeathsNumber figures={figures} />
    </ul>
  )
}

interface SeriesNumberProps extends Pick<KeyNumberProps, 'unit' | 'note'> {
  figure: PlaceFigure
  covered: MonthSpan
}

/** A number of the period, and its change from the same months a year before where they can be compared. */
function SeriesNumber({ figure, covered, unit, note }: SeriesNumberProps) {
  const { t } = useTranslation('overview')
  const words = useWords()
  const { period, total, change, changeCells, cells } = figure
  const { compared } = period
  return (
    <KeyNumber
      count={change ? change.after : total}
      cells={changeCells ?? cells}
      unit={unit}
      change={change && compared && { ratio: change.ratio, before: compared.before }}
      time={words.longSpans(period.spans)}
      note={total.value === null ? t('figures.covers', { time: words.spans([covered]) }) : note}
    />
  )
}

/** Deaths are published by calendar year: beside other months the note says which, and only whole years are compared. */
function DeathsNumber({ figures: { deaths } }: { figures: OverviewFigures }) {
  const { t } = useTranslation('overview')
  const words = useWords()
  const { years, isSame, total, cells, before, to, covered } = deaths
  const [year] = before?.cells.spans ?? []
  const ratio = before ? ratioOf(before.total.value, total.value) : null
  const time = words.spans(years)
  const own = to
    ? t(`figures.deathsTo.${thirdOf(to)}`, { time, month: words.longMonth(to.slice(0, 7)) })
    : t(total.isPartial ? 'figures.deathsPartial' : 'figures.deathsAll', { time })
  const note = isSame ? t('figures.deathsNote') : t('figures.deathsOf', { time: own })
  return (
    <KeyNumber
      count={{ ...total, isPartial: false }}
      cells={before ? bothCells(cells, before.cells) : cells}
      unit={t('figures.deaths')}
      change={year ? { ratio, before: year } : null}
      time={isSame ? time : own}
      note={total.value === null ? t('figures.coversYears', { time: words.spans([covered]) }) : note}
    />
  )
}

function bothCells(after: CellQuery, before: CellQuery): CellQuery {
  return { ...after, spans: [...before.spans, ...after.spans] }
}

function thirdOf(day: IsoDate): 'early' | 'mid' | 'late' {
  const date = Number(day.slice(8))
  return date <= 10 ? 'early' : date <= 20 ? 'mid' : 'late'
}

interface KeyNumberProps {
  count: Count<FigureUnit>
  cells: CellQuery
  unit: string
  /** The change from earlier months; null without a comparison. */
  change: { ratio: number | null; before: MonthSpan } | null
  /** For the accessible name; the title shows it once for all. */
  time: string
  note: string
}

/** A number and, in words, what it counts and how it changed; opens the cells of both times. */
function KeyNumber({ count, cells, unit, change, time, note }: KeyNumberProps) {
  const { t } = useTranslation(['overview', 'common'])
  const words = useWords()
  const ratio = change?.ratio ?? null
  const label =
    ratio === null ? unit : t('figures.unitChange', { unit, change: changeWords(ratio, words, t) })
  const number = count.value === null ? t('common:notStated') : words.number(count.value)
  const partial = count.value !== null && count.isPartial ? ` ${t('shared:partial')}` : ''
  return (
    <li className={styles.item}>
      {count.value === null ? (
        <>
          <span className={`${styles.missing} quiet`}>{number}</span>
          <span className={`${styles.unit} medium`}>{unit}</span>
        </>
      ) : (
        <CellsButton
          cells={cells}
          look="plain"
          className={styles.both}
          name={t('figures.numberName', { number, unit: label, time }) + partial}
        >
          <span className={`${styles.value} bold nowrap end`}>{number}</span>
          <span className={`${styles.unit} medium`}>
            {label}
            {partial}
          </span>
        </CellsButton>
      )}
      <span className={`${styles.note} small quiet`}>{note}</span>
    </li>
  )
}

/** "36% fewer", "24% more", "2.4 times as many". */
function changeWords(ratio: number, words: Words, t: T): string {
  const percent = Math.round(Math.abs(ratio) * 100)
  if (percent === 0) return t('figures.changed.same')
  if (ratio >= 1)
    return t('figures.changed.times', { times: words.number(Math.round((1 + ratio) * 10) / 10) })
  return t(ratio > 0 ? 'figures.changed.more' : 'figures.changed.fewer', {
    percent: words.percent(Math.abs(ratio)),
  })
}

/** Texts about Europe that differ from the series: about the compared months, else the newest. */
function SourcesDiffer({ figures: { total } }: { figures: OverviewFigures }) {
  const { t } = useTranslation('overview')
  const all = useEuropeComparisons()
  const { compared } = total.period
  const differing = useMemo(
    () => differingOnEurope(all, compared ? [compared.after, compared.before] : []),
    [all, compared],
  )
  if (differing.length === 0) return null
  return (
    <Section look="block" title={t('doubt.title')}>
      {differing.map((one) => (
        <Disagreement key={one.id} comparison={one} />
      ))}
    </Section>
  )
}

/** What a text says and what the series counts; opens the text beside the series. */
function Disagreement({ comparison }: { comparison: TextComparison }) {
  const { t } = useTranslation(['overview', 'common'])
  const words = useWords()
  const verdict = useComparisonWords()(comparison)
  const publishers = useDataset('overview').data?.publishers
  const { statement, series, statedIn } = comparison
  const { stated, months } = statement
  const ratio = series?.numbers.ratio ?? null
  const [page] = statedIn.type === 'record' ? statedIn.record.sources : []
  const own = statedIn.type === 'claim' ? publishers?.[statedIn.claim.citation.documentId] : page?.publisher
  const publisher = own ? capitalised(words.publisherOfText(own), words) : t('doubt.oneSource')
  const isTrend = stated.form === 'trend' && months !== null && ratio !== null
  return (
    <p>
      {isTrend
        ? t('doubt.both', {
            said: t(`doubt.said.${stated.trend}`, { publisher, when: words.during(months) }),
            counted: t(ratio > 0 ? 'doubt.rose' : 'doubt.fell', {
              percent: words.percent(Math.abs(ratio)),
            }),
          })
        : t('doubt.both', {
            said: t('doubt.says', { publisher, stated: verdict.stated }),
            counted: t('doubt.counts', { numbers: verdict.series?.text ?? '' }),
          })}{' '}
      <TextButton
        aria-label={words.labelled(t('doubt.seeBoth'), publisher)}
        onClick={() => openReader(textOf(comparison))}
      >
        {t('doubt.seeBoth')}
      </TextButton>
    </p>
  )
}

/** What came of the plans under the filters, as on their page; then how they add up, and to how many planned measures. */
function PlansFound() {
  const { t } = useTranslation('overview')
  const { t: ofPlans } = useTranslation('planHeadline')
  const words = useWords()
  const { corpus, filters } = usePanel()
  const { measures, routes } = corpus
  const units = useMemo(
    () => planUnits(measures, filters, routeRegionsOf(routes)),
    [measures, routes, filters],
  )
  const headline = planHeadline(units, filters)
  const { rest, measures: planned, open } = planSums(units, headline)
  const restKey = headline.kind === 'some' ? 'rest' : rest === units.length ? 'restAll' : 'restPartly'
  const sums = [
    rest > 0 && t(`plans.${restKey}`, { number: words.number(rest) }),
    planned > 0 && t('plans.measures', { measures: words.number(planned), open: words.number(open) }),
  ].filter(Boolean)
  const link = useViewStore(({ view }) => linkToPlans(view))
  return (
    <Section look="block" title={t('plans.title')}>
      <p>
        {planHeadlineWords(headline, words, ofPlans)}{' '}
        <a className={details.link} href={link}>
          {t('plans.see')}
        </a>
      </p>
      {sums.length > 0 && <p className="small quiet">{sums.join(' ')}</p>}
    </Section>
  )
}
