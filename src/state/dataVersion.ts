import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { datasetQuery } from './datasets.ts'

/** An export that includes the version of the published data. */
export interface VersionedSave {
  /** Fetches the version and passes it to `write`; without it, or what `write` fetches, nothing is saved. */
  save: (write: (version: string) => void | Promise<void>) => Promise<void>
  /** Whether the last try failed. */
  hasFailed: boolean
}

/** Saves an export with the version of the published data. */
export function useVersionedSave(): VersionedSave {
  const client = useQueryClient()
  const [hasFailed, setHasFailed] = useState(false)
  return {
    hasFailed,
    save: async (write) => {
      try {
        await write((await client.fetchQuery(datasetQuery('manifest'))).data)
        setHasFailed(false)
      } catch {
        setHasFailed(true)
      }
    },
  }
}
