import { useDeferredValue, useId, useMemo, useState } from 'react'
import { CountBars, StatusBars } from '#charts/CountBars.tsx'
import { chartCells } from '#content/dossierCharts.ts'
import { inOrderOf } from '#content/inOrderOf.ts'
import { loadFigures } from '#content/loadedFigures.ts'
import { cellsOfGroup, type GroupTotal, groupTotals, nationalityGroups } from '#content/nationalities.ts'
import { claimsByKind, measuresByYear, namedDrivers, publishersBehind } from '#content/overviewFigures.ts'
import { tableIn } from '#content/tableById.ts'
import { cellsId, evidenceId, evidenceOfContent } from '#content/viewContent.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { Claim, ClaimKind } from '#domain/claim.ts'
import type { FigureSource } from '#domain/figureTable.ts'
import { CHARTS, type ChartId } from '#domain/view.ts'
import { ClaimList } from '#features/dossier/evidence/EvidenceList.tsx'
import { EmptyNote, PanelContext, Skeleton, usePanel } from '#features/dossier/panelParts.tsx'
import { DataGate } from '#parts/DataGate.tsx'
import { TableGate } from '#parts/TableGate.tsx'
import { setUi, toggleChart, useUiStore } from '#state/uiStore.ts'
import { useCorpus } from '#state/useCorpus.ts'
import { useExplore, useFigures, useShownFilters, useShownPeriod } from '#state/viewModels.ts'
import { openReader, select, setFilters } from '#state/viewStore.ts'
import { Icon } from '#ui/Icon.tsx'
import { Section } from '#ui/Section.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './ChartsTab.module.css'
import { type TableChartProps, useChartFiles, useFigureWords } from './chartParts.ts'
import { NationalityFlows, OriginFlows } from './FlowCharts.tsx'
import { BorderChart, ChannelChart, MultiplesChart, RoutesChart } from './LineCharts.tsx'
import { YearCharts } from './YearChart.tsx'

