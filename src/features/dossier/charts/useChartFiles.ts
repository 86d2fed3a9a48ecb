import type { ChartFiles } from '#charts/ChartFrame.tsx'
import type { FigureRow } from '#content/figureCsv.ts'
import { provenanceLines } from '#content/provenanceLines.ts'
import { useSaveFigures } from '#parts/useSaveFigures.ts'
import { useExportWords } from '#state/useExportWords.ts'
import { useProvenance } from '#state/useProvenance.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

interface ChartFilesInput {
  /** File name without version and ending. */
  name: string
  /** The evidence ids of the chart's numbers. */
  evidence: () => readonly string[]
  /** Its numbers; without them there is no CSV. */
  rows?: () => readonly FigureRow[]
}

/** Saves a chart: as a picture with its text, and its numbers as CSV. */
export function useChartFiles({ name, evidence, rows }: ChartFilesInput): ChartFiles {
  const { t } = useTranslation(['charts', 'export', 'exportView'])
  const { t: exportT } = useTranslation('export')
  const words = useWords()
  const gatherProvenance = useProvenance()
  const run = useExportWords()
  const { save, hasFailed } = useSaveFigures(name)
  return {
    ...(rows && { onSave: () => save(rows()) }),
    ...(hasFailed && { saveFault: t('charts:saveFailed') }),
    picture: {
      name: (format) => t('charts:savePicture', { format: format.toUpperCase() }),
      run,
      job:
        (format, chartWords, drawing, theme) =>
        async ({ report }) => {
          const { saveChart } = await import('#parts/savePicture.ts')
          const { view } = useViewStore.getState()
          return saveChart({
            format,
            name,
            words: chartWords,
            drawing,
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
    },
  }
}
