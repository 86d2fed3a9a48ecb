import type { MapView } from './mapView.ts'

type Follower = Pick<MapView, 'getCenter' | 'getZoom' | 'jumpTo' | 'on' | 'off'>

/** Maps that move together: where one is moved, the others are in the same moment. */
export interface CameraLink {
  /** Joins a map; gives back what takes it out again. */
  join(view: Follower): () => void
}

/** Makes a link for maps of one size that show the same place: they then have one scale of widths. */
export function createCameraLink(): CameraLink {
  const views = new Set<Follower>()
  // A map that follows moves too, and must not be followed.
  let isFollowing = false
  return {
    join(view) {
      const lead = () => {
        if (isFollowing) return
        isFollowing = true
        const { lng, lat } = view.getCenter()
        const zoom = view.getZoom()
        for (const other of views) if (other !== view) other.jumpTo({ center: [lng, lat], zoom })
        isFollowing = false
      }
      views.add(view)
      view.on('move', lead)
      return () => {
        views.delete(view)
        view.off('move', lead)
      }
    },
  }
}
