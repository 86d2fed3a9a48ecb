import { type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import { OUTER_BOUNDS } from '#picture/camera.ts'
import { constrainCamera, type PlaneCamera, worldSize } from '#picture/mercator.ts'
import type { StepPicture } from '#picture/step/stepPicture.ts'

/** A move of the drawing: px to the right and down about the middle, and a scale. */
interface Move {
  x: number
  y: number
  scale: number
}

/** Px that an arrow key moves, zoom levels of + and −, zoom levels per px of wheel, and time after which a move rests, ms. */
const ARROW_PX = 90
const KEY_ZOOM = 0.5
const WHEEL_RATE = 1 / 450
const REST_MS = 140
/** Px of a drag before it takes the pointer from the buttons. */
const DRAG_PX = 4
const MAX_ZOOM = 9

const KEYS: Readonly<Record<string, Move>> = {
  ArrowLeft: { x: ARROW_PX, y: 0, scale: 1 },
  ArrowRight: { x: -ARROW_PX, y: 0, scale: 1 },
  ArrowUp: { x: 0, y: ARROW_PX, scale: 1 },
  ArrowDown: { x: 0, y: -ARROW_PX, scale: 1 },
  '+': { x: 0, y: 0, scale: 2 ** KEY_ZOOM },
  '=': { x: 0, y: 0, scale: 2 ** KEY_ZOOM },
  '-': { x: 0, y: 0, scale: 2 ** -KEY_ZOOM },
}

/** The camera of a picture after a move of its drawing. */
export function cameraAfter(
  { camera, width, height }: Pick<StepPicture, 'camera' | 'width' | 'height'>,
  move: Move,
) {
  const zoom = Math.min(MAX_ZOOM, camera.zoom + Math.log2(move.scale))
  const world = worldSize(zoom)
  const moved = { x: camera.x - move.x / world, y: camera.y - move.y / world, zoom }
  return constrainCamera(moved, OUTER_BOUNDS, { width, height }, MAX_ZOOM)
}

interface MapMoveInput {
  /** Null while the map stays where it is. */
  onMove: ((camera: PlaneCamera) => void) | null
  drawing: RefObject<HTMLElement | null>
  picture: StepPicture
}

/**
 * Moves the map by drag, wheel, arrow keys, + and −: the drawing moves at once, and `onMove` gets the camera at which
 * it is to be drawn once it rests.
 */
export function useMapMove({ onMove, drawing, picture }: MapMoveInput) {
  const move = useRef<Move>({ x: 0, y: 0, scale: 1 })
  const timer = useRef(0)
  const latest = useRef({ onMove, picture })
  useEffect(() => {
    latest.current = { onMove, picture }
  })

  const show = (next: Move, hasRested: boolean) => {
    move.current = next
    const element = drawing.current
    if (element) element.style.transform = `translate(${next.x}px, ${next.y}px) scale(${next.scale})`
    window.clearTimeout(timer.current)
    const rest = () => latest.current.onMove?.(cameraAfter(latest.current.picture, move.current))
    if (hasRested) rest()
    else timer.current = window.setTimeout(rest, REST_MS)
  }
  const showLatest = useRef(show)
  showLatest.current = show

  // A picture drawn anew is where the drawing was moved to.
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each new picture.
  useEffect(() => {
    move.current = { x: 0, y: 0, scale: 1 }
    if (drawing.current) drawing.current.style.transform = ''
  }, [picture, drawing])

  const isOn = onMove !== null
  useEffect(() => {
    if (!isOn) return
    const handleKey = (event: KeyboardEvent) => {
      const step = KEYS[event.key]
      if (!step || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (document.querySelector('[role="dialog"], dialog[open]')) return
      // The keys of the stage leave alone what is handled already.
      event.preventDefault()
      showLatest.current(after(move.current, step), false)
    }
    const handleWheel = (event: WheelEvent) => {
      const map = drawing.current?.parentElement
      if (!map || !(event.target instanceof Node) || !map.contains(event.target)) return
      event.preventDefault()
      const { left, top, width } = map.getBoundingClientRect()
      const { picture: shown } = latest.current
      const unit = width / shown.width || 1
      const at = {
        x: (event.clientX - left) / unit - shown.width / 2,
        y: (event.clientY - top) / unit - shown.height / 2,
      }
      const scale = 2 ** (-event.deltaY * WHEEL_RATE)
      const { x, y, scale: before } = move.current
      showLatest.current(
        { x: at.x - (at.x - x) * scale, y: at.y - (at.y - y) * scale, scale: before * scale },
        false,
      )
    }
    window.addEventListener('keydown', handleKey, { capture: true })
    window.addEventListener('wheel', handleWheel, { passive: false })
    return () => {
      window.removeEventListener('keydown', handleKey, { capture: true })
      window.removeEventListener('wheel', handleWheel)
      window.clearTimeout(timer.current)
    }
  }, [isOn, drawing])

  const drag = useRef<{ id: number; x: number; y: number; from: Move; isHeld: boolean } | null>(null)
  const handlers = {
    onPointerDown: ({ pointerId, clientX, clientY }: PointerEvent<HTMLElement>) => {
      drag.current = { id: pointerId, x: clientX, y: clientY, from: move.current, isHeld: false }
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const held = drag.current
      if (!held || held.id !== event.pointerId) return
      const [across, down] = [event.clientX - held.x, event.clientY - held.y]
      if (!held.isHeld && Math.hypot(across, down) < DRAG_PX) return
      if (!held.isHeld) event.currentTarget.setPointerCapture(event.pointerId)
      held.isHeld = true
      const unit = event.currentTarget.getBoundingClientRect().width / picture.width || 1
      const { from } = held
      show({ ...from, x: from.x + across / unit, y: from.y + down / unit }, false)
    },
    onPointerUp: () => {
      if (drag.current?.isHeld) show(move.current, true)
      drag.current = null
    },
    onPointerCancel: () => {
      drag.current = null
    },
  }
  return isOn ? handlers : {}
}

function after(move: Move, { x, y, scale }: Move): Move {
  return { x: move.x * scale + x, y: move.y * scale + y, scale: move.scale * scale }
}
