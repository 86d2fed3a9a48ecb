import { useMemo } from 'react'
import { ChartFrame } from '#charts/ChartFrame.tsx'
import { mapFinding } from '#content/findingWords.ts'
import { overviewFigures } from '#content/overviewFigures.ts'
import { unitName } from '#content/unitName.ts'
import { cellsId } from '#content/viewContent.ts'
import { Beside } from '#parts/Beside.tsx'
import { usePublishedHidden } from '#state/shownLayers.ts'
import { firstTab, useUiStore } from '#state/uiStore.ts'
import { useFigures } from '#state/viewModels.ts'
import { useViewStore } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { EmbedChart } from './ChartsTab.tsx'
import { useChartFiles, useFigureWords } from './chartParts.ts'
import { RouteYearChart } from './YearChart.tsx'

/** The charts of what the panel of Explore shows, as they are saved; nothing where it shows none. */
export function SeenCharts() {
  const { page, selected, filters } = useViewStore((state) => state.view)
  const { panelOpen, panelsHidden, overviewTab, openCharts } = useUiStore()
  const isHidden = usePublishedHidden()
  if (page !== 'explore' || !panelOpen || panelsHidden) return null
  if (selected?.kind === 'route') {
    return (
      <>
        {!isHidden && <RouteYearChart />}
        <Beside place="charts" />
      </>
    )
  }
  if (selected !== null) return null
  const tab = overviewTab ?? firstTab(filters)
  if (tab === 'charts') return openCharts.map((chart) => <EmbedChart key={chart} chart={chart} />)
  if (tab !== 'findings') return null
  return (
    <>
      <RouteChangesChart />
      <Beside place="charts" />
    </>
  )
}

/** Every route at two times, as the overview shows them: detections on one scale, arrivals outlined. */
function RouteChangesChart() {
  const { t } = useTranslation(['overview', 'compare'])
  const { t: ofFindings } = useTranslation(['exportView', 'series'])
  const words = useWords()
  const { source, common } = useFigureWords()
  const shown = useFigures()
  const figures = useMemo(() => shown && overviewFigures({ ...shown, requested: shown.spans }), [shown])
  const rows = figures ? [...figures.routes, figures.arrivals] : []
  const files = useChartFiles({
    name: 'changes',
    finding: shown && mapFinding(shown.model, [], { t: ofFindings, words }),
    evidence: () => [...new Set(rows.map(({ changeCells, cells }) => cellsId(changeCells ?? cells)))],
  })
  if (!shown || !figures || figures.total.total.value === null) return null
  const { compared, spans } = figures.total.period
  const number = (value: number | null) => (value === null ? common.notStated : words.number(value))
  const about = [...new Set(rows.map(({ cells }) => cells.table))].flatMap((table) => {
    const found = shown.figures.sources.get(table)
    return found ? [source(found)] : []
  })
  const units = [...new Set(rows.map(({ total }) => total.unit))].map((unit) => unitName(2, unit, words))
  return (
    <ChartFrame
      words={{
        title: compared
          ? t('figures.byRoute', {
              before: words.spans([compared.before]),
              after: words.spans([compared.after]),
            })
          : t('figures.byRouteIn', { time: words.spans(spans) }),
        unit: words.list(units),
        source: about.join(' '),
        caveat: t('compare:table.otherUnit'),
        ...common,
      }}
      {...files}
      table={{ heads: [], rows: [] }}
      drawing={{
        kind: 'dumbbells',
        times: compared && { before: words.spans([compared.before]), after: words.spans([compared.after]) },
        number: words.axisNumber,
        rows: rows.map(({ place, change, total }) => {
          const after = change ? change.after.value : total.value
          const isPartial = change ? change.before.isPartial || change.after.isPartial : total.isPartial
          const ratio = change?.ratio ?? null
          return {
            key: place,
            name: words.routeShort(place),
            before: change?.before.value ?? null,
            after,
            text: [
              change ? `${number(change.before.value)} → ${number(after)}` : number(after),
              ...(ratio === null ? [] : [words.change(ratio)]),
              ...(isPartial ? [common.partial] : []),
            ].join(', '),
            colour: `var(--route-${place}, var(--ink-3))`,
            isHollow: total.unit !== 'detections',
          }
        }),
      }}
    />
  )
}
