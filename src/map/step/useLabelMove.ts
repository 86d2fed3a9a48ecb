import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import type { Pixel } from '#picture/lines.ts'
import type { StepLabel } from '#picture/step/stepLabels.ts'
import type { StepPicture } from '#picture/step/stepPicture.ts'

/** Gets where the middle of a label is put, px of the picture; null puts it back. */
export type OnSpot = (label: StepLabel, to: Pixel | null) => void

/** A label that is being moved, px to the right and down. */
interface Held {
  key: string
  by: Pixel
}

/** Px that an arrow key moves, alone and with Shift, time after which keys rest, ms, and px before a press is a drag. */
const ARROW = 8
const FAR = 40
const REST_MS = 250
const DRAG_PX = 4

const ARROWS: Readonly<Record<string, Pixel>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** Moves labels by drag and arrow keys: the drawing moves at once, and `onSpot` is told where they rest. */
export function useLabelMove(picture: StepPicture, onSpot: OnSpot | undefined) {
  const [held, setHeld] = useState<Held | null>(null)
  const told = useRef<Held | null>(null)
  const start = useRef<{ at: Pixel; by: Pixel } | null>(null)
  const hasDragged = useRef(false)
  const timer = useRef(0)

  // The new picture has the label where it was last told to be.
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each new picture.
  useEffect(() => {
    const before = told.current
    told.current = null
    setHeld((now) => {
      if (!now || now.key !== before?.key) return null
      const by: Pixel = [now.by[0] - before.by[0], now.by[1] - before.by[1]]
      return by[0] === 0 && by[1] === 0 ? null : { key: now.key, by }
    })
  }, [picture])
  useEffect(() => () => window.clearTimeout(timer.current), [])

  const tell = (label: StepLabel, by: Pixel) => {
    told.current = { key: label.key, by }
    const { x, y, width, height } = label.box
    onSpot?.(label, [x + width / 2 + by[0], y + height / 2 + by[1]])
  }
  const movedBy = (label: StepLabel): Pixel => (held?.key === label.key ? held.by : [0, 0])
  const handlersOf = (label: StepLabel) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      // The map stays where it is.
      event.stopPropagation()
      hasDragged.current = false
      if (event.button === 0) start.current = { at: [event.clientX, event.clientY], by: movedBy(label) }
    },
    onPointerMove: ({ clientX, clientY, currentTarget, pointerId }: PointerEvent<HTMLElement>) => {
      const from = start.current
      if (!from) return
      const [across, down] = [clientX - from.at[0], clientY - from.at[1]]
      if (!hasDragged.current && Math.hypot(across, down) < DRAG_PX) return
      hasDragged.current = true
      currentTarget.setPointerCapture(pointerId)
      const unit = currentTarget.getBoundingClientRect().width / label.box.width || 1
      setHeld({ key: label.key, by: [from.by[0] + across / unit, from.by[1] + down / unit] })
    },
    onPointerUp: () => {
      if (start.current && hasDragged.current) tell(label, movedBy(label))
      start.current = null
    },
    onPointerCancel: () => {
      start.current = null
      setHeld(null)
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const { key, altKey, ctrlKey, metaKey, shiftKey } = event
      if (altKey || ctrlKey || metaKey) return
      const arrow = ARROWS[key]
      if (arrow) {
        const [x, y] = movedBy(label)
        const px = shiftKey ? FAR : ARROW
        const by: Pixel = [x + arrow[0] * px, y + arrow[1] * px]
        setHeld({ key: label.key, by })
        window.clearTimeout(timer.current)
        timer.current = window.setTimeout(() => tell(label, by), REST_MS)
      } else if (key === 'Delete' || key === 'Backspace') onSpot?.(label, null)
      else return
      event.preventDefault()
      event.stopPropagation()
    },
  })
  /** Whether the press that ends was a drag, which opens nothing. */
  const wasDrag = () => hasDragged.current
  return { movedBy, handlersOf, wasDrag }
}
