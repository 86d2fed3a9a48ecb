import { type RefObject, useEffect, useRef } from 'react'
import { type Camera, roundCamera } from '#domain/view.ts'
import { type Bounds, isSameCamera, outerBounds, START_BOUNDS } from '#picture/camera.ts'
import { fitMargin, MAX_FIT_ZOOM, type Padding } from '#picture/frame.ts'
import type { MapView } from './mapView.ts'

interface CameraInput {
  map: MapView | null
  /** Where the reader moved the map; null shows the places in focus, else the start. */
  camera: Camera | null
  /** The places in focus; null where there are none. */
  bounds: Bounds | null
  /** The selection has no place: the map does not move. */
  isPlaceless: boolean
  /** Whether the start view moves as well when the padding changes. */
  isStartPadded: boolean
  padding: Padding
  /** Px that chips cover at the top; the start view lies under them. */
  chips: number
  /** Links this map to others that move with it. */
  together?: CameraLink | undefined
  onMove: (camera: Camera) => void
}

interface CameraOfMap {
  /** Fits the bounds at once. */
  fitView: () => void
  /** Reports where a movement of the reader ended, unless the app has interrupted it to move the map elsewhere. */
  reportRest: (camera: Camera) => void
}

/** Ms. */
const PAN_DURATION = 180

function cameraFor(map: MapView, bounds: Bounds, padding: Padding) {
  return map.cameraForBounds(
    [
      [bounds[0], bounds[1]],
      [bounds[2], bounds[3]],
    ],
    { padding, maxZoom: MAX_FIT_ZOOM },
  )
}

function withMargin(map: MapView, padding: Padding): Padding {
  const { clientWidth: width, clientHeight: height } = map.getContainer()
  return fitMargin({ width, height }, padding)
}

/** Moves the map to the reader's camera, else fits the bounds, again on each resize. */
export function useCamera(input: CameraInput): CameraOfMap {
  const isInterrupting = useRef(false)
  const reported = useRef<Camera | null>(null)
  const latest = useRef(input)
  latest.current = input
  const { map, camera, bounds, isPlaceless, isStartPadded, padding, chips, together } = input
  const boundsKey = bounds?.join(' ') ?? ''
  const cameraKey = camera ? `${camera.longitude} ${camera.latitude} ${camera.zoom}` : ''
  // A panel that opens over the map refits the bounds beside it; the start view of Explore does not move.
  const paddingKey = bounds || isStartPadded ? [...Object.values(padding), bounds ? chips : 0].join(' ') : ''
  const isFirst = useRef(true)

  // Before the camera moves there.
  useEffect(() => void map?.setMaxBounds([...outerBounds(padding.right)]), [map, padding.right])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys stand for the values, which are new objects on each render.
  useEffect(() => {
    if (!map) return
    const isInstant = isFirst.current
    isFirst.current = false
    if (isPlaceless && !camera && !isInstant) return
    // The map is there, or the reader moves it on already.
    if (camera && camera === reported.current) return
    go(map, latest.current, isInstant, isInterrupting)
  }, [map, boundsKey, cameraKey, paddingKey, isPlaceless])

  useEffect(() => {
    if (!map) return
    const refit = () => {
      if (!latest.current.camera) go(map, latest.current, true, isInterrupting)
    }
    map.on('resize', refit)
    return () => void map.off('resize', refit)
  }, [map])

  useEffect(() => (map && together ? together.join(map) : undefined), [map, together])

  return {
    fitView: () => {
      if (map) go(map, { ...latest.current, camera: null }, false, isInterrupting)
    },
    reportRest: (rested) => {
      if (isInterrupting.current) return
      reported.current = roundCamera(rested)
      latest.current.onMove(reported.current)
    },
  }
}

function go(
  map: MapView,
  { camera, bounds, padding, chips }: CameraInput,
  isInstant: boolean,
  isInterrupting: RefObject<boolean>,
): void {
  const target = camera
    ? { center: [camera.longitude, camera.latitude] as [number, number], zoom: camera.zoom }
    : bounds
      ? cameraFor(map, bounds, withMargin(map, { ...padding, top: padding.top + chips }))
      : cameraFor(map, START_BOUNDS, padding)
  if (!target) return
  const { lng, lat } = map.getCenter()
  const here = { longitude: lng, latitude: lat, zoom: map.getZoom() }
  if (camera && isSameCamera(camera, here)) return
  // Else a wheel movement would end after this move, and the new link would get its camera.
  isInterrupting.current = true
  map.stop()
  isInterrupting.current = false
  const prefersReducedMotion = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  if (isInstant || prefersReducedMotion) map.jumpTo(target)
  else map.easeTo({ ...target, duration: PAN_DURATION, essential: true })
}

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
