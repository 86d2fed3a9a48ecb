import { useMemo } from 'react'
import type { Lens } from '#domain/lens.ts'
import type { IncidentsOnMap } from '#map/incidents/incidentsOnMap.ts'
import { useDatasetWhen } from '#state/datasets.ts'
import { openReader, useViewStore } from '#state/viewStore.ts'
import { useWords } from '#words/words.ts'
import { incidentFile } from './incidentFile.ts'

/** The dead and missing for the map; null while the layer is off. Their file is asked for when it is first switched on. */
export function useIncidentsOnMap(isOn: boolean, lens: Lens | null): IncidentsOnMap | null {
  const words = useWords()
  const incidents = useDatasetWhen(isOn, 'incidents')
  const figures = useDatasetWhen(isOn, 'figures')
  const years = useViewStore((state) => state.view.filters.years)
  const period = useViewStore((state) => state.view.filters.period)
  const reader = useViewStore((state) => state.view.reader)
  const readId = reader?.type === 'incident' ? reader.incidentId : null

  const file = useMemo((): IncidentsOnMap['file'] => {
    const columns = incidents.data
    if (!columns || !figures.data) return null
    return incidentFile(columns, figures.data, { years, period })
  }, [incidents.data, figures.data, years, period])

  const { fileFault, localized, route } = words
  const others = figures.data?.otherPlaces
  const placeName = useMemo(() => {
    const names = new Map(others?.map(({ id, names }) => [id, localized(names)]))
    return (place: string) => names.get(place) ?? route(place)
  }, [others, localized, route])

  const fault = useMemo((): IncidentsOnMap['fault'] => {
    const failed = incidents.error ? incidents : figures.error ? figures : null
    if (!failed?.error) return null
    return {
      ...fileFault(failed === incidents ? 'incidents.json' : 'figures.json', failed.error),
      onRetry: () => void failed.refetch(),
    }
  }, [incidents, figures, fileFault])
  const litPlaces = useMemo(() => (lens ? new Set(lens.routes.keys()) : null), [lens])
  return useMemo(
    () => (isOn ? { file, fault, litPlaces, readId, placeName, onOpen: openIncident } : null),
    [isOn, file, fault, litPlaces, readId, placeName],
  )
}

function openIncident(incidentId: string): void {
  openReader({ type: 'incident', incidentId })
}
