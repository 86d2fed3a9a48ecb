import { useEffect, useMemo } from 'react'
import { type Camera, roundCamera } from '#domain/view.ts'
import { fitMargin, MAX_FIT_ZOOM } from '#picture/frame.ts'
import { type Bounds, isSameCamera, outerBounds, type Space, START_BOUNDS } from '#picture/mercator.ts'
import type { MapEngine, ViewTarget } from './mapEngine.ts'

/** What a map shows. */
interface Target {
  /** Where the reader moved the map; null shows the places in focus, else the start. */
  camera: Camera | null
  /** The places in focus; null where there are none. */
  bounds: Bounds | null
  /** The selection has no place: the map does not move. */
  isPlaceless: boolean
  /** Whether the start view moves as well when the padding changes. */
  isStartPadded: boolean
  padding: Space
  /** The reader moved the map here. */
  onMove: (camera: Camera) => void
}

/** Ms. */
const PAN_DURATION = 180

/**
 * Moves a map to its target.
 *
 *     new ── show, at once ──▶ at rest ── show: another target ──▶ under way ──▶ at rest
 *                              │    ▲
 *       the map is resized ──▶ fits again, at once, unless the reader moved it
 *       the reader moved it ─▶ reports the camera; when `show` brings it back, nothing moves
 *
 * To go, it first stops a movement of the reader, whose end is then not reported: else the link would get that camera.
 */
class CameraMover {
  private readonly map: MapEngine
  private target: Target | null = null
  private reported: Camera | null = null
  private isGoing = false

  constructor(map: MapEngine) {
    this.map = map
  }

  /** Follows the map's own events; returns the function that ends it. */
  listen(): () => void {
    const refit = () => {
      if (this.target && !this.target.camera) this.go(this.target, true)
    }
    const report = ({ originalEvent }: { originalEvent?: unknown }) => {
      if (!originalEvent || this.isGoing) return
      this.reported = roundCamera(cameraOf(this.map))
      this.target?.onMove(this.reported)
    }
    this.map.on('resize', refit)
    this.map.on('moveend', report)
    return () => {
      this.map.off('resize', refit)
      this.map.off('moveend', report)
    }
  }

  show(next: Target): void {
    const before = this.target
    this.target = next
    const { camera, isPlaceless, padding } = next
    // Before the camera moves there.
    if (before?.padding.right !== padding.right) this.map.setMaxBounds([...outerBounds(padding.right)])
    if (before && keyOf(before) === keyOf(next)) return
    if (isPlaceless && !camera && before) return
    // The map is there, or the reader moves it on already.
    if (camera && camera === this.reported) return
    this.go(next, before === null)
  }

  /** Fits the places in focus, else the start. */
  fit(): void {
    if (this.target) this.go({ ...this.target, camera: null }, false)
  }

  private go(target: Target, isInstant: boolean): void {
    const { map } = this
    const to = viewOf(map, target)
    if (!to || isAt(map, to) || (target.camera && isSameCamera(target.camera, cameraOf(map)))) return
    this.isGoing = true
    map.stop()
    this.isGoing = false
    const prefersReducedMotion = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    if (isInstant || prefersReducedMotion) map.jumpTo(to)
    else map.easeTo({ ...to, duration: PAN_DURATION, essential: true })
  }
}

/** Degrees and zoom levels that no eye sees: fitting again gives other last digits, for which all would be placed anew. */
const ROUNDING = 1e-9

function isAt(map: MapEngine, { center, zoom }: ViewTarget): boolean {
  const now = cameraOf(map)
  const [longitude, latitude] = Array.isArray(center)
    ? center
    : center && 'lng' in center
      ? [center.lng, center.lat]
      : []
  return [
    [longitude, now.longitude],
    [latitude, now.latitude],
    [zoom, now.zoom],
  ].every(([to, from]) => Math.abs((to ?? Number.NaN) - (from ?? Number.NaN)) < ROUNDING)
}

/** The map goes to a target with another key. A panel refits what is in focus beside it; the start of Explore stays. */
function keyOf({ camera, bounds, padding, isPlaceless, isStartPadded }: Target): string {
  const isPadded = bounds !== null || isStartPadded
  const at = camera && [camera.longitude, camera.latitude, camera.zoom]
  return JSON.stringify([at, bounds, isPadded && padding, isPlaceless])
}

function viewOf(map: MapEngine, { camera, bounds, padding }: Target): ViewTarget | undefined {
  if (camera) return { center: [camera.longitude, camera.latitude], zoom: camera.zoom }
  const [west, south, east, north] = bounds ?? START_BOUNDS
  const { clientWidth: width, clientHeight: height } = map.getContainer()
  return map.cameraForBounds(
    [
      [west, south],
      [east, north],
    ],
    {
      padding: bounds ? fitMargin({ width, height }, padding) : padding,
      maxZoom: MAX_FIT_ZOOM,
    },
  )
}

/** Where a map is. */
export function cameraOf(map: Pick<MapEngine, 'getCenter' | 'getZoom'>): Camera {
  const { lng: longitude, lat: latitude } = map.getCenter()
  return { longitude, latitude, zoom: map.getZoom() }
}

/** Moves the map to its target, with others that have the same link; returns the function that fits what is in focus. */
export function useCamera(map: MapEngine | null, target: Target, link: CameraLink | undefined): () => void {
  const mover = useMemo(() => map && new CameraMover(map), [map])
  useEffect(() => mover?.show(target))
  useEffect(() => mover?.listen(), [mover])
  useEffect(() => (map && link ? link.join(map) : undefined), [map, link])
  return () => mover?.fit()
}

type Follower = Pick<MapEngine, 'getCenter' | 'getZoom' | 'jumpTo' | 'on' | 'off'>

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
        const { longitude, latitude, zoom } = cameraOf(view)
        for (const other of views) if (other !== view) other.jumpTo({ center: [longitude, latitude], zoom })
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
