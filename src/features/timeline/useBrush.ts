import { type PointerEvent, useEffect, useRef } from 'react'
import type { MonthSpan } from '#domain/period.ts'
import { type Drag, type DragKind, draggedSpan, stretchOfSpan, type TimeScale } from './timeAxis.ts'
import type { DockPeriod, DockWindow } from './useDockTime.ts'

/** What a drag over the dock does. */
export interface BrushActions {
  /** The period of a drag at its end, and of a key. */
  onPeriod: (span: MonthSpan) => void
  /** The period of a drag, once a frame. */
  onDrag: (span: MonthSpan) => void
  /** Called when a drag begins and ends. */
  onMove: (isMoving: boolean) => void
}

interface BrushInput extends BrushActions {
  scale: TimeScale
  window: DockWindow
  period: DockPeriod
  /** A mouse moves over the part, or no longer: null. */
  onHover: (event: PointerEvent<HTMLDivElement> | null) => void
  /** A pointer that did not drag, and what it went down on. */
  onPress: (event: PointerEvent<HTMLDivElement>, target: EventTarget) => void
}

/** A drag with the place of the part when it began, px. */
interface RunningDrag extends Drag {
  hasMoved: boolean
  /** Where it began, px of the window. */
  startClientX: number
  place: DOMRect
  target: EventTarget
}

/** A pointer that moves less than this presses, px. */
const PRESS = 4

/** The x of a pointer in the drawing, for a part as wide as the axis. */
export function xOfPointer(
  { clientX }: { clientX: number },
  place: DOMRect,
  { left, right }: TimeScale,
): number {
  return place.width === 0
    ? clientX - place.left + left
    : left + ((clientX - place.left) / place.width) * (right - left)
}

/** Drags of a pointer over a part of the dock that is as wide as the axis: they choose the period. */
export function useBrush({ scale, window, period, onPeriod, onDrag, onMove, onHover, onPress }: BrushInput) {
  const drag = useRef<RunningDrag | null>(null)
  const frameOfDrag = useRef(0)
  const { span, shown } = period
  const { inSight: bounds } = window.room
  useEffect(() => () => cancelAnimationFrame(frameOfDrag.current), [])

  function kindAt(target: EventTarget, x: number): DragKind {
    const end = target instanceof HTMLElement ? target.dataset.end : undefined
    if (end === 'from' || end === 'to') return end
    const { from, to } = stretchOfSpan(shown, scale)
    return span && x >= from && x <= to ? 'move' : 'new'
  }

  /** Ends the drag; null if none runs. */
  function ended(): RunningDrag | null {
    const { current } = drag
    drag.current = null
    cancelAnimationFrame(frameOfDrag.current)
    return current
  }

  return {
    onPointerDown(event: PointerEvent<HTMLDivElement>) {
      if (event.button !== 0 || !event.isPrimary) return
      const place = event.currentTarget.getBoundingClientRect()
      const startX = xOfPointer(event, place, scale)
      event.currentTarget.setPointerCapture?.(event.pointerId)
      const kind = kindAt(event.target, startX)
      const { clientX: startClientX, target } = event
      drag.current = { kind, startX, span: shown, hasMoved: false, startClientX, place, target }
      onHover(null)
    },
    onPointerMove(event: PointerEvent<HTMLDivElement>) {
      const { current } = drag
      if (!current) {
        // Touch does not hover.
        if (event.pointerType !== 'touch') onHover(event)
        return
      }
      if (!current.hasMoved) {
        if (Math.abs(event.clientX - current.startClientX) < PRESS) return
        current.hasMoved = true
        onMove(true)
      }
      const x = xOfPointer(event, current.place, scale)
      // Once per frame: pointer events arrive faster than frames.
      cancelAnimationFrame(frameOfDrag.current)
      frameOfDrag.current = requestAnimationFrame(() => onDrag(draggedSpan(current, x, scale, bounds)))
    },
    onPointerUp(event: PointerEvent<HTMLDivElement>) {
      const done = ended()
      if (!done) return
      if (done.hasMoved) onPeriod(draggedSpan(done, xOfPointer(event, done.place, scale), scale, bounds))
      else if (done.kind !== 'from' && done.kind !== 'to') onPress(event, done.target)
      onMove(false)
    },
    onPointerCancel() {
      if (ended()) onMove(false)
    },
    onPointerLeave: () => onHover(null),
  }
}
