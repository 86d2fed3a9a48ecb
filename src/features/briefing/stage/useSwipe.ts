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

/** Where a finger does something else: in the bar, a list over the step, or with the pen. */
const NOT_SWIPED = 'nav, footer, aside, dialog, [role="dialog"], svg[data-tool]'

/**
 * Pointer handlers that detect one-finger swipes: left calls `onForward`, right `onBack`. Taps, second fingers, and slow
 * or steep movements do not count. What is swiped needs `touch-action: pan-y pinch-zoom`, or `none`.
 */
export function useSwipe(actions: { onForward: () => void; onBack: () => void }) {
  const latest = useRef(actions)
  latest.current = actions
  const start = useRef<Start | null>(null)
  return useMemo(
    () => ({
      onPointerDown: (event: PointerEvent) => {
        const {
          pointerType,
          isPrimary,
          pointerId: id,
          clientX: x,
          clientY: y,
          timeStamp: time,
          target,
        } = event
        const isSwiped = pointerType !== 'mouse' && isPrimary
        const isOnStep = target instanceof Element && !target.closest(NOT_SWIPED)
        start.current = isSwiped && isOnStep ? { id, x, y, time } : null
      },
      onPointerUp: ({ pointerId, clientX, clientY, timeStamp }: PointerEvent) => {
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
