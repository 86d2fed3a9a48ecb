import type { ChartPicture } from '#charts/ChartFrame.tsx'
import { provenanceLines } from '#content/provenanceLines.ts'
import { useExportWords } from '#state/useExportWords.ts'
import { useProvenance } from '#state/useProvenance.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** Saves a chart as a picture. `name` is its file name without ending; `evidence` returns the evidence ids of its numbers. */
export function useChartPicture(name: string, evidence: () => readonly string[]): ChartPicture {
  const { t } = useTranslation(['charts', 'export', 'exportView'])
  const { t: exportT } = useTranslation('export')
  const words = useWords()
  const gatherProvenance = useProvenance()
  const run = useExportWords()
  return {
    name: (format) => t('charts:savePicture', { format: format.toUpperCase() }),
    run,
    job:
      (format, chartWords, draw, theme) =>
      async ({ report }) => {
        const { saveChart } = await import('#parts/saveChart.ts')
        const { view } = useViewStore.getState()
        return saveChart({
          format,
          name,
          words: chartWords,
          draw,
          ...(theme && { theme }),
          // Layers count things on the map that are not in the chart.
          gather: () =>
            gatherProvenance({
              view: { ...view, page: 'explore', layers: [] },
              evidence: evidence(),
              link: linkOfView(view),
            }),
          linesOf: (provenance) => provenanceLines(provenance, exportT, words),
          t,
          report,
        })
      },
  }
}
