import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { datasetQuery } from './datasets.ts'

/** Something that leaves the app and names the version of the published data. */
export interface VersionedSave {
  /** Asks for the version, only then, and hands it over; without it nothing is saved. */
  save: (write: (version: string) => void) => Promise<void>
  /** Whether the version could not be read when it was last asked for. */
  hasFailed: boolean
}

/** Saves what must name the version of the published data. */
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
