import type { ComponentProps } from 'react'
import { dataFileName } from '#content/dataFileName.ts'
import type { DataSheet } from '#content/dataSheet.ts'
import { aboutRows, aboutText, provenanceLines } from '#content/provenance.ts'
import type { View } from '#domain/view.ts'
import { useExportWords } from '#state/useExportWords.ts'
import { useProvenance } from '#state/useProvenance.ts'
import { Button } from '#ui/Button.tsx'
import { download, downloadBlob } from '#ui/download.ts'
import { ExportRun } from '#ui/ExportRun.tsx'
import { type ExportJob, useExportRun } from '#ui/useExportRun.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

interface SaveDataProps extends Pick<ComponentProps<typeof Button>, 'className' | 'disabled' | 'look'> {
  /** Called on save. */
  data: () => SavedData
}

/** Buttons that save a table as CSV and as a workbook, and what it is about as text. */
export function SaveData({ data, ...button }: SaveDataProps) {
  const run = useExportRun()
  const words = useExportWords()
  const job = useDataJob()
  const names = useFormatNames()
  return (
    <span className="wraps gap-8 inline-middle">
      {DATA_FORMATS.map((format) => {
        const { label, name, help } = names(format)
        return (
          <Button
            key={format}
            {...button}
            aria-label={name}
            title={help ?? name}
            onClick={() => run.start(job(format, data))}
          >
            {format === 'csv' ? name : label}
          </Button>
        )
      })}
      <ExportRun run={run} words={words} />
    </span>
  )
}

/** How a table is saved: as text or workbook, and what it is about as a text of its own. */
export const DATA_FORMATS = ['csv', 'xlsx', 'txt'] as const
type DataFormat = (typeof DATA_FORMATS)[number]

/** A table to save, with what its companion says. */
export interface SavedData {
  /** What the file is, in its name: `measures`. */
  name: string
  /** The same as a title in the reader's language. */
  title: string
  /** Its filters are in the file's name and in the companion. */
  view: View
  /** The evidence of its rows, as links write it. */
  evidence: readonly string[]
  /** URL of the table, when it is not the view's. */
  link?: string
  /** For a version of the published data. */
  sheet: (version: string) => DataSheet | Promise<DataSheet>
}

/** Returns a function that makes the jobs that save tables. Without the data version or a source, nothing is saved. */
export function useDataJob(): (format: DataFormat, data: () => SavedData) => ExportJob {
  const { t } = useTranslation('export')
  const words = useWords()
  const gather = useProvenance()
  return (format, data) =>
    async ({ report }) => {
      const { name, title, view, evidence, link, sheet } = data()
      const provenance = await gather({ view, evidence, isWhole: true, ...(link !== undefined && { link }) })
      await report(0.5, '')
      const { version } = provenance
      const base = dataFileName(name, view, version)
      const lines = provenanceLines(provenance, t, words)
      if (format === 'txt') {
        const file = `${base}-about.txt`
        download(aboutText(title, lines, provenance, words), file, 'text/plain;charset=utf-8')
        return file
      }
      const { dataCsv, dataWorkbook } = await import('#papers/dataFile.ts')
      const rows = await sheet(version)
      const file = `${base}.${format}`
      if (format === 'csv') download(dataCsv(rows), file)
      else downloadBlob(await dataWorkbook(rows, aboutRows(title, lines, provenance)), file)
      return file
    }
}

/** The label of a format's button and its full name. */
export function useFormatNames(): (format: DataFormat) => { label: string; name: string; help?: string } {
  const { t } = useTranslation('export')
  return (format) =>
    format === 'txt'
      ? { label: t('data.about'), name: t('data.about'), help: t('data.aboutHelp') }
      : { label: format.toUpperCase(), name: t('shared:saveAs', { format: format.toUpperCase() }) }
}
