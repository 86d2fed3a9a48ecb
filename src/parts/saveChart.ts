import type { TFunction } from 'i18next'
import type { ChartWords, PictureFormat } from '#charts/ChartFrame.tsx'
import type { ProvenanceLine } from '#content/provenanceLines.ts'
import type { Provenance } from '#domain/provenance.ts'
import type { Picture } from '#lib/picture.ts'
import { shortLines, viewSheet } from '#papers/viewSheet.ts'
import { devicePreferences, lookOf } from '#state/theme.ts'
import { useUiStore } from '#state/uiStore.ts'
import type { ExportProgress } from '#ui/useExportRun.ts'
import { savePicture } from './savePicture.ts'

interface ChartSave {
  format: PictureFormat
  /** File name without version and extension. */
  name: string
  /** Default: the theme of the page. */
  theme?: 'light' | 'dark'
  words: ChartWords
  draw: () => Promise<Picture>
  gather: () => Promise<Provenance>
  linesOf: (provenance: Provenance) => readonly ProvenanceLine[]
  t: TFunction<['charts', 'export', 'exportView']>
  report: ExportProgress['report']
}

/** Saves a chart in the page's colours with its texts and provenance. Resolves to the file name. */
export async function saveChart(save: ChartSave): Promise<string> {
  const { format, name, words, draw, gather, linesOf, t, report } = save
  await report(0, t('exportView:stage.sources'))
  const provenance = await gather()
  await report(0.5, t('exportView:stage.picture'))
  const about = [words.source, ...(words.caveat ? [words.caveat] : [])]
  const sheet = viewSheet({
    picture: await draw(),
    title: words.title,
    subtitle: `${words.unit}. ${t('export:filters')}: ${provenance.filters}`,
    legend: [],
    signs: [],
    lines: [
      { label: t('charts:about'), values: about },
      ...shortLines(linesOf(provenance), (count) => t('exportView:more', { count })),
    ],
    theme: save.theme ?? lookOf(useUiStore.getState().theme, devicePreferences()),
    metadata: JSON.stringify(provenance),
  })
  return savePicture(sheet, format, `throughline-${name}-${provenance.version.slice(0, 12)}`, provenance)
}
