import { useId, useMemo, useState } from 'react'
import { routeMeasures } from '#content/dossiers.ts'
import { includesPartialMonth, isDetections, type PlaceFigure } from '#content/figureModel.ts'
import { monthlySeries, monthPairs } from '#content/monthlySeries.ts'
import { type RouteDeaths as Found, routeDeaths } from '#content/routeCells.ts'
import { unitName } from '#content/unitName.ts'
import type { Measure } from '#domain/measure.ts'
import type { MonthSpan } from '#domain/period.ts'
import type { Route } from '#domain/route.ts'
import details from '#features/dossier/Details.module.css'
import dossier from '#features/dossier/Dossier.module.css'
import { UnknownDossier } from '#features/dossier/DossierHeader.tsx'
import { LeftOut, MeasureRows, openWords, StatusCounts } from '#features/dossier/measure/MeasureItem.tsx'
import { PanelFault, Skeleton, usePanel } from '#features/dossier/panelParts.tsx'
import type { TFunction } from '#i18n/translation.ts'
import { Beside } from '#parts/Beside.tsx'
import { CellsButton } from '#parts/CellsButton.tsx'
import { DataGate } from '#parts/DataGate.tsx'
import { MajorityNote } from '#parts/MajorityNote.tsx'
import { useMonthsBeside, usePublishedHidden } from '#state/shownLayers.ts'
import { type ShownFigures, useFigures } from '#state/viewModels.ts'
import { useViewStore } from '#state/viewStore.ts'
import { TextButton } from '#ui/Button.tsx'
import { CodePart, partCode } from '#ui/CodePart.tsx'
import { Icon } from '#ui/Icon.tsx'
import { ROUTE_PARTS, routePartId } from '#ui/partIds.ts'
import { RouteSwatch } from '#ui/RouteSwatch.tsx'
import { useOneStop } from '#ui/useOneStop.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { FigureChange, figureUnitName } from './FigureChange.tsx'
import type { DrawRange } from './LatestMonths.tsx'
import { MonthBars } from './MonthBars.tsx'
import styles from './RouteDossier.module.css'
import { RouteNationalities } from './RouteNationalities.tsx'
import { goToPart, OlderData, RouteAnchors, RoutePart, RouteTable } from './RouteParts.tsx'

const WHO_SAYS_SO = partCode(() => import('./WhoSaysSo.tsx').then((m) => m.WhoSaysSo))

/** The parts that do without published figures. */
const PARTS_WITHOUT = ['crossings', 'measures', 'sources'] as const

/** A route in one panel: crossings, nationalities, deaths, measures, and who says so. */
export function RouteDossier({ id }: { id: string }) {
  const { t } = useTranslation('dossier')
  const { corpus } = usePanel()
  const shown = useFigures()
  const isHidden = usePublishedHidden()
  const route = corpus.routeById.get(id)
  if (!route) return <UnknownDossier kind="route" id={id} />
  return (
    <>
      <RouteAnchors parts={isHidden ? PARTS_WITHOUT : ROUTE_PARTS} />
      <section
        className={`${styles.crossings} one-column gap-8 stack`}
        id={routePartId('crossings')}
        tabIndex={-1}
        aria-labelledby="route-title"
      >
        <RouteTitle route={route} />
        {!isHidden && (
          <DataGate needs={['figures', 'routes']} skeleton={<Skeleton rows={8} />}>
            {shown && <RouteCrossings id={id} shown={shown} />}
          </DataGate>
        )}
        <Beside place="route" renderFault={renderFault} />
      </section>
      {!isHidden && shown && (
        <>
          <OlderData routeId={id} shown={shown} />
          <RouteNationalities id={id} spans={shown.spans} />
        </>
      )}
      <Beside place="nationalities" renderFault={renderFault} />
      {!isHidden && shown && <RouteDeaths id={id} spans={shown.spans} />}
      <RouteMeasures route={route} />
      <RoutePart part="sources" title={t('route.part.sources')}>
        <CodePart
          code={WHO_SAYS_SO}
          props={{ route, shown }}
          loading={<Skeleton rows={6} />}
          renderFault={renderFault}
        />
      </RoutePart>
    </>
  )
}

