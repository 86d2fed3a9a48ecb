import { useMemo } from 'react'
import { askedSpans } from '#domain/months.ts'
import { YearChart } from '#features/dossier/charts/YearChart.tsx'
import { useFigures } from '#state/useFigures.ts'
import { useViewStore } from '#state/viewStore.ts'

/** The chosen route month by month; nothing while the figures are on their way, for the dossier says so above. */
export function RouteYearChart() {
  const shown = useFigures()
  const selected = useViewStore((state) => state.view.selected)
  const filters = useViewStore((state) => state.view.filters)
  const spans = useMemo(() => askedSpans(filters), [filters])
  if (!shown || selected?.kind !== 'route') return null
  return <YearChart figures={shown.figures} place={selected.id} spans={spans} />
}
