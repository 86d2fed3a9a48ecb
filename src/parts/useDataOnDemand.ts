import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useReducer, useRef } from 'react'
import type { Dataset, DatasetName } from '#domain/datasets.ts'
import type { OwnLayer } from '#domain/view.ts'
import { datasetQuery } from '#state/datasets.ts'
import { type Layered, useOwnLayer } from '#state/ownLayer.ts'

/** Reads published files outside render order. */
export interface DataOnDemand {
  /** A file with the reader's own data in a layer; null until it has loaded, which its first read requests. */
  read: <Name extends DatasetName>(name: Name, layer: OwnLayer) => Dataset<Name> | null
  /** Requests something once; `arrived` counts what has loaded since. */
  requestOnce: (key: string, request: () => Promise<unknown>) => void
  arrived: number
}

/** Published files, each requested on its first read. */
export function useDataOnDemand(): DataOnDemand {
  const client = useQueryClient()
  const layeredIn = useOwnLayer((state) => state.layeredIn)
  const [arrived, count] = useReducer((number: number) => number + 1, 0)
  const requested = useRef(new Set<string>())
  // A first render that waits for code is not mounted yet, so it cannot count what arrives meanwhile.
  const mount = useRef({ isMounted: false, isMissed: false })
  const arrive = useCallback(() => {
    if (mount.current.isMounted) count()
    else mount.current.isMissed = true
  }, [])
  useEffect(() => {
    const { current } = mount
    current.isMounted = true
    if (current.isMissed) count()
    return () => {
      current.isMounted = false
    }
  }, [])
  // On failure the map stays empty; the component that reports the fault retries.
  const requestOnce = useCallback(
    (key: string, request: () => Promise<unknown>) => {
      if (requested.current.has(key)) return
      requested.current.add(key)
      // Reads happen during render; requests must not.
      queueMicrotask(() => void request().then(arrive, () => {}))
    },
    [arrive],
  )
  const read = useCallback(
    <Name extends DatasetName>(name: Name, layer: OwnLayer): Dataset<Name> | null => {
      const layered: Layered = layeredIn(layer)
      const query = datasetQuery(name)
      const data = client.getQueryData<Dataset<Name>>(query.queryKey)
      if (data === undefined) requestOnce(name, () => client.fetchQuery(query))
      return data === undefined ? null : (layered[name]?.(data) ?? data)
    },
    [client, requestOnce, layeredIn],
  )
  return { read, requestOnce, arrived }
}
