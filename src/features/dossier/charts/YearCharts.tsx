import { useMemo } from 'react'
import { asks } from '#domain/filters.ts'
import { askedSpans } from '#domain/months.ts'
import { CHANNEL } from '#state/selectors/loadedFigures.ts'
import { routesInView } from '#state/selectors/routesInView.ts'
import type { FigureChartProps } from './figureChart.ts'
import { YearChart } from './YearChart.tsx'

/** A year beside the one before: of all Frontex counts, or of each route that is chosen; the Channel in its own unit. */
export function YearCharts({ figures, routes, filters }: FigureChartProps) {
  const spans = useMemo(() => askedSpans(filters), [filters])
  const counted = figures.detections.dimensions.find(({ name }) => name === 'route')?.keys ?? []
  const places = asks(filters, 'where')
    ? routesInView(routes, filters).filter((id) => id === CHANNEL || counted.includes(id))
    : ['total', CHANNEL]
  return places.map((place) => <YearChart key={place} figures={figures} place={place} spans={spans} />)
}
