/** Least size of a target for a finger, px. */
const LEAST = 44
/** How far around a tap controls are looked for, px: as far as the smallest one reaches. */
const DISTANCES = [4, 8, 12, 16, 20] as const
const DIRECTIONS = Array.from({ length: 12 }, (_, index) => (index * Math.PI) / 6)

const CONTROLS = 'button, a[href], summary'
const HANDLES_ITSELF = `${CONTROLS}, input, select, textarea, label, canvas, svg, [role='slider'], [role='option']`

interface Point {
  x: number
  y: number
}

/** Where a finger left the screen last; null after a mouse or a pen. */
let lastTap: Point | null = null

/** Small controls answer to taps beside them, the nearest one, as if they had 44 px. Call once; the map uses `reachFromMap`. */
export function startTouchReach(): void {
  document.addEventListener(
    'pointerup',
    ({ pointerType, clientX, clientY }) => {
      lastTap = pointerType === 'touch' ? { x: clientX, y: clientY } : null
    },
    { capture: true },
  )
  document.addEventListener('click', ({ target }) => {
    if (lastTap && target instanceof Element && !target.closest(HANDLES_ITSELF)) reach(lastTap)
  })
}

/** A press of the map that met nothing: the label beside it answers, if a finger pressed. */
export function reachFromMap(): void {
  if (lastTap) reach(lastTap)
}

function reach(tap: Point): void {
  lastTap = null
  nearestControl(tap)?.click()
}

/** The control whose target, enlarged to 44 px, has the point; of several the nearest. Covered ones do not count. */
function nearestControl({ x, y }: Point): HTMLElement | null {
  for (const distance of DISTANCES) {
    for (const angle of DIRECTIONS) {
      const at = document.elementFromPoint(x + distance * Math.cos(angle), y + distance * Math.sin(angle))
      const control = at?.closest<HTMLElement>(CONTROLS)
      if (control && isInReach(control.getBoundingClientRect(), { x, y })) return control
    }
  }
  return null
}

function isInReach({ left, right, top, bottom }: DOMRect, { x, y }: Point): boolean {
  const beside = Math.max(left - x, x - right, 0)
  const above = Math.max(top - y, y - bottom, 0)
  return (
    beside <= Math.max(0, (LEAST - (right - left)) / 2) && above <= Math.max(0, (LEAST - (bottom - top)) / 2)
  )
}
