import {
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { MapFrame, type UnderPointer } from '#map/MapFrame.tsx'
import type { Hovered, MapProps } from '#map/mapProps.ts'
import { ORIGIN, worldSize } from '#picture/mercator.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { SvgEngine } from './SvgEngine.ts'
import { DrawingContext, SVG_LAYERS } from './SvgLayer.tsx'
import styles from './SvgMap.module.css'

const ZOOM_STEP = { in: 1, out: -1 } as const

/** The map of routes and measures as SVG, for print and for browsers without WebGL: counterpart of WebGlMap. */
export function SvgMap(props: MapProps) {
  const { ready } = props.on
  const [view, setView] = useState<SvgEngine | null>(null)
  const drawn = useRef<SvgEngine>(null)
  const resize = useCallback((size: { width: number; height: number }) => {
    if (drawn.current) drawn.current.resize(size)
    else drawn.current = new SvgEngine(size)
    setView(drawn.current)
  }, [])
  useEffect(() => {
    if (!view) return
    const handle = requestAnimationFrame(() => {
      view.fire('idle')
      ready()
    })
    return () => cancelAnimationFrame(handle)
  }, [view, ready])

  return (
    <MapFrame
      {...props}
      map={view}
      renderer={SVG_LAYERS}
      drawnAs="svg"
      onSize={resize}
      onZoom={(direction) => view?.zoomStep(ZOOM_STEP[direction])}
      onPan={([across, down]) => view?.panStep(-across * KEY_STEP, -down * KEY_STEP, KEY_DURATION)}
    >
      {({ keysId, layers, labels, onPoint, onLeave, onPress }) =>
        view && (
          <>
            <SvgCanvas
              view={view}
              title={props.look.title}
              keysId={keysId}
              onPointer={(event) => {
                const box = event.currentTarget.getBoundingClientRect()
                onPoint(underPointer(event.target), {
                  x: event.clientX - box.left,
                  y: event.clientY - box.top,
                })
              }}
              onLeave={onLeave}
              onPress={(target) => onPress(underPointer(target))}
            >
              {layers}
            </SvgCanvas>
            {labels}
          </>
        )
      }
    </MapFrame>
  )
}

function underPointer(target: EventTarget): UnderPointer {
  return { circle: circleAt(target), place: placeAt(target) }
}

/** The key of the incident circle that this element draws. */
function circleAt(target: EventTarget): string | null {
  return target instanceof SVGElement && target.dataset.thing === 'incident'
    ? (target.dataset.id ?? null)
    : null
}

/** The route or region that this element draws. */
function placeAt(target: EventTarget): Hovered | null {
  if (!(target instanceof SVGElement)) return null
  const { thing, id } = target.dataset
  return id !== undefined && (thing === 'route' || thing === 'region') ? { kind: thing, id } : null
}

interface SvgCanvasProps {
  view: SvgEngine
  /** Accessible name, where a page has several maps. */
  title: string | undefined
  keysId: string
  onPointer: (event: PointerEvent<HTMLElement>) => void
  onLeave: () => void
  /** A click, as opposed to a drag. */
  onPress: (target: EventTarget) => void
  /** Sources and layers. */
  children: ReactNode
}

/** Zoom levels by which the drawing may lag behind before it renders again; in between it is only scaled. */
const MAX_ZOOM_LAG = 0.35

/** The SVG canvas, moved by pointer, wheel and touch. */
function SvgCanvas({ view, title, keysId, onPointer, onLeave, onPress, children }: SvgCanvasProps) {
  const { t } = useTranslation('map')
  const canvas = useRef<HTMLElement>(null)
  const ground = useRef<SVGGElement>(null)
  const [zoom, setZoom] = useState(() => view.getZoom())
  const drawing = useMemo(() => ({ view, zoom }), [view, zoom])
  const { isDragging, handlers } = useGestures({ view, canvas, onPress })

  useLayoutEffect(() => {
    const follow = () => ground.current?.setAttribute('transform', transformOf(view, zoom))
    follow()
    view.on('move', follow)
    view.on('resize', follow)
    return () => {
      view.off('move', follow)
      view.off('resize', follow)
    }
  }, [view, zoom])

  useEffect(() => {
    const renderIfOutdated = () =>
      setZoom((drawn) => (Math.abs(view.getZoom() - drawn) > MAX_ZOOM_LAG ? view.getZoom() : drawn))
    const rest = () => setZoom(view.getZoom())
    rest()
    view.on('zoom', renderIfOutdated)
    view.on('moveend', rest)
    view.on('resize', rest)
    return () => {
      view.off('zoom', renderIfOutdated)
      view.off('moveend', rest)
      view.off('resize', rest)
    }
  }, [view])

  return (
    <section
      ref={canvas}
      className={`${styles.canvas} focus-inside cover`}
      aria-label={title ?? t('title')}
      aria-describedby={keysId}
      data-map-canvas=""
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move the focused map, as on the library's canvas.
      tabIndex={0}
      data-dragging={isDragging}
      {...handlers}
      onPointerMove={(event) => {
        handlers.onPointerMove(event)
        if (!isDragging) onPointer(event)
      }}
      onPointerLeave={onLeave}
    >
      <svg className={`${styles.drawing} block tall no-pointer wide`} aria-hidden="true">
        <g ref={ground}>
          <DrawingContext value={drawing}>{children}</DrawingContext>
        </g>
      </svg>
    </section>
  )
}

/** Transform from the drawing at `drawnZoom` to the current view. */
function transformOf(view: SvgEngine, drawnZoom: number): string {
  const { x, y, zoom } = view.getPlaneCamera()
  const { clientWidth, clientHeight } = view.getContainer()
  const world = worldSize(zoom)
  const left = (ORIGIN[0] - x) * world + clientWidth / 2
  const top = (ORIGIN[1] - y) * world + clientHeight / 2
  return `translate(${left} ${top}) scale(${2 ** (zoom - drawnZoom)})`
}

interface Gestures {
  view: SvgEngine
  canvas: RefObject<HTMLElement | null>
  onPress: (target: EventTarget) => void
}

/** Px that a pointer may move in a click. */
const CLICK_TOLERANCE = 4
/** Px that a key moves the map, and how long that takes, ms. */
const KEY_STEP = 100
const KEY_DURATION = 120
/** Zoom rate of a mouse wheel and of a touchpad, as in the map library. */
const NOTCH_RATE = 1 / 450
const PAD_RATE = 1 / 100
const NOTCH = 4.000244140625
/** Px per line, for wheels that report lines. */
const LINE = 40
/** Ms without an event after which a wheel movement ends. */
const WHEEL_END_DELAY = 180

type Points = Map<number, { x: number; y: number }>

/** Moves the view by drag, pinch and wheel, as the map library does; calls `onPress` for a click. */
function useGestures({ view, canvas, onPress }: Gestures) {
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
