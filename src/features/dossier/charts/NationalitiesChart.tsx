import { useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { chartCells } from '#state/selectors/chartCells.ts'
import { firstTotals, groupTotals } from '#state/selectors/groupTotals.ts'
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
    const { period, query, isEmpty } = chartCells({ figures, routes, filters, table }, 'detections')
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
