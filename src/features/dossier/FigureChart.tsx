import type { FigureTableId } from '#domain/figureSource.ts'
import { useDataset } from '#state/datasets.ts'
import { loadFigures } from '#state/selectors/loadedFigures.ts'
import type { ChartId } from '#state/uiStore.ts'
import { useFigureTable } from '#state/useFigureTable.ts'
import { DataFault } from '#ui/DataFault.tsx'
import { useWords } from '#words/words.ts'
import { BorderChart } from './charts/BorderChart.tsx'
import { ChannelChart } from './charts/ChannelChart.tsx'
import { DeathsChart } from './charts/DeathsChart.tsx'
import { MultiplesChart } from './charts/MultiplesChart.tsx'
import { NationalitiesChart } from './charts/NationalitiesChart.tsx'
import { RoutesChart } from './charts/RoutesChart.tsx'
import { YearCharts } from './charts/YearCharts.tsx'
import { usePanel } from './panelContext.ts'
import { Skeleton } from './Skeleton.tsx'

/** The charts that are made from figures. */
type FigureChartId = Exclude<ChartId, 'measures' | 'claims'>

/** The charts whose table has a file of its own. */
const TABLES = {
  nationalities: 'frontex-nationalities',
  border: 'frontex-nationalities',
  deaths: 'missing-migrants-incidents',
  channel: 'uk-small-boats-weekly',
} as const satisfies Partial<Record<FigureChartId, FigureTableId>>
type TableChartId = keyof typeof TABLES

const isOfTable = (chart: FigureChartId): chart is TableChartId => chart in TABLES

/** A chart of figures, once their files are there; else what stands in for it, or why it cannot be read. */
export function FigureChart({ chart }: { chart: FigureChartId }) {
  return isOfTable(chart) ? <OfTable chart={chart} /> : <OfStart chart={chart} />
}

/** A chart of the figures of the start. */
function OfStart({ chart }: { chart: Exclude<FigureChartId, TableChartId> }) {
  const { fileFault } = useWords()
  const { corpus, filters } = usePanel()
  const { data, error, refetch } = useDataset('figures')
  if (error) return <DataFault {...fileFault('figures.json', error)} onRetry={() => void refetch()} />
  if (!data || corpus.routes.length === 0) return <Skeleton rows={8} />
  const props = { figures: loadFigures(data), routes: corpus.routes, filters }
  switch (chart) {
    case 'routes':
      return <RoutesChart {...props} />
    case 'year':
      return <YearCharts {...props} />
    case 'multiples':
      return <MultiplesChart {...props} />
  }
}

/** A chart of a table that is loaded when its chart is first opened. */
function OfTable({ chart }: { chart: TableChartId }) {
  const { fileFault } = useWords()
  const { corpus, filters } = usePanel()
  const { figures, table, source, failed } = useFigureTable(TABLES[chart])
  if (failed) return <DataFault {...fileFault(failed.file, failed.error)} onRetry={failed.retry} />
  if (!figures || !table || !source || corpus.routes.length === 0) return <Skeleton rows={8} />
  const props = { figures: loadFigures(figures), routes: corpus.routes, filters, table, source }
  switch (chart) {
    case 'nationalities':
      return <NationalitiesChart {...props} />
    case 'border':
      return <BorderChart {...props} />
    case 'deaths':
      return <DeathsChart {...props} />
    case 'channel':
      return <ChannelChart {...props} />
  }
}
