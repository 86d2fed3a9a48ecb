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

/** The place that stands for all places of the publisher which are none of our routes. */
const OTHERS = 'others'

/** Each route in view month by month: detections in one plot, and arrivals over the Channel in one of their own. */
export function RoutesChart({ figures, routes, filters }: FigureChartProps) {
  const { t } = useTranslation('charts')
  const words = useWords()
  const { placeName } = useFigureWords()
  const asked = useMemo(() => {
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
  const shown = useDeferredValue(asked)
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
      isWaiting={shown !== asked}
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
