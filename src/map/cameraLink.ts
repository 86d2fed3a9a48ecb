import type { MapView } from './mapView.ts'

type Follower = Pick<MapView, 'getCenter' | 'getZoom' | 'jumpTo' | 'on' | 'off'>

/** Keeps several maps on one camera: when one moves, the others follow at once. */
export interface CameraLink {
  /** Adds a map; returns the function that removes it. */
  join(view: Follower): () => void
}

/** Creates a link for maps of equal size; since they share a zoom, line widths compare between them. */
export function createCameraLink(): CameraLink {
  const views = new Set<Follower>()
  // A following map fires `move` as well, which must not start another round.
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
