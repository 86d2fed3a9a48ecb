import { useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { askedSpans } from '#domain/months.ts'
import { countedRoutes } from '#state/selectors/chartCells.ts'
import { coverageOf } from '#state/selectors/loadedFigures.ts'
import { lineWindow } from '#state/selectors/monthlySeries.ts'
import { tableMonths } from '#state/selectors/tableSeries.ts'
import { useWords } from '#words/words.ts'
import { FigureLines } from './FigureLines.tsx'
import type { TableChartProps } from './figureChart.ts'

/** Monthly detections at sea and at land borders, on the routes in view. */
export function BorderChart({ figures, routes, filters, table, source }: TableChartProps) {
  const { t } = useTranslation('charts')
  const words = useWords()
  const latest = useMemo(() => {
    const places = countedRoutes({ routes, filters, table })
    const span = lineWindow(askedSpans(filters), coverageOf(figures.sources, table.id))
    const series = (['sea', 'land'] as const).map((border) =>
      tableMonths(table, source, {
        place: border,
        count: 'detections',
        unit: 'detections',
        where: { ...places, border: [border] },
        span,
      }),
    )
    return { span, series, isEmpty: places?.route.length === 0 }
  }, [figures, routes, filters, table, source])
  const shown = useDeferredValue(latest)
  if (shown.isEmpty) return <p>{t('noRoute')}</p>
  return (
    <FigureLines
      lines={shown.series.map((series) => ({
        series,
        name: series.place === 'land' ? t('border.land') : t('border.sea'),
        look: series.place === 'land' ? 'dashed' : 'solid',
      }))}
      source={source}
      unit="detections"
      isWaiting={shown !== latest}
      words={{
        title: t('border.title'),
        unit: t('perMonth', { unit: t('unit.detections'), months: words.months(shown.span) }),
        caveat: [t('caveat.detections'), t('caveat.olderState')].join(' '),
        column: t('month'),
      }}
      fileName="land-and-sea"
    />
  )
}
