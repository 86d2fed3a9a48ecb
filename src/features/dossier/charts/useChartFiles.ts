import type { ChartFiles } from '#charts/ChartFrame.tsx'
import type { FigureRow } from '#content/figureSheet.ts'
import { provenanceLines } from '#content/provenanceLines.ts'
import { DATA_FORMATS, useDataJob, useFormatNames } from '#parts/useDataJob.ts'
import { useFigureSheet } from '#parts/useFigureSheet.ts'
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
  /** Its numbers; without them they are not saved. */
  rows?: () => readonly FigureRow[]
}

/** Saves a chart: as a picture with its text, and its numbers as tables. */
export function useChartFiles({ name, evidence, rows }: ChartFilesInput): ChartFiles {
  const { t } = useTranslation(['charts', 'export', 'exportView'])
  const { t: exportT } = useTranslation('export')
  const words = useWords()
  const gatherProvenance = useProvenance()
  const run = useExportWords()
  const job = useDataJob()
  const names = useFormatNames()
  const sheet = useFigureSheet()
  // Layers count things on the map that are not in the chart.
  const exported = () => {
    const { view } = useViewStore.getState()
    return {
      view: { ...view, page: 'explore' as const, layers: [] },
      evidence: evidence(),
      link: linkOfView(view),
    }
  }
  return {
    picture: {
      ...(rows && {
        numbers: DATA_FORMATS.map((format) => ({
          ...names(format),
          job: ({ title }) =>
            job(format, () => ({
              ...exported(),
              name,
              title,
              sheet: (version) => sheet(rows(), version),
            })),
        })),
      }),
      name: (format) => t('charts:savePicture', { format: format.toUpperCase() }),
      run,
      job:
        (format, chartWords, drawing, theme) =>
        async ({ report }) => {
          const { saveChart } = await import('#parts/savePicture.ts')
          return saveChart({
            format,
            name,
            words: chartWords,
            drawing,
            ...(theme && { theme }),
            gather: () => gatherProvenance(exported()),
            linesOf: (provenance) => provenanceLines(provenance, exportT, words),
            t,
            report,
          })
        },
    },
  }
}
