import { useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { cubeSpan } from '#domain/figureCube.ts'
import { asks } from '#domain/filters.ts'
import { askedSpans } from '#domain/months.ts'
import { CHANNEL } from '#state/selectors/loadedFigures.ts'
import { lineWindow, monthlySeries } from '#state/selectors/monthlySeries.ts'
import { routesInView } from '#state/selectors/routesInView.ts'
import { useWords } from '#words/words.ts'
import { FigureLines } from './FigureLines.tsx'
import type { FigureChartProps } from './figureChart.ts'
import { useFigureWords } from './useFigureWords.ts'

/** Id for all publisher places that are not among our routes. */
const OTHERS = 'others'

/** Routes in view by month: detections in one plot, Channel arrivals in another. */
export function RoutesChart({ figures, routes, filters }: FigureChartProps) {
  const { t } = useTranslation('charts')
  const words = useWords()
  const { placeName } = useFigureWords()
  const latest = useMemo(() => {
    const ids = routesInView(routes, filters)
    const counted = figures.detections.dimensions.find(({ name }) => name === 'route')?.keys ?? []
    const known = new Set(routes.map(({ id }) => id))
    const others = asks(filters, 'where') ? [] : counted.filter((key) => !known.has(key))
    const span = lineWindow(askedSpans(filters), cubeSpan(figures.detections))
    return {
      span,
      detections: [
        ...ids.filter((id) => counted.includes(id)).map((id) => monthlySeries(figures, id, span)),
        ...(others.length > 0 ? [monthlySeries(figures, OTHERS, span, others)] : []),
      ],
      arrivals: ids.includes(CHANNEL) ? [monthlySeries(figures, CHANNEL, span)] : [],
    }
  }, [figures, routes, filters])
  const shown = useDeferredValue(latest)
  return (['detections', 'arrivals'] as const).map((unit) => (
    <FigureLines
      key={unit}
      lines={shown[unit].map((series) => ({
        series,
        name: placeName(series.place),
        shortName: series.place === OTHERS ? placeName(OTHERS) : words.routeShort(series.place),
        look: series.place === OTHERS ? 'dashed' : unit === 'detections' ? 'solid' : 'hollow',
      }))}
      source={figures.sources.get(shown[unit][0]?.table ?? figures.byRoute.table)}
      unit={unit}
      isWaiting={shown !== latest}
      words={{
        title: t(`routes.title.${unit}`),
        unit: t('perMonth', { unit: t(`unit.${unit}`), months: words.months(shown.span) }),
        caveat: t(`caveat.${unit}`),
        column: t('month'),
      }}
      fileName={`routes-${unit}`}
    />
  ))
}
