import { useTranslation } from 'react-i18next'
import type { ChartPicture } from '#charts/ChartFrame.tsx'
import { provenanceLines } from '#state/selectors/provenanceLines.ts'
import { useExportWords } from '#state/useExportWords.ts'
import { useProvenance } from '#state/useProvenance.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { useWords } from '#words/words.ts'

/** How the picture of a chart is saved: `name` is that of its file, `evidence` what its numbers stand on, as a link writes it. */
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
      (format, said, draw) =>
      async ({ report }) => {
        const { saveChart } = await import('#parts/saveChart.ts')
        const { view } = useViewStore.getState()
        return saveChart({
          format,
          name,
          words: said,
          draw,
          // What the map counts is not in the chart.
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
