import { loadFigures } from '#content/loadedFigures.ts'
import { tableIn } from '#content/tableById.ts'
import type { FigureRole } from '#domain/figureSource.ts'
import type { ChartId } from '#domain/view.ts'
import { usePanel } from '#features/dossier/panelContext.ts'
import { Skeleton } from '#features/dossier/Skeleton.tsx'
import { DataGate } from '#parts/DataGate.tsx'
import { TableGate } from '#parts/TableGate.tsx'
import { DeathsChart, NationalitiesChart } from './BarCharts.tsx'
import { NationalityFlows, OriginFlows } from './FlowCharts.tsx'
import { BorderChart, ChannelChart, MultiplesChart, RoutesChart } from './LineCharts.tsx'
import { YearCharts } from './YearChart.tsx'

type FigureChartId = Exclude<ChartId, 'measures' | 'claims'>

/** Role of the table, for charts whose table is a file of its own. */
const ROLES = {
  nationalities: 'nationalities',
  flows: 'nationalities',
  border: 'nationalities',
  deaths: 'incidents',
  channel: 'weeks',
} as const satisfies Partial<Record<FigureChartId, FigureRole>>
type TableChartId = keyof typeof ROLES

/** UNHCR's table of declared origins by country of arrival. */
const ORIGINS = { id: 'unhcr-origins' }

const isOfTable = (chart: FigureChartId): chart is TableChartId => chart in ROLES

/** A chart of figures; loads its files first. */
export function FigureChart({ chart }: { chart: FigureChartId }) {
  const { corpus, filters } = usePanel()
  const { routes } = corpus
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
    return (
      <DataGate needs={['figures']} skeleton={skeleton}>
        {(file) => {
          if (routes.length === 0) return skeleton
          const props = { figures: loadFigures(file), routes, filters }
          switch (chart) {
            case 'routes':
              return <RoutesChart {...props} />
            case 'year':
              return <YearCharts {...props} />
            case 'multiples':
              return <MultiplesChart {...props} />
          }
        }}
      </DataGate>
    )
  }
  return (
    <TableGate requested={{ role: ROLES[chart] }} skeleton={skeleton}>
      {(figureFile, found) => {
        const table = found && tableIn(found.file, found.source)
        if (!table || routes.length === 0) return skeleton
        const props = { figures: loadFigures(figureFile), routes, filters, table, source: found.source }
        switch (chart) {
          case 'nationalities':
            return <NationalitiesChart {...props} />
          case 'flows':
            return <NationalityFlows {...props} />
          case 'border':
            return <BorderChart {...props} />
          case 'deaths':
            return <DeathsChart {...props} />
          case 'channel':
            return <ChannelChart {...props} />
        }
      }}
    </TableGate>
  )
}