const renderFault = (retry: () => void) => <PanelFault onRetry={retry} />

/** The name of a route, and its course in one line. */
function RouteTitle({ route }: { route: Route }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const figure = useFigures()?.model.routes.get(route.id)
  const countries = (codes: readonly string[]) => words.list(codes.map(words.country))
  return (
    <header>
      <h2 className={`${details.title} gap-8 row-middle`} id="route-title" tabIndex={-1}>
        <RouteSwatch routeId={route.id} isHollow={figure !== undefined && !isDetections(figure)} />
        {words.route(route.id)}
      </h2>
      <p className="small quiet">
        {t(`route.course.${route.type}`, { from: countries(route.departure), to: countries(route.arrival) })}
        {route.legs.length === 0 && <> {t('route.notDrawn')}</>}
      </p>
    </header>
  )
}

/** The measures that name the route; on request those that name its countries alone, and those for all routes. */
function RouteMeasures({ route }: { route: Route }) {
  const { t } = useTranslation('dossier')
  const { t: ofPlans } = useTranslation('overview')
  const words = useWords()
  const { corpus, filters } = usePanel()
  const { naming, inCountries, forAll } = routeMeasures(route, corpus, filters)
  const countries = [...route.departure, ...route.transit].filter((code) =>
    inCountries.shown.some((measure) => measure.countries.includes(code)),
  )
  return (
    <RoutePart part="measures" title={t('route.naming', { count: naming.shown.length })}>
      {naming.shown.length > 0 && (
        <p className="small quiet">{openWords(naming.shown, words.route(route.id), ofPlans, words)}</p>
      )}
      <MeasureRows measures={naming.shown} />
      <LeftOut count={naming.leftOut} />
      <MoreMeasures
        title={t('route.inCountries', {
          count: inCountries.shown.length,
          countries: words.either([...new Set(countries)].map(words.country)),
        })}
        measures={inCountries.shown}
      />
      <MoreMeasures title={t('route.forAll', { count: forAll.shown.length })} measures={forAll.shown} />
    </RoutePart>
  )
}

/** Measures that do not name the route: a row that opens their list; unnumbered, and never attributed to one route. */
function MoreMeasures({ title, measures }: { title: string; measures: readonly Measure[] }) {
  const [isOpen, setIsOpen] = useState(false)
  const listId = useId()
  if (measures.length === 0) return null
  return (
    <>
      <button
        type="button"
        className={`${dossier.footHead} wide row-middle bold`}
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        onClick={() => setIsOpen(!isOpen)}
      >
        {title}
        <StatusCounts measures={measures} />
        <span className={isOpen ? 'turned' : undefined}>
          <Icon name="forward" />
        </span>
      </button>
      {isOpen && (
        <div id={listId}>
          <MeasureRows measures={measures} />
        </div>
      )}
    </>
  )
}

/** The dead and missing on a route by month: a minimum, for the months that the incidents cover. */
function RouteDeaths({ id, spans }: { id: string; spans: readonly MonthSpan[] }) {
  return (
    <RouteTable
      routeId={id}
      spans={spans}
      part="deaths"
      count={routeDeaths}
      render={(found, { publisher }) => ({
        title: <DeathsNumber found={found} />,
        content: <DeathsByMonth found={found} publisher={publisher} />,
      })}
    />
  )
}

function DeathsNumber({ found: { value, before, incidents, cells, period } }: { found: Found }) {
  const { t } = useTranslation(['dossier', 'common'])
  const words = useWords()
  const time = words.spans(period.spans)
  const earlier = before === null ? '' : t('deaths.aYearBefore', { count: before })
  if (incidents === 0) return [t('deaths.none', { time }), earlier].filter(Boolean).join(', ')
  if (value === null) return t('common:notStated')
  return (
    <>
      <CellsButton cells={cells} look="plain">
        {t('deaths.number', { count: value })}
      </CellsButton>
      {earlier && `, ${earlier}`}
    </>
  )
}

