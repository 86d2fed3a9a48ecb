import type { ChartFiles } from '#charts/ChartFrame.tsx'
import type { FigureRow } from '#content/figureSheet.ts'
import { largestOf } from '#content/findingWords.ts'
import { DATA_FORMATS, useDataJob, useFormatNames } from '#parts/SaveData.tsx'
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
  /** Its numbers; without them only its picture and what that is about are saved. */
  rows?: () => readonly FigureRow[]
  /** What its picture shows first, where its largest number does not say it. */
  finding?: string | null
}

/** Saves a chart: as a picture with its text, and its numbers as tables. */
export function useChartFiles({ name, evidence, rows, finding = null }: ChartFilesInput): ChartFiles {
  const { t } = useTranslation(['charts', 'export', 'exportView'])
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
  const findingOf = (title: string) => {
    const found = rows && largestOf(rows())
    if (!found) return null
    const { series, value } = found
    return t('exportView:finding.most', { title, series, number: words.number(value) })
  }
  return {
    picture: {
      // The text belongs to the picture too.
      numbers: (rows ? DATA_FORMATS : (['txt'] as const)).map((format) => ({
        ...names(format),
        job: ({ title }) =>
          job(format, () => ({
            ...exported(),
            name,
            title,
            sheet: (version) => sheet(rows?.() ?? [], version),
          })),
      })),
      name: (format) => t('shared:saveAs', { format: format.toUpperCase() }),
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
            view: exported().view,
            finding: finding ?? findingOf(chartWords.title),
            t,
            report,
          })
        },
    },
  }
}
