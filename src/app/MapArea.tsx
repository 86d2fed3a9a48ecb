import { type ComponentProps, useLayoutEffect, useRef } from 'react'
import { DataFaults } from '#parts/DataGate.tsx'
import { startFrame } from '#picture/startFrame.ts'
import { useDataset } from '#state/datasets.ts'
import { ConnectedMap } from './ConnectedMap.tsx'
import { MapSkeleton } from './DrawnMap.tsx'
import { MAP_CODE } from './exploreCode.ts'
import styles from './MapArea.module.css'
import { Part } from './Part.tsx'
import { useMapPadding } from './useMapPadding.ts'

interface MapAreaProps extends Pick<ComponentProps<typeof ConnectedMap>, 'strip' | 'chips'> {
  /** In a frame on another site. */
  isPlain?: boolean
}

/** The map, its placeholder while data loads, or the reason why it cannot be drawn. */
export function MapArea({ isPlain = false, strip, chips }: MapAreaProps) {
  const places = useDataset('routes')
  const basemap = useDataset('basemap')
  // Wait for the figures, so that no line changes width after it is drawn. If they fail, all lines have one width.
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
        <Part code={MAP_CODE}>
          <ConnectedMap
            routes={places.data.routes}
            regions={places.data.regions}
            basemap={basemap.data}
            isPlain={isPlain}
            strip={strip}
            chips={chips}
          />
        </Part>
      ) : (
        <MapSkeleton />
      )}
      {!isPlain && <StartPicture />}
    </>
  )
}

/** The start picture of index.html. React clears its container, so this module keeps the element. */
const picture = document.querySelector<SVGSVGElement>('.start-map')

/** Keeps the start picture of index.html until the map is drawn; CSS then hides it in the same frame. */
function StartPicture() {
  const place = useRef<HTMLDivElement>(null)
  const { right } = useMapPadding(place, false)

  useLayoutEffect(() => {
    if (picture && document.documentElement.dataset.map !== 'ready') place.current?.append(picture)
  }, [])
  useLayoutEffect(() => {
    const element = place.current
    if (!element || !picture) return
    const observer = new ResizeObserver(() => {
      const frame = startFrame({ width: element.clientWidth, height: element.clientHeight }, right)
      if (!frame) return
      // Setting even an equal value makes the browser lay the picture out again.
      if (picture.getAttribute('viewBox') === frame.viewBox) return
      picture.setAttribute('viewBox', frame.viewBox)
      picture.style.setProperty('--zoom', frame.zoom.toFixed(3))
      picture.style.setProperty('--unit', frame.unit.toFixed(4))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [right])

  return <div ref={place} className={styles.picture} aria-hidden="true" />
}
