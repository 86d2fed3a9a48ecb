import { DataFaults } from '#parts/DataGate.tsx'
import { useDataset } from '#state/datasets.ts'
import { ConnectedMap } from './ConnectedMap.tsx'
import styles from './MapArea.module.css'
import { MapSkeleton } from './MapSkeleton.tsx'
import { SVG_MAP } from './mapCode.ts'
import { Part } from './Part.tsx'
import { StartPicture } from './StartPicture.tsx'
import type { StageLook } from './useStageLook.ts'

/** The place of the map: the map itself, its skeleton of the same size, or why it cannot be drawn. */
export function MapArea({ stage = null }: { stage?: StageLook | null }) {
  const places = useDataset('routes')
  const basemap = useDataset('basemap')
  // Lines that grow after they were seen would be a movement; without the file they are all alike.
  const isCounting = useDataset('figures').isPending

  if (places.isError || basemap.isError) {
    return (
      <div className={styles.faults}>
        <DataFaults needs={['routes', 'basemap']} />
      </div>
    )
  }
  return (
    <>
      {places.data && basemap.data && !isCounting ? (
        <Part code={SVG_MAP}>
          <ConnectedMap
            routes={places.data.routes}
            regions={places.data.regions}
            basemap={basemap.data}
            stage={stage}
          />
        </Part>
      ) : (
        <MapSkeleton />
      )}
      {!stage && <StartPicture />}
    </>
  )
}
