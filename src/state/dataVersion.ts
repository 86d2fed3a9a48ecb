import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { datasetQuery } from './datasets.ts'

/** An export that includes the version of the published data. */
export interface VersionedSave {
  /** Fetches the version and passes it to `write`; without it nothing is saved. */
  save: (write: (version: string) => void) => Promise<void>
  /** Whether the last fetch of the version failed. */
  hasFailed: boolean
}

/** Saves an export with the version of the published data. */
export function useVersionedSave(): VersionedSave {
  const client = useQueryClient()
  const [hasFailed, setHasFailed] = useState(false)
  return {
    hasFailed,
    save: async (write) => {
      let version: string
      try {
        version = (await client.fetchQuery(datasetQuery('manifest'))).data
      } catch {
        setHasFailed(true)
        return
      }
      setHasFailed(false)
      write(version)
    },
  }
}