/** The overview's charts as a list of disclosures; one or two are open at a time. */
export function ChartsTab() {
  const { t } = useTranslation(['overview', 'charts'])
  const openCharts = useUiStore((state) => state.openCharts)
  return (
    <>
      <h3 className="visually-hidden">{t('tab.charts')}</h3>
      <ul className="ruled">
        {CHARTS.map((chart) => {
          const isOpen = openCharts.includes(chart)
          return (
            <li key={chart} className={styles.item} data-open={isOpen}>
              <h4>
                <button
                  type="button"
                  className={`${styles.name} gap-8 wide row-middle`}
                  aria-expanded={isOpen}
                  onClick={() => toggleChart(chart)}
                >
                  <Icon name={isOpen ? 'down' : 'forward'} />
                  {t(`charts:list.${chart}`)}
                </button>
              </h4>
              {isOpen && (
                <div className={`${styles.charts} stack one-column gap-24`}>
                  <ChartOf chart={chart} />
                </div>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

function ChartOf({ chart }: { chart: ChartId }) {
  switch (chart) {
    case 'measures':
      return (
        <DataGate needs={['measures', 'timeline', 'routes']} skeleton={<Skeleton rows={6} />}>
          <MeasuresChart />
        </DataGate>
      )
    case 'claims':
      return (
        <DataGate needs={['claims', 'documents']} skeleton={<Skeleton rows={6} />}>
          <ClaimsChart />
        </DataGate>
      )
    default:
      return <FigureChart chart={chart} />
  }
}

/** One chart without the panel around it. */
export function EmbedChart({ chart }: { chart: ChartId }) {
  const corpus = useCorpus()
  const model = useExplore()
  const filters = useShownFilters()
  const panel = useMemo(() => ({ corpus, model, filters }), [corpus, model, filters])
  return (
    <PanelContext value={panel}>
      <ChartOf chart={chart} />
    </PanelContext>
  )
}

/** Most publishers named below the chart of measures. */
const MOST_PUBLISHERS = 4

function MeasuresChart() {
  const { t } = useTranslation(['overview', 'common', 'filters', 'charts'])
  const words = useWords()
  const { corpus, model, filters } = usePanel()
  const publishers = useMemo(() => publishersBehind(model?.measures ?? [], corpus), [model, corpus])
  const years = useMemo(() => measuresByYear(model?.measures ?? []), [model])
  const files = useChartFiles({
    name: 'measures-by-year',
    evidence: () => evidenceOfContent({ figures: [], measures: model?.measures ?? [], routes: [] }),
  })
  if (years.length === 0) return <EmptyNote filters={filters} />
  const dated = years.flatMap(({ year }) => year ?? [])
  const span = [...new Set([dated[0], dated.at(-1)])].join('–')
  return (
    <StatusBars
      {...files}
      bars={years.map(({ year, ...counts }) => ({
        key: year === null ? '' : String(year),
        label: year === null ? t('filters:noDate') : String(year),
        ...counts,
      }))}
      words={{
        title: t('charts:list.measures'),
        unit: t('charts.measures.unit', {
          count: model?.measures.length ?? 0,
          years: span || t('filters:noDate'),
        }),
        source: [
          t('charts.measures.source'),
          ...(publishers.length > 0
            ? [
                t('charts.measures.publishers', {
                  count: publishers.length,
                  publishers: words.list(publishers.slice(0, MOST_PUBLISHERS).map(words.publisherOfText)),
                }),
              ]
            : []),
        ].join(' '),
        showTable: t('shared:showTable'),
        hideTable: t('shared:hideTable'),
        label: t('common:filter.years'),
        statuses: { done: words.status('done'), planned: words.status('planned'), gap: words.status('gap') },
      }}
      onChoose={(key, status) => {
        setUi({ overviewTab: 'measures' })
        setFilters({ years: [key === '' ? 'not-stated' : Number(key)], status: [status] })
      }}
    />
  )
}

function ClaimsChart() {
  const { t } = useTranslation(['overview', 'common'])
  const words = useWords()
  const { corpus } = usePanel()
  const [openKind, setOpenKind] = useState<ClaimKind | null>(null)
  const openId = useId()
  const kinds = useMemo(() => claimsByKind(corpus.claims), [corpus.claims])
  const drivers = useMemo(() => namedDrivers(corpus.claims), [corpus.claims])
  const filesOfKinds = useChartFiles({ name: 'claims-by-kind', evidence: () => citationsOf(corpus.claims) })
  const filesOfDrivers = useChartFiles({
    name: 'drivers',
    evidence: () => citationsOf(corpus.claims.filter(({ kind }) => kind === 'driver')),
  })
  const open = kinds.find(({ kind }) => kind === openKind)
  const common = {
    source: t('charts.claims.source', { count: corpus.documents.length }),
    showTable: t('shared:showTable'),
    hideTable: t('shared:hideTable'),
  }
  return (
    <>
      <CountBars
        {...filesOfKinds}
        bars={kinds.map(({ kind, claims }) => ({
          key: kind,
          label: t(`shared:claimKinds.${kind}`),
          count: claims.length,
        }))}
        words={{
          title: t('charts.claims.title'),
          unit: t('charts.claims.unit', { count: corpus.claims.length }),
          label: t('charts.kindColumn'),
          count: t('shared:claims'),
          ...common,
        }}
        onChoose={(key) => setOpenKind(kinds.find(({ kind }) => kind === key)?.kind ?? null)}
      />
      {open && (
        <Section level={4} titleId={openId} title={t(`shared:claimKinds.${open.kind}`)}>
          <ClaimList claims={open.claims} />
        </Section>
      )}
      {drivers.length > 0 && (
        <CountBars
          {...filesOfDrivers}
          bars={drivers.map(({ driver, sentences }) => ({
            key: driver,
            label: words.driver(driver),
            count: sentences,
          }))}
          words={{
            title: t('drivers.title'),
            unit: t('charts.drivers.unit'),
            label: t('charts.driverColumn'),
            count: t('shared:sentences'),
            ...common,
          }}
          onChoose={(driver) => select({ kind: 'driver', id: driver })}
        />
      )}
    </>
  )
}

/** Evidence ids of the sentences of claims, without duplicates. */
function citationsOf(claims: readonly Claim[]): readonly string[] {
  const ids = claims.flatMap(
    ({ id, citation }) => evidenceId({ type: 'citation', claimId: id, citation }) ?? [],
  )
  return [...new Set(ids)]
}

/** The charts of the base figures. */
const BASE_CHARTS = { routes: RoutesChart, year: YearCharts, multiples: MultiplesChart }

/** The charts whose table is a file of its own, with its role. */
const TABLE_CHARTS = {
  nationalities: { role: 'nationalities', Chart: NationalitiesChart },
  flows: { role: 'nationalities', Chart: NationalityFlows },
  border: { role: 'nationalities', Chart: BorderChart },
  deaths: { role: 'incidents', Chart: DeathsChart },
  channel: { role: 'weeks', Chart: ChannelChart },
} as const

type FigureChartId = Exclude<ChartId, 'measures' | 'claims'>

/** UNHCR's table of declared origins by country of arrival. */
const ORIGINS = { id: 'unhcr-origins' }

const isOfTable = (chart: FigureChartId): chart is keyof typeof TABLE_CHARTS => chart in TABLE_CHARTS

/** A chart of figures; loads its files first. */
function FigureChart({ chart }: { chart: FigureChartId }) {
  const { corpus, filters } = usePanel()
  const period = useShownPeriod()
  const model = useFigures()?.model
  const routes = useMemo(
    () =>
      model && inOrderOf(model, [...corpus.routeById.keys()]).flatMap((id) => corpus.routeById.get(id) ?? []),
    [model, corpus],
  )
  const skeleton = <Skeleton rows={8} />
  if (chart === 'origins') {
    return (
      <TableGate requested={ORIGINS} skeleton={skeleton}>
        {(_, found) => {
          const table = found && tableIn(found.file, found.source)
          return table ? <OriginFlows table={table} source={found.source} /> : skeleton
        }}
      </TableGate>
    )
  }
  if (!isOfTable(chart)) {
    const Chart = BASE_CHARTS[chart]
    return (
      <DataGate needs={['figures']} skeleton={skeleton}>
        {(file) =>
          routes?.length ? <Chart {...{ routes, period, filters }} figures={loadFigures(file)} /> : skeleton
        }
      </DataGate>
    )
  }
  const { role, Chart } = TABLE_CHARTS[chart]
  return (
    <TableGate requested={{ role }} skeleton={skeleton}>
      {(file, found) => {
        const table = found && tableIn(found.file, found.source)
        if (!table || !routes?.length) return skeleton
        return (
          <Chart {...{ routes, period, filters, table }} figures={loadFigures(file)} source={found.source} />
        )
      }}
    </TableGate>
  )
}

/** Persons recorded dead or missing in the period, by route and by cause. All are minimums. */
function DeathsChart({ figures, routes, period, filters, table, source }: TableChartProps) {
  const { t } = useTranslation('charts')
  const { placeOf, causeName, spansText, cutText } = useFigureWords()
  const latest = useMemo(() => {
    const cells = chartCells({ figures, routes, period, filters, table }, 'dead_and_missing')
    const totals = (dimension: string) =>
      cells.isEmpty ? [] : groupTotals(table, cells.query, 'dead-and-missing', dimension)
    return { ...cells, route: totals('route'), cause: totals('cause') }
  }, [figures, routes, period, filters, table])
  const shown = useDeferredValue(latest)
  const { counted, query } = shown
  return (['route', 'cause'] as const).map((dimension) => (
    <FigureBars
      key={dimension}
      query={query}
      dimension={dimension}
      totals={shown[dimension]}
      nameOf={({ keys }) =>
        dimension === 'route' ? placeOf(figures.otherPlaces, keys[0] ?? '') : causeName(keys[0] ?? '')
      }
      source={source}
      isWaiting={shown !== latest}
      words={{
        title: t(`deaths.title.${dimension}`),
        unit: t('during', { unit: t('unit.dead-and-missing'), months: spansText(counted.spans) }),
        caveat: t(`deaths.caveat.${dimension}`),
        label: t(`deaths.label.${dimension}`),
        count: t('unit.dead-and-missing'),
        gaps: cutText(counted.isCut, source),
      }}
      fileName={`dead-and-missing-by-${dimension}`}
    />
  ))
}

/** The nationalities detected most often on the routes in view, then all others, then unknown. */
function NationalitiesChart({ figures, routes, period, filters, table, source }: TableChartProps) {
  const { t } = useTranslation(['charts', 'dossier'])
  const words = useWords()
  const { spansText, cutText } = useFigureWords()
  const latest = useMemo(() => {
    const cells = chartCells({ figures, routes, period, filters, table }, 'detections')
    const totals = cells.isEmpty ? [] : groupTotals(table, cells.query, 'detections', 'nationality')
    return { ...cells, groups: nationalityGroups(totals) }
  }, [figures, routes, period, filters, table])
  const shown = useDeferredValue(latest)
  const { counted, query, groups } = shown
  const { first, rest, unknown } = groups
  const totals = [...first, ...(rest ? [rest] : []), ...(unknown ? [unknown] : [])]
  const nameOf = (total: GroupTotal): string => {
    if (total === unknown) return t('dossier:nationalities.unknown')
    if (total === rest) return t('nationalities.others', { count: rest.keys.length })
    return total.keys.map(words.nationality).join()
  }
  return (
    <FigureBars
      query={query}
      dimension="nationality"
      totals={totals}
      nameOf={nameOf}
      source={source}
      isWaiting={shown !== latest}
      words={{
        title: t('nationalities.title'),
        unit: t('during', { unit: t('unit.detections'), months: spansText(counted.spans) }),
        caveat: [t('caveat.detections'), t('caveat.olderState')].join(' '),
        label: t('shared:nationality'),
        count: t('unit.detections'),
        gaps: cutText(counted.isCut, source),
      }}
      fileName="nationalities"
    />
  )
}

interface FigureBarsProps {
  query: CellQuery
  /** Groups the cells into bars. */
  dimension: string
  totals: readonly GroupTotal[]
  nameOf: (total: GroupTotal) => string
  source: FigureSource
  isWaiting: boolean
  words: { title: string; unit: string; caveat: string; label: string; count: string; gaps: string }
  /** Base name of saved files, without ending. */
  fileName: string
}

/** Bar chart of totals by one dimension, with source, caveat, table, picture and CSV. */
function FigureBars(props: FigureBarsProps) {
  const { query, dimension, totals, nameOf, source, isWaiting, words: own, fileName } = props
  const { t } = useTranslation('charts')
  const words = useWords()
  const { common, source: sourceWords } = useFigureWords()
  const files = useChartFiles({
    name: fileName,
    evidence: () => [cellsId(query)],
    rows: () =>
      totals.map((total) => ({
        period: query.spans.map(({ from, to }) => `${from}/${to}`).join(' '),
        series: nameOf(total),
        value: total.value,
        state: 'whole',
        cells: cellsOfGroup(query, dimension, total),
      })),
  })
  const textOf = ({ value, notStated }: GroupTotal) =>
    notStated > 0 ? t('atLeast', { number: words.number(value) }) : words.number(value)
  if (totals.length === 0) return <p>{t('nothing', { title: own.title, period: own.unit })}</p>
  return (
    <CountBars
      {...files}
      bars={totals.map((total, index) => ({
        key: String(index),
        label: nameOf(total),
        count: total.value,
        text: textOf(total),
      }))}
      words={{ ...common, ...own, source: [sourceWords(source), own.gaps].join(' ').trim() }}
      isWaiting={isWaiting}
      onChoose={(key) => {
        const total = totals[Number(key)]
        if (total) openReader({ type: 'cells', query: cellsOfGroup(query, dimension, total) })
      }}
    />
  )
}
