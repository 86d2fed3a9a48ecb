import { DataFaults } from '#parts/DataGate.tsx'
import { useDataset } from '#state/datasets.ts'
import { ConnectedMap } from './ConnectedMap.tsx'
import styles from './MapArea.module.css'
import { MapSkeleton } from './MapSkeleton.tsx'
import { SVG_MAP } from './mapCode.ts'
import { Part } from './Part.tsx'
import { StartPicture } from './StartPicture.tsx'
import type { StageLook } from './useStageLook.ts'

/** The map, its skeleton of the same size, or the reason why it cannot be drawn. */
export function MapArea({ stage = null }: { stage?: StageLook | null }) {
  const places = useDataset('routes')
  const basemap = useDataset('basemap')
  // The map waits for the figures, so that no line grows after it was seen. If they fail, all lines have one width.
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
