import type { ComponentProps, ReactNode } from 'react'
import { useVersionedSave } from '#state/dataVersion.ts'
import { Button } from '#ui/Button.tsx'
import { download } from '#ui/download.ts'

interface SaveCsvProps extends Pick<ComponentProps<typeof Button>, 'className' | 'disabled' | 'look'> {
  /** Builds the file for a data version; called on save. */
  csv: (version: string) => { text: string; name: string }
  /** Shown if the version could not be read and nothing was saved. */
  fault: ReactNode
  faultClass?: string | undefined
  children: ReactNode
}

/** A button that saves a CSV file with the data version, and reports a failure. */
export function SaveCsv({ csv, fault, faultClass, children, ...button }: SaveCsvProps) {
  const { save, hasFailed } = useVersionedSave()
  const write = (version: string) => {
    const { text, name } = csv(version)
    download(text, name)
  }
  return (
    <>
      <Button {...button} onClick={() => void save(write)}>
        {children}
      </Button>
      {hasFailed && (
        <p className={faultClass} role="alert">
          {fault}
        </p>
      )}
    </>
  )
}
