import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react'
import type { DataReach } from '#content/tableById.ts'
import type { Dataset, DatasetName } from '#domain/datasets.ts'
import type { View } from '#domain/view.ts'
import { memoizeByArguments } from '#lib/memoize.ts'
import { datasetQuery } from '#state/datasets.ts'
import { type Layered, useLayers } from '#state/layers.ts'

/** Reads published files outside render order. */
export interface DataOnDemand {
  /** Reads files as a view shows them, all marks for none; null until one has loaded, which its first read requests. */
  reachOf: (view?: View) => DataReach
  /** Requests something once; `arrived` counts what has loaded since. */
  requestOnce: (key: string, request: () => Promise<unknown>) => void
  arrived: number
}

/** Published files, each requested on its first read. */
export function useDataOnDemand(): DataOnDemand {
  const client = useQueryClient()
  const layeredIn = useLayers((state) => state.layeredIn)
  const own = useLayers((state) => state.own)
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
  const reachOf = useMemo(() => {
    // The same object for a layer, by which what is made of it is known again.
    const reachIn = memoizeByArguments((layered: Layered): DataReach => {
      const read = <Name extends DatasetName>(name: Name): Dataset<Name> | null => {
        const query = datasetQuery(name)
        const data = client.getQueryData<Dataset<Name>>(query.queryKey)
        if (data === undefined) requestOnce(name, () => client.fetchQuery(query))
        return data === undefined ? null : (layered[name]?.(data) ?? data)
      }
      return { read, own }
    })
    return (view?: View) => reachIn(layeredIn(view?.whose ?? 'both'))
  }, [client, requestOnce, layeredIn, own])
  return { reachOf, requestOnce, arrived }
}
