import { useMemo } from 'react'
import { loadFigures } from '#content/loadedFigures.ts'
import { extraFiles, type MapData } from '#content/mapContent.ts'
import type { Basemap } from '#domain/basemap.ts'
import type { Region, Route } from '#domain/route.ts'
import { lazyImport } from '#lib/lazyImport.ts'
import { useDataset } from './datasets.ts'
import { useHoverStore } from './hoverStore.ts'
import { useOptionalCode } from './useOptionalCode.ts'
import { useViewStore } from './viewStore.ts'

const NONE: readonly never[] = []

interface Places {
  basemap: Basemap
  routes: readonly Route[]
  regions: readonly Region[]
}

/** The live map's data, and the retry for its incident files. Optional files are fetched when a view first needs them. */
export function useMapData({ basemap, routes, regions }: Places): {
  data: MapData
  retryIncidents: () => void
} {
  const view = useViewStore((state) => state.view)
  const extra = extraFiles(view)
  const measures = useDataset('measures').data?.measures ?? null
  const timeline = useDataset('timeline')
  const events = timeline.data?.events ?? (timeline.isError ? NONE : null)
  const figures = useDataset('figures')
  const claims = useDataset('claims', { enabled: extra.includes('claims') }).data?.claims ?? null
  const records = useDataset('records', { enabled: extra.includes('records') }).data?.records ?? null
  const incidents = useDataset('incidents', { enabled: extra.includes('incidents') })
  const majorityOf = useMajorities()

  const incidentFault = useMemo((): MapData['incidentFault'] => {
    if (incidents.error) return { file: 'incidents.json', error: incidents.error }
    return figures.error && { file: 'figures.json', error: figures.error }
  }, [incidents.error, figures.error])
  const data = useMemo(
    (): MapData => ({
      basemap,
      routes,
      regions,
      measures,
      events,
      figures: figures.data ? loadFigures(figures.data) : null,
      claims,
      records,
      incidents: incidents.data ?? null,
      incidentFault,
      majorityOf,
    }),
    [
      basemap,
      routes,
      regions,
      measures,
      events,
      figures.data,
      claims,
      records,
      incidents.data,
      incidentFault,
      majorityOf,
    ],
  )
  const retryIncidents = () => void (incidents.error ? incidents : figures).refetch()
  return { data, retryIncidents }
}

/** The code that sums nationalities, loaded on demand. */
const CODE = lazyImport(() => import('#content/nationalityTable.ts'))

/** The search for a nationality with more than half of a number; fetched with the first route that is hovered. */
function useMajorities(): MapData['majorityOf'] {
  const enabled = useHoverStore(({ pointed }) => pointed?.kind === 'route')
  const figures = useDataset('figures').data
  const file = useDataset('nationalities', { enabled }).data
  const code = useOptionalCode(CODE, enabled)
  return useMemo(
    () => (figures && file && code ? code.majorityFinder(figures, file) : null),
    [figures, file, code],
  )
}
