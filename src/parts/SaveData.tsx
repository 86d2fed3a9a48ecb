import type { ComponentProps } from 'react'
import { useExportWords } from '#state/useExportWords.ts'
import { Button } from '#ui/Button.tsx'
import { ExportRun } from '#ui/ExportRun.tsx'
import { useExportRun } from '#ui/useExportRun.ts'
import styles from './SaveData.module.css'
import { DATA_FORMATS, type SavedData, useDataJob, useFormatNames } from './useDataJob.ts'

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
    <span className={styles.save}>
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
