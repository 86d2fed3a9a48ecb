import { useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CellQuery } from '#domain/cellQuery.ts'
import { figurePeriod } from '#domain/figurePeriod.ts'
import { dimensionOf } from '#domain/figureTable.ts'
import { askedSpans } from '#domain/months.ts'
import { firstTotals, groupTotals } from '#state/selectors/groupTotals.ts'
import { coverageOf } from '#state/selectors/loadedFigures.ts'
import { asksPlaces, routesInView } from '#state/selectors/routesInView.ts'
import { FigureBars } from './FigureBars.tsx'
import type { TableChartProps } from './figureChart.ts'
import { useFigureWords } from './useFigureWords.ts'

/** So many nationalities have a bar of their own; all others share one. */
const MOST = 10

/** The nationalities that were detected most often on the routes in view, and all others together. */
export function NationalitiesChart({ figures, routes, filters, table, source }: TableChartProps) {
  const { t } = useTranslation('charts')
  const { nationality, spansText, cutText } = useFigureWords()
  const asked = useMemo(() => {
    const period = figurePeriod(askedSpans(filters), coverageOf(figures.sources, table.id))
    const counted = dimensionOf(table, 'route').keys
    const places = asksPlaces(filters)
      ? { route: routesInView(routes, filters).filter((id) => counted.includes(id)) }
      : null
    const query: CellQuery = {
      table: table.id,
      count: 'detections',
      spans: [...period.spans],
      where: { ...places },
    }
    const isEmpty = period.spans.length === 0 || places?.route.length === 0
    const totals = isEmpty ? [] : groupTotals(table, query, 'detections', 'nationality')
    return { period, query, totals: firstTotals(totals, MOST) }
  }, [figures, routes, filters, table])
  const shown = useDeferredValue(asked)
  const { period, query, totals } = shown
  return (
    <FigureBars
      query={query}
      dimension="nationality"
      totals={totals}
      nameOf={({ keys }) =>
        keys.length > 1 ? t('nationalities.others', { count: keys.length }) : nationality(keys.join())
      }
      source={source}
      unit="detections"
      isWaiting={shown !== asked}
      words={{
        title: t('nationalities.title'),
        unit: t('during', { unit: t('unit.detections'), months: spansText(period.spans) }),
        caveat: [t('caveat.detections'), t('caveat.olderState')].join(' '),
        label: t('nationalities.label'),
        count: t('unit.detections'),
        gaps: cutText(period.isCut, source),
      }}
      fileName="nationalities"
    />
  )
}
