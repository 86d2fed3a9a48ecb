import { type PointerEvent, useMemo, useRef } from 'react'

/** Minimum horizontal distance, px; maximum duration, ms; minimum ratio of horizontal to vertical distance. */
const MIN_DISTANCE = 56
const MAX_DURATION = 800
const MIN_RATIO = 1.6

interface Start {
  id: number
  x: number
  y: number
  time: number
}

/** Pointer handlers for the element to be swiped. */
export interface SwipeHandlers {
  onPointerDown: (event: PointerEvent) => void
  onPointerUp: (event: PointerEvent) => void
  onPointerCancel: () => void
}

/**
 * Detects one-finger swipes: left calls `onForward`, right `onBack`. Taps, second fingers, and slow or steep movements do not count.
 * The element needs `touch-action: pan-y pinch-zoom`.
 */
export function useSwipe(actions: { onForward: () => void; onBack: () => void }): SwipeHandlers {
  const latest = useRef(actions)
  latest.current = actions
  const start = useRef<Start | null>(null)
  return useMemo(
    () => ({
      onPointerDown: ({ pointerType, isPrimary, pointerId: id, clientX: x, clientY: y, timeStamp: time }) => {
        start.current = pointerType !== 'mouse' && isPrimary ? { id, x, y, time } : null
      },
      onPointerUp: ({ pointerId, clientX, clientY, timeStamp }) => {
        const from = start.current
        start.current = null
        if (!from || from.id !== pointerId || timeStamp - from.time > MAX_DURATION) return
        const [x, y] = [clientX - from.x, clientY - from.y]
        if (Math.abs(x) < MIN_DISTANCE || Math.abs(x) < Math.abs(y) * MIN_RATIO) return
        if (x < 0) latest.current.onForward()
        else latest.current.onBack()
      },
      onPointerCancel: () => {
        start.current = null
      },
    }),
    [],
  )
}
