import type { ChartWords, PictureFormat } from '#charts/ChartFrame.tsx'
import { dataFileName } from '#content/dataFileName.ts'
import type { Provenance } from '#domain/provenance.ts'
import type { View } from '#domain/view.ts'
import type { TFunction } from '#i18n/translation.ts'
import { crc32 } from '#lib/crc32.ts'
import { type Picture, pictureSvg } from '#lib/picture.ts'
import { loadPictureFonts, paintPicture, pngOf } from '#papers/paintPicture.ts'
import { sourceLines, viewSheet } from '#papers/viewSheet.ts'
import { type ChartDrawing, chartPicture } from '#picture/charts/chartPicture.ts'
import { devicePreferences, lookOf, useUiStore } from '#state/uiStore.ts'
import { download, downloadBlob } from '#ui/download.ts'
import type { ExportProgress } from '#ui/useExportRun.ts'

interface ChartSave {
  format: PictureFormat
  /** What it is, in the file's name. */
  name: string
  view: View
  /** The title with what stands out; without it the chart's own. */
  finding: string | null
  /** Default: the theme of the page. */
  theme?: 'light' | 'dark'
  words: ChartWords
  drawing: ChartDrawing
  gather: () => Promise<Provenance>
  t: TFunction<['charts', 'export', 'exportView']>
  report: ExportProgress['report']
}

/** Saves a chart in the page's colours with its texts and provenance. Resolves to the file name. */
export async function saveChart(save: ChartSave): Promise<string> {
  const { format, name, view, finding, words, drawing, gather, t, report } = save
  await report(0, t('exportView:stage.sources'))
  const provenance = await gather()
  await report(0.5, t('exportView:stage.picture'))
  const theme = save.theme ?? lookOf(useUiStore.getState().theme, devicePreferences())
  const { title, unit } = words
  const { citations, version, versionText } = provenance
  const sheet = viewSheet({
    picture: chartPicture(drawing, { title, description: `${title}. ${unit}`, theme }),
    title: finding ?? title,
    subtitle: [unit.charAt(0).toUpperCase() + unit.slice(1), ...(words.caveat ? [words.caveat] : [])].join(
      '. ',
    ),
    legend: [],
    sources: sourceLines(
      citations.length > 0 ? citations : [words.source],
      (sources) => t('exportView:source', { sources, version: versionText }),
      (count) => t('exportView:more', { count }),
    ),
    theme,
    metadata: JSON.stringify(provenance),
  })
  return savePicture(sheet, format, dataFileName(name, view, version), provenance)
}

/** Pixels per unit of a picture. */
const RATIO = 2

/** Downloads a picture with its provenance embedded. `name` has no ending; returns the file's name. */
export async function savePicture(
  picture: Picture,
  format: 'png' | 'svg',
  name: string,
  provenance: Provenance,
): Promise<string> {
  const file = `${name}.${format}`
  if (format === 'svg') {
    download(pictureSvg(picture), file, 'image/svg+xml')
    return file
  }
  await loadPictureFonts(picture)
  const png = await pngOf(paintPicture(picture, RATIO))
  const bytes = new Uint8Array(await png.arrayBuffer())
  downloadBlob(withPngText(bytes, 'Provenance', JSON.stringify(provenance)), file)
  return file
}

/** Lengths of the PNG signature and of the header chunk after it, bytes. */
const SIGNATURE = 8
const HEADER = 25

/** The PNG with a text under a keyword (ASCII) as an international text chunk (iTXt, UTF-8). */
export function withPngText(png: Uint8Array<ArrayBuffer>, keyword: string, text: string): Blob {
  const at = SIGNATURE + HEADER
  return new Blob([png.slice(0, at), textChunk(keyword, text), png.slice(at)], { type: 'image/png' })
}

function textChunk(keyword: string, text: string): Uint8Array<ArrayBuffer> {
  // Keyword, end, no compression (2 bytes), no language, no translated keyword, then the text.
  const body = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${text}`)
  const chunk = new Uint8Array(body.length + 8)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, body.length - 4)
  chunk.set(body, 4)
  view.setUint32(4 + body.length, crc32(body))
  return chunk
}
