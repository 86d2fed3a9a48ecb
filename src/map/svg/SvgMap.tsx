import {
  type CSSProperties,
  type PointerEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { roundCamera } from '#domain/view.ts'
import { boundsOf } from '#map/camera.ts'
import type { Hovered } from '#map/hovered.ts'
import { useDrawnIncidents } from '#map/incidents/useDrawnIncidents.ts'
import { MapLabels } from '#map/labels/MapLabels.tsx'
import cardStyles from '#map/MapCards.module.css'
import { MapCards, roomOnMap } from '#map/MapCards.tsx'
import type { RouteMapProps } from '#map/routeMapProps.ts'
import { useCamera } from '#map/useCamera.ts'
import { SvgCanvas } from './SvgCanvas.tsx'
import { SvgView } from './SvgView.ts'

const ZOOM_STEP = { in: 1, out: -1 } as const

interface SvgMapProps extends Omit<RouteMapProps, 'onUnavailable'> {
  /** Drawn for paper: beside the map on the screen, in a size that does not change. */
  isPrinted?: boolean
  /** What the note at the foot says besides. */
  children?: ReactNode
}

/** The map of routes and measures drawn as SVG, for where there is no WebGL: it takes and says what RouteMap does. */
export function SvgMap(props: SvgMapProps) {
  const { basemap, routes, regions, focus, selected, padding, covered = 0, textScale = 1, camera } = props
  const { onSelect, onCameraChange, onReady } = props
  const frame = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState({ width: window.innerWidth, height: window.innerHeight })
  const [view, setView] = useState<SvgView | null>(null)
  const [hovered, setHovered] = useState<Hovered | null>(null)
  const { onHover } = props
  useEffect(() => onHover?.(hovered), [hovered, onHover])
  const [pointer, setPointer] = useState<{ x: number; y: number } | null>(null)
  const { isCompact, isNarrow } = roomOnMap(size, covered, textScale)

  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const sizeNow = () => ({ width: element.clientWidth, height: element.clientHeight })
    const made = new SvgView(sizeNow())
    setView(made)
    setSize(sizeNow())
    const observer = new ResizeObserver(() => {
      setSize(sizeNow())
      made.resize(sizeNow())
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const bounds = useMemo(
    () => boundsOf({ focus, routes, regions, basemap }),
    [focus, routes, regions, basemap],
  )
  const { bringBack } = useCamera({
    map: view,
    camera,
    bounds,
    isPlaceless: selected !== null && bounds === null,
    padding,
    together: props.together,
  })

  const drawnIncidents = useDrawnIncidents(view, props.incidents, onCameraChange)
  const { onPoint } = drawnIncidents

  useEffect(() => {
    if (!view) return
    const tell = () => {
      if (!view.isMovedByReader) return
      view.isMovedByReader = false
      const { lng, lat } = view.getCenter()
      onCameraChange(roundCamera({ longitude: lng, latitude: lat, zoom: view.getZoom() }))
    }
    view.on('moveend', tell)
    return () => view.off('moveend', tell)
  }, [view, onCameraChange])

  const tellReady = useRef(onReady)
  tellReady.current = onReady
  useEffect(() => {
    if (!view) return
    const handle = requestAnimationFrame(() => {
      view.fire('idle')
      tellReady.current()
    })
    return () => cancelAnimationFrame(handle)
  }, [view])

  const handlePointer = useCallback(
    (event: PointerEvent<HTMLElement>) => {
      const thing = thingAt(event.target)
      const circle = circleAt(event.target)
      setHovered(thing)
      onPoint(circle)
      const box = event.currentTarget.getBoundingClientRect()
      setPointer(
        thing || circle !== null ? { x: event.clientX - box.left, y: event.clientY - box.top } : null,
      )
    },
    [onPoint],
  )
  const handleLeave = useCallback(() => {
    setHovered(null)
    onPoint(null)
    setPointer(null)
  }, [onPoint])

  return (
    <div
      ref={frame}
      className={cardStyles.frame}
      style={{ '--covered': `${covered}px`, '--map-text': textScale } as CSSProperties}
      data-testid={props.isPrinted ? 'printed-map' : 'map'}
      data-drawn-as="svg"
      data-compact={isCompact}
    >
      {view && (
        <>
          <SvgCanvas
            {...props}
            view={view}
            hovered={hovered}
            drawnIncidents={drawnIncidents}
            onPointer={handlePointer}
            onLeave={handleLeave}
            onPress={(target) => {
              const circle = circleAt(target)
              const thing = thingAt(target)
              if (circle !== null) drawnIncidents.onPress(circle)
              else if (thing) onSelect(thing)
            }}
          />
          <MapLabels
            {...props}
            map={view}
            isCompact={isCompact}
            isNarrow={isNarrow}
            covered={covered}
            textScale={textScale}
            layoutKey={`${size.width} ${size.height} ${props.padding.bottom} ${props.changes ? 'changes' : ''}`}
            onHover={setHovered}
          />
        </>
      )}
      <MapCards
        {...props}
        map={view}
        size={size}
        drawnIncidents={drawnIncidents}
        isCompact={isCompact}
        isNarrow={isNarrow}
        hovered={hovered}
        pointer={pointer}
        onZoom={(direction) => view?.zoomStep(ZOOM_STEP[direction])}
        onFit={() => {
          if (camera) onCameraChange(null)
          else bringBack()
        }}
      />
    </div>
  )
}

/** The key of the circle of the dead and missing that a part of the drawing stands for. */
function circleAt(target: EventTarget): string | null {
  return target instanceof SVGElement && target.dataset.thing === 'incident'
    ? (target.dataset.id ?? null)
    : null
}

/** The route or region that a part of the drawing stands for. */
function thingAt(target: EventTarget): Hovered | null {
  if (!(target instanceof SVGElement)) return null
  const { thing, id } = target.dataset
  return id !== undefined && (thing === 'route' || thing === 'region') ? { kind: thing, id } : null
}
