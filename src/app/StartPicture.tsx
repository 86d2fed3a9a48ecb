import { useLayoutEffect, useRef } from 'react'
import { startFrame } from '#map/startFrame.ts'
import styles from './MapArea.module.css'
import { useMapPadding } from './useMapPadding.ts'

/** The picture in index.html. React clears its container, so this module keeps the element. */
const picture = document.querySelector<SVGSVGElement>('.start-map')

/**
 * Keeps the picture of the start view, which index.html painted before any script, until the map is drawn over it. A
 * style removes it in the frame in which the map reports that it is ready.
 */
export function StartPicture() {
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
      picture.setAttribute('viewBox', frame.viewBox)
      picture.style.setProperty('--zoom', frame.zoom.toFixed(3))
      picture.style.setProperty('--unit', frame.unit.toFixed(4))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [right])

  return <div ref={place} className={styles.picture} aria-hidden="true" />
}
