import { useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { chartCells } from '#state/selectors/chartCells.ts'
import { type GroupTotal, groupTotals } from '#state/selectors/groupTotals.ts'
import { nationalityGroups } from '#state/selectors/nationalities.ts'
import { useWords } from '#words/words.ts'
import { FigureBars } from './FigureBars.tsx'
import type { TableChartProps } from './figureChart.ts'
import { useFigureWords } from './useFigureWords.ts'

/** The nationalities detected most often on the routes in view, then all others, then unknown. */
export function NationalitiesChart({ figures, routes, filters, table, source }: TableChartProps) {
  const { t } = useTranslation(['charts', 'dossier'])
  const words = useWords()
  const { spansText, cutText } = useFigureWords()
  const latest = useMemo(() => {
    const { period, query, isEmpty } = chartCells({ figures, routes, filters, table }, 'detections')
    const totals = isEmpty ? [] : groupTotals(table, query, 'detections', 'nationality')
    return { period, query, groups: nationalityGroups(totals) }
  }, [figures, routes, filters, table])
  const shown = useDeferredValue(latest)
  const { period, query, groups } = shown
  const { first, rest, unknown } = groups
  const totals = [...first, ...(rest ? [rest] : []), ...(unknown ? [unknown] : [])]
  const nameOf = (total: GroupTotal): string => {
    if (total === unknown) return t('dossier:nationalities.unknown')
    if (total === rest) return t('nationalities.others', { count: rest.keys.length })
    return total.keys.map(words.nationality).join()
  }
  return (
    <FigureBars
      query={query}
      dimension="nationality"
      totals={totals}
      nameOf={nameOf}
      source={source}
      unit="detections"
      isWaiting={shown !== latest}
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
