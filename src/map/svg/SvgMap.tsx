import {
  type PointerEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { roundCamera } from '#domain/view.ts'
import type { Hovered } from '#map/hovered.ts'
import { MapFrame, type UnderPointer } from '#map/MapFrame.tsx'
import type { RouteMapProps } from '#map/routeMapProps.ts'
import { ORIGIN, worldSize } from '#picture/mercator.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { DrawingContext } from './drawing.ts'
import { SVG_SURFACE } from './SvgLayer.tsx'
import styles from './SvgMap.module.css'
import { SvgView } from './SvgView.ts'
import { useGestures } from './useGestures.ts'

const ZOOM_STEP = { in: 1, out: -1 } as const

/** The map of routes and measures as SVG, for print and for browsers without WebGL: counterpart of RouteMap. */
export function SvgMap(props: RouteMapProps) {
  const { moveCamera, ready } = props.on
  const frame = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState({ width: window.innerWidth, height: window.innerHeight })
  const [view, setView] = useState<SvgView | null>(null)

  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    // A hidden element has no size.
    const sizeNow = () => ({
      width: element.clientWidth || window.innerWidth,
      height: element.clientHeight || window.innerHeight,
    })
    const created = new SvgView(sizeNow())
    setView(created)
    setSize(sizeNow())
    const observer = new ResizeObserver(() => {
      setSize(sizeNow())
      created.resize(sizeNow())
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    if (!view) return
    const report = () => {
      if (!view.isMovedByReader) return
      view.isMovedByReader = false
      const { lng, lat } = view.getCenter()
      moveCamera(roundCamera({ longitude: lng, latitude: lat, zoom: view.getZoom() }))
    }
    view.on('moveend', report)
    return () => view.off('moveend', report)
  }, [view, moveCamera])

  const latestReady = useRef(ready)
  latestReady.current = ready
  useEffect(() => {
    if (!view) return
    const handle = requestAnimationFrame(() => {
      view.fire('idle')
      latestReady.current()
    })
    return () => cancelAnimationFrame(handle)
  }, [view])

  return (
    <MapFrame
      {...props}
      frame={frame}
      map={view}
      surface={SVG_SURFACE}
      drawnAs="svg"
      size={size}
      onZoom={(direction) => view?.zoomStep(ZOOM_STEP[direction])}
    >
      {({ layers, labels, onPoint, onLeave, onPress }) =>
        view && (
          <>
            <SvgCanvas
              view={view}
              title={props.look.title}
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
  view: SvgView
  /** Accessible name, where a page has several maps. */
  title: string | undefined
  onPointer: (event: PointerEvent<HTMLElement>) => void
  onLeave: () => void
  /** A click, as opposed to a drag. */
  onPress: (target: EventTarget) => void
  /** Sources and layers. */
  children: ReactNode
}

/** Zoom levels by which the drawing may lag behind before it renders again; in between it is only scaled. */
const MAX_ZOOM_LAG = 0.35

/** The SVG canvas, moved by pointer, wheel, touch and keys. */
function SvgCanvas({ view, title, onPointer, onLeave, onPress, children }: SvgCanvasProps) {
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
      className={styles.canvas}
      aria-label={title ?? t('title')}
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
      <svg className={styles.drawing} aria-hidden="true">
        <g ref={ground}>
          <DrawingContext value={drawing}>{children}</DrawingContext>
        </g>
      </svg>
    </section>
  )
}

/** Transform from the drawing at `drawnZoom` to the current view. */
function transformOf(view: SvgView, drawnZoom: number): string {
  const { x, y, zoom } = view.getPlaneCamera()
  const { clientWidth, clientHeight } = view.getContainer()
  const world = worldSize(zoom)
  const left = (ORIGIN[0] - x) * world + clientWidth / 2
  const top = (ORIGIN[1] - y) * world + clientHeight / 2
  return `translate(${left} ${top}) scale(${2 ** (zoom - drawnZoom)})`
}
