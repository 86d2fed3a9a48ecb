import { useDeferredValue, useMemo } from 'react'
import { chartCells, type FlowSource, type Flows, type FlowValue, flowsOf } from '#content/dossierCharts.ts'
import type { FigureRow } from '#content/figureSheet.ts'
import { cellsId } from '#content/viewContent.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import { type FigureSource, type FigureTable, timeOf } from '#domain/figureTable.ts'
import { keysOfQuery } from '#domain/stretch.ts'
import { PanelFault, Skeleton } from '#features/dossier/panelParts.tsx'
import { lazyImport } from '#lib/lazyImport.ts'
import { openReader } from '#state/viewStore.ts'
import { FaultBoundary, useImported } from '#ui/CodePart.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { type TableChartProps, useChartFiles, useFigureWords } from './chartParts.ts'

const SANKEY = lazyImport(() => import('#charts/FlowSankey.tsx'))

/** Detections of the period from nationality to route: the most frequent, all others, and not stated. */
export function NationalityFlows({ figures, routes, period, filters, table, source }: TableChartProps) {
  const { t } = useTranslation('charts')
  const words = useWords()
  const { placeOf, spansText, cutText } = useFigureWords()
  const latest = useMemo(() => {
    const cells = chartCells({ figures, routes, period, filters, table }, 'detections')
    const flows = flowsOf({ table, query: cells.query, unit: 'detections', to: 'route', hasRemainder: false })
    return { ...cells, flows: cells.isEmpty ? NO_FLOWS : flows }
  }, [figures, routes, period, filters, table])
  const shown = useDeferredValue(latest)
  const { counted, query, flows } = shown
  return (
    <FlowChart
      {...{ flows, query, table, source }}
      isWaiting={shown !== latest}
      targetName={(place) => placeOf(figures.otherPlaces, place)}
      shortName={words.routeShort}
      colour={(place) => `var(--route-${place}, var(--bar))`}
      fileName="nationality-to-route"
      words={{
        title: t('flows.title'),
        unit: t('during', { unit: t('unit.detections'), months: spansText(counted.spans) }),
        caveat: [t('caveat.detections'), t('caveat.olderState'), cutText(counted.isCut, source)]
          .join(' ')
          .trim(),
        label: t('shared:nationality'),
      }}
    />
  )
}

const NO_FLOWS: Flows = { sources: [], targets: [] }

/** Arrivals of 2026 from declared origin to country of arrival: UNHCR publishes no other time. */
export function OriginFlows({ table, source }: { table: FigureTable; source: FigureSource }) {
  const { t } = useTranslation('charts')
  const words = useWords()
  const query = useMemo<CellQuery>(
    () => ({ table: table.id, count: 'arrivals', spans: [], where: {} }),
    [table],
  )
  const flows = useMemo(
    () => flowsOf({ table, query, unit: 'persons', to: 'country', hasRemainder: true }),
    [table, query],
  )
  return (
    <FlowChart
      {...{ flows, query, table, source }}
      targetName={words.country}
      colour={() => 'var(--bar)'}
      fileName="origin-to-country"
      words={{
        title: t('origins.title'),
        unit: t('origins.unit'),
        caveat: t('origins.caveat'),
        label: t('origins.label'),
      }}
    />
  )
}

interface FlowChartProps {
  flows: Flows
  query: CellQuery
  table: FigureTable
  source: FigureSource
  targetName: (key: string) => string
  /** A shorter name for the drawing; the key itself where there is none. */
  shortName?: (key: string) => string
  colour: (key: string) => string
  /** Base name of saved files. */
  fileName: string
  words: { title: string; unit: string; caveat: string; label: string }
  isWaiting?: boolean
}

/** Loads the code of the chart, which only these two need; a failure can be retried. */
function FlowChart(props: FlowChartProps) {
  return (
    <FaultBoundary onRetry={SANKEY.reset} renderFault={(retry) => <PanelFault onRetry={retry} />}>
      {() => <LoadedFlows {...props} />}
    </FaultBoundary>
  )
}

function LoadedFlows(props: FlowChartProps) {
  const { flows, query, table, source, targetName, colour, fileName, words: own, isWaiting = false } = props
  const { t } = useTranslation(['charts', 'dossier'])
  const words = useWords()
  const { common, source: sourceWords } = useFigureWords()
  const files = useChartFiles({
    name: fileName,
    evidence: () => [cellsId(query)],
    rows: () =>
      sources.flatMap((row) =>
        row.values.flatMap((found, at) =>
          found ? [csvRow(`${nameOf(row)} → ${targetName(targets[at]?.key ?? '')}`, found)] : [],
        ),
      ),
  })
  const code = useImported(SANKEY)
  const { sources, targets } = flows
  if (sources.length === 0) return <p>{t('nothing', { title: own.title, period: own.unit })}</p>
  if (!code) return <Skeleton rows={8} />
  const nameOf = ({ kind, total }: FlowSource): string => {
    if (kind === 'unknown') return t('dossier:nationalities.unknown')
    return kind === 'others' ? t('flows.others') : total.keys.map(words.nationality).join()
  }
  const shortened = (key: string) => {
    const short = props.shortName?.(key) ?? key
    return short === key ? {} : { shortName: short }
  }
  const csvRow = (series: string, { value, cells }: FlowValue): FigureRow => ({
    ...timeAndCells(table, cells),
    series,
    value,
    state: 'whole',
  })
  const openCells = (cells: CellQuery | undefined) => cells && openReader({ type: 'cells', query: cells })
  return (
    <code.FlowSankey
      {...files}
      sources={sources.map((row) => ({
        key: row.total.keys.join(),
        name: nameOf(row),
        text: words.number(row.total.value),
        values: row.values.map((found) => found && { ...found, text: words.number(found.value) }),
      }))}
      targets={targets.map(({ key, value }) => ({
        key,
        name: targetName(key),
        ...shortened(key),
        text: words.number(value),
        colour: colour(key),
      }))}
      words={{ ...common, ...own, source: sourceWords(source), total: t('shared:total'), none: '–' }}
      isWaiting={isWaiting}
      onChoose={(from, to) => {
        if (from === null) openCells(to === null ? query : targets[to]?.cells)
        else openCells((to === null ? sources[from]?.cells : sources[from]?.values[to]?.cells) ?? undefined)
      }}
    />
  )
}

/** The months of a query, or the times that its cells name; and the cells, with what the publisher counts in this country. */
function timeAndCells(table: FigureTable, cells: CellQuery): Pick<FigureRow, 'period' | 'cells'> {
  const months = cells.spans.map(({ from, to }) => `${from}/${to}`)
  const times = months.length > 0 ? months : keysOfQuery(table, timeOf(table).name, cells)
  const counted = keysOfQuery(table, 'counted', cells)
  return {
    period: times.join(' '),
    cells: counted.length === 0 ? cells : { ...cells, where: { ...cells.where, counted: [...counted] } },
  }
}
