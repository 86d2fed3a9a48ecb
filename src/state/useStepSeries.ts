import { useMemo } from 'react'
import { loadFigures } from '#content/loadedFigures.ts'
import { seriesOfView } from '#content/stepSeries.ts'
import type { StepChartCells } from '#domain/briefing.ts'
import { hasEvidence } from '#domain/stepBacking.ts'
import { chartFault } from '#domain/stepFaults.ts'
import type { View } from '#domain/view.ts'
import { useDataset } from './datasets.ts'
import { useBriefingSources } from './useBriefings.ts'

const NONE: readonly never[] = []

/** The cells of a chart as evidence. */
export function evidenceOfChart({ cells, against }: StepChartCells): readonly string[] {
  return [cells, against ?? []].flat().map((text) => `cells:${text}`)
}

/** The charts by month that a step could show of a view; none until their tables have loaded. */
export function useStepSeries(view: View): readonly StepChartCells[] {
  const file = useDataset('figures').data
  const found = useMemo(
    () => (file && view.page === 'explore' ? seriesOfView(view, loadFigures(file)) : NONE),
    [file, view],
  )
  const evidence = useMemo(() => found.flatMap(evidenceOfChart), [found])
  const { sources } = useBriefingSources(evidence)
  return useMemo(() => {
    if (!sources) return NONE
    const fitting = (chart: StepChartCells): StepChartCells[] => {
      const isThere = evidenceOfChart(chart).every((text) => hasEvidence(text, sources))
      if (isThere && !chartFault(chart, sources.tables)) return [chart]
      return chart.against === null ? [] : fitting({ ...chart, against: null })
    }
    return found.flatMap(fitting)
  }, [found, sources])
}