function DeathsByMonth({ found: { months }, publisher }: { found: Found; publisher: string }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const isEmpty = [months?.before, months?.after].every((series) =>
    series?.values.every(({ value }) => !value),
  )
  const note = (
    <>
      {t('deaths.atLeast')}{' '}
      <TextButton look="quiet" onClick={() => goToPart('sources')}>
        {words.publisherName(publisher)}
      </TextButton>
    </>
  )
  if (!months || isEmpty) return <p className="caption-type line-16 quiet">{note}</p>
  return (
    <MonthBars pairs={months} title={t('deaths.byMonth')} colour="var(--ink-2)">
      {note}
    </MonthBars>
  )
}

const YEAR_CHART = partCode(() =>
  import('#features/dossier/charts/YearChart.tsx').then((m) => m.RouteYearChart),
)

const LATEST_MONTHS = partCode(() => import('./LatestMonths.tsx').then((m) => m.LatestMonths))
const KNOWN_MONTHS = partCode(() => import('./KnownMonths.tsx').then((m) => m.KnownMonths))

/** A route's number of the period with its change, and its months beside those of the year before. */
function RouteCrossings({ id, shown }: { id: string; shown: ShownFigures }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const { figures, model } = shown
  const figure = model.routes.get(id)
  // The chart to save draws these too.
  const hasMonthsBeside = useMonthsBeside(id)
  const [range, onRange] = useState<{ draw: DrawRange }>()
  const isKnown = useViewStore(({ view }) => view.known !== null)
  const pairs = useMemo(
    () => figure && monthPairs(figure.period, (span) => monthlySeries(figures, id, span)),
    [figure, figures, id],
  )
  if (!figure) return <p className="small quiet">{t('figures.none')}</p>
  const unit = unitName(2, figure.total.unit, words)
  return (
    <>
      <PeriodTotal figure={figure} isPartial={includesPartialMonth(figures, figure)} />
      {isKnown && <CodePart code={KNOWN_MONTHS} props={{ id }} loading={null} renderFault={() => null} />}
      {pairs && (
        <MonthBars
          pairs={pairs}
          title={t('months.title', { unit: unit[0]?.toLocaleUpperCase(words.language) + unit.slice(1) })}
          colour={`var(--route-${id}, var(--bar))`}
          file={YEAR_CHART}
          isFileOnly={hasMonthsBeside}
          drawRange={isKnown ? undefined : range?.draw}
        />
      )}
      {!isKnown && (
        <CodePart
          code={LATEST_MONTHS}
          props={{ id, figures, onRange }}
          loading={null}
          renderFault={() => null}
        />
      )}
    </>
  )
}

interface PeriodTotalProps {
  figure: PlaceFigure
  /** True if the figure includes a month that had not ended. */
  isPartial: boolean
}

function PeriodTotal({ figure, isPartial }: PeriodTotalProps) {
  const { t } = useTranslation(['dossier', 'common'])
  const words = useWords()
  const oneStop = useOneStop<HTMLParagraphElement>()
  const { place, total, period, cells } = figure
  const [span, ...others] = period.spans
  const unit = figureUnitName(figure, t as TFunction<'dossier'>, words)
  if (total.value === null || !span) {
    return <p className="small quiet">{t('figures.notCovered', { unit })}</p>
  }
  const number = words.number(total.value)
  const unitTime =
    others.length === 0
      ? t('figures.during', { unit, during: words.during(span) })
      : t('figures.unitTime', { unit, time: words.spans(period.spans) })
  return (
    <>
      <p className="gap-three-quarters row-baseline" {...oneStop}>
        <CellsButton
          cells={cells}
          look="plain"
          className="big"
          name={t('figures.totalName', { number, unitTime, route: words.route(place) })}
        >
          {number}
        </CellsButton>
        <span>
          <strong>{unit},</strong> <FigureChange figure={figure} />.{' '}
          <TextButton look="quiet" onClick={() => goToPart('sources')}>
            {words.publisherName(figure.publisher)}
          </TextButton>
        </span>
      </p>
      <p className="caption-type line-16 quiet">
        <MajorityNote cells={cells} />
        {period.isCut && <> {t('figures.cut', { time: words.spans(period.spans) })}</>}
        {isPartial && <> {t('figures.notEnded')}</>}
      </p>
    </>
  )
}
