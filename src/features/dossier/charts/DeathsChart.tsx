import { useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { chartCells } from '#state/selectors/chartCells.ts'
import { groupTotals } from '#state/selectors/groupTotals.ts'
import { FigureBars } from './FigureBars.tsx'
import type { TableChartProps } from './figureChart.ts'
import { useFigureWords } from './useFigureWords.ts'

/** Persons recorded dead or missing in the period, by route and by cause. All are minimums. */
export function DeathsChart({ figures, routes, filters, table, source }: TableChartProps) {
  const { t } = useTranslation('charts')
  const { placeOf, causeName, spansText, cutText } = useFigureWords()
  const latest = useMemo(() => {
    const { period, query, isEmpty } = chartCells({ figures, routes, filters, table }, 'dead_and_missing')
    const totals = (dimension: string) =>
      isEmpty ? [] : groupTotals(table, query, 'dead-and-missing', dimension)
    return { period, query, route: totals('route'), cause: totals('cause') }
  }, [figures, routes, filters, table])
  const shown = useDeferredValue(latest)
  const { period, query } = shown
  return (['route', 'cause'] as const).map((dimension) => (
    <FigureBars
      key={dimension}
      query={query}
      dimension={dimension}
      totals={shown[dimension]}
      nameOf={({ keys }) =>
        dimension === 'route' ? placeOf(figures.otherPlaces, keys[0] ?? '') : causeName(keys[0] ?? '')
      }
      source={source}
      unit="dead-and-missing"
      isWaiting={shown !== latest}
      words={{
        title: t(`deaths.title.${dimension}`),
        unit: t('during', { unit: t('unit.dead-and-missing'), months: spansText(period.spans) }),
        caveat: t(`deaths.caveat.${dimension}`),
        label: t(`deaths.label.${dimension}`),
        count: t('unit.dead-and-missing'),
        gaps: cutText(period.isCut, source),
      }}
      fileName={`dead-and-missing-by-${dimension}`}
    />
  ))
}
