import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react'
import type { SvgView } from './SvgView.ts'

interface Gestures {
  view: SvgView
  canvas: RefObject<HTMLElement | null>
  onPress: (target: EventTarget) => void
}

/** Px that a pointer may move in a click. */
const CLICK_TOLERANCE = 4
/** Px that an arrow key pans, and the duration in ms. */
const KEY_STEP = 100
const KEY_DURATION = 300
/** Zoom rate of a mouse wheel and of a touchpad, as in the map library. */
const NOTCH_RATE = 1 / 450
const PAD_RATE = 1 / 100
const NOTCH = 4.000244140625
/** Px per line, for wheels that report lines. */
const LINE = 40
/** Ms without an event after which a wheel movement ends. */
const WHEEL_END_DELAY = 180

const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

type Points = Map<number, { x: number; y: number }>

/** Moves the view by drag, pinch, wheel and keys, as the map library does; calls `onPress` for a click. */
export function useGestures({ view, canvas, onPress }: Gestures) {
  const points = useRef<Points>(new Map())
  const moved = useRef(0)
  const [isDragging, setIsDragging] = useState(false)

  // React's wheel listener is passive and could not prevent the page from scrolling.
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    let timer: number | undefined
    const turn = (event: WheelEvent) => {
      event.preventDefault()
      view.isMovedByReader = true
      view.zoomAround(levelsOf(event), placeIn(element, event))
      window.clearTimeout(timer)
      timer = window.setTimeout(() => view.rest(), WHEEL_END_DELAY)
    }
    view.canvas = element
    element.addEventListener('wheel', turn, { passive: false })
    return () => {
      window.clearTimeout(timer)
      element.removeEventListener('wheel', turn)
    }
  }, [view, canvas])

  const end = (event: PointerEvent<HTMLElement>) => {
    const wasAlone = points.current.size === 1
    if (!points.current.delete(event.pointerId) || points.current.size > 0) return
    setIsDragging(false)
    if (moved.current > CLICK_TOLERANCE) {
      view.isMovedByReader = true
      view.rest()
    } else if (wasAlone && event.type === 'pointerup') {
      onPress(document.elementFromPoint(event.clientX, event.clientY) ?? event.target)
    }
  }

  return {
    isDragging,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return
        if (points.current.size === 0) moved.current = 0
        points.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const before = points.current.get(event.pointerId)
        if (!before) return
        const other = [...points.current].find(([id]) => id !== event.pointerId)?.[1]
        const now = { x: event.clientX, y: event.clientY }
        moved.current += Math.hypot(now.x - before.x, now.y - before.y)
        points.current.set(event.pointerId, now)
        if (moved.current <= CLICK_TOLERANCE) return
        if (!isDragging) {
          setIsDragging(true)
          // The drag continues outside the map.
          event.currentTarget.setPointerCapture(event.pointerId)
        }
        if (!other) {
          view.panBy(now.x - before.x, now.y - before.y)
          return
        }
        const levels = Math.log2(distance(now, other) / Math.max(1, distance(before, other)))
        view.panBy((now.x - before.x) / 2, (now.y - before.y) / 2)
        const middle = { clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 }
        view.zoomAround(levels, placeIn(event.currentTarget, middle))
      },
      onPointerUp: end,
      onPointerCancel: end,
      onDoubleClick: (event: MouseEvent<HTMLElement>) => {
        view.zoomStep(event.shiftKey ? -1 : 1, placeIn(event.currentTarget, event))
      },
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        if (event.altKey || event.ctrlKey || event.metaKey) return
        const arrow = ARROWS[event.key]
        const levels =
          event.key === '+' || event.key === '=' ? 1 : event.key === '-' || event.key === '_' ? -1 : 0
        if (!arrow && levels === 0) return
        event.preventDefault()
        if (levels !== 0) view.zoomStep(levels)
        else if (arrow) view.panStep(arrow[0] * KEY_STEP, arrow[1] * KEY_STEP, KEY_DURATION)
      },
    },
  }
}

function levelsOf({ deltaY, deltaMode, ctrlKey }: WheelEvent): number {
  const delta = deltaMode === WheelEvent.DOM_DELTA_LINE ? deltaY * LINE : deltaY
  const isNotch = !ctrlKey && delta !== 0 && delta % NOTCH === 0
  const rate = isNotch || Math.abs(delta) > NOTCH * 4 ? NOTCH_RATE : PAD_RATE
  const levels = Math.log2(2 / (1 + Math.exp(-Math.abs(delta * rate))))
  return delta < 0 ? levels : -levels
}

function placeIn(element: HTMLElement, { clientX, clientY }: { clientX: number; clientY: number }) {
  const { left, top } = element.getBoundingClientRect()
  return { x: clientX - left, y: clientY - top }
}

function distance(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}
