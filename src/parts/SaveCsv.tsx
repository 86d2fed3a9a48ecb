import type { ComponentProps, ReactNode } from 'react'
import { useVersionedSave } from '#state/dataVersion.ts'
import { Button } from '#ui/Button.tsx'
import { download } from '#ui/download.ts'

interface SaveCsvProps extends Pick<ComponentProps<typeof Button>, 'className' | 'disabled' | 'look'> {
  /** The file for a version of the published data; made only when the reader saves it. */
  csv: (version: string) => { text: string; name: string }
  /** Shown when the version could not be read, so that nothing was saved. */
  fault: ReactNode
  faultClass?: string | undefined
  children: ReactNode
}

/** A button that saves a CSV file naming the version of the data, and says so when it could not. */
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
