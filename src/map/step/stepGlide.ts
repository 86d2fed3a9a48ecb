import { worldSize } from '#map/mercator.ts'
import type { StepPicture } from './stepPicture.ts'

type Framed = Pick<StepPicture, 'width' | 'height' | 'camera' | 'ground' | 'theme'>

/** Duration of a glide, ms. */
const GLIDE_MS = 190
/** Zoom levels between two maps up to which the map glides. */
const NEAR_ZOOMS = 1.4

/**
 * The transform (px, about the middle) that shows a picture as the one before was framed; null where they are too far
 * apart: the ground drawn beyond the edges must cover the whole way.
 */
export function transformFrom(before: Framed, after: Framed): { x: number; y: number; scale: number } | null {
  if (before.width !== after.width || before.height !== after.height || before.theme !== after.theme)
    return null
  const world = worldSize(before.camera.zoom)
  const scale = world / worldSize(after.camera.zoom)
  const x = (after.camera.x - before.camera.x) * world
  const y = (after.camera.y - before.camera.y) * world
  const [across, down] = after.ground.beyond
  const isCovered = (moved: number, side: number, beyond: number) =>
    Math.abs(moved) <= (side / 2 + beyond) * scale - side / 2
  const isNear =
    Math.abs(after.camera.zoom - before.camera.zoom) <= NEAR_ZOOMS &&
    isCovered(x, after.width, across) &&
    isCovered(y, after.height, down)
  return isNear ? { x, y, scale } : null
}

/** Moves the drawing from where the map was to where it is; a far step cuts, and so does reduced motion. */
export function glideBetween(drawing: HTMLElement, before: Framed, after: Framed): void {
  for (const animation of drawing.getAnimations?.() ?? []) animation.cancel()
  const from = transformFrom(before, after)
  if (!from || (from.x === 0 && from.y === 0 && from.scale === 1)) return
  if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return
  drawing.animate?.(
    [{ transform: `translate(${from.x}px, ${from.y}px) scale(${from.scale})` }, { transform: 'none' }],
    { duration: GLIDE_MS, easing: 'cubic-bezier(0.2, 0, 0, 1)' },
  )
}
