import { useCallback } from 'react'
import type { StepChartCells } from '#domain/briefing.ts'
import type { StepChart } from '#domain/stepChart.ts'
import { useWords } from '#words/words.ts'
import { useDataset } from './datasets.ts'
import { loadFigures } from './selectors/loadedFigures.ts'
import { stepChart } from './selectors/stepChart.ts'

/**
 * Makes the charts of steps in the reader's words; null while their file is not there. `colours` are those of the routes, #rrggbb on a
 * light ground: a slide or a print has no style sheet to take them from.
 */
export function useStepCharts(
  colours: Readonly<Record<string, string>>,
): (chart: StepChartCells) => StepChart | null {
  const words = useWords()
  const figures = useDataset('figures').data
  return useCallback(
    (chart) => (figures ? stepChart({ chart, figures: loadFigures(figures), words, colours }) : null),
    [figures, words, colours],
  )
}
