import { type PointerEvent, useMemo, useRef } from 'react'

/** Px that a finger has to go to the side, the most ms that it takes, and how much farther it goes to the side than up or down. */
const LEAST = 56
const LONGEST = 800
const SLANT = 1.6

interface Start {
  id: number
  x: number
  y: number
  time: number
}

/** What an element takes to be swiped on. */
export interface SwipeHandlers {
  onPointerDown: (event: PointerEvent) => void
  onPointerUp: (event: PointerEvent) => void
  onPointerCancel: () => void
}

/**
 * Tells a swipe of one finger to the left (forward) and to the right (back). A tap, a second finger and a slow or steep movement are
 * none: they scroll, zoom or mean what is touched. The element needs `touch-action: pan-y pinch-zoom`.
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
        if (!from || from.id !== pointerId || timeStamp - from.time > LONGEST) return
        const [x, y] = [clientX - from.x, clientY - from.y]
        if (Math.abs(x) < LEAST || Math.abs(x) < Math.abs(y) * SLANT) return
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
