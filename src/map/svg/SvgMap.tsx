import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { roundCamera } from '#domain/view.ts'
import type { Hovered } from '#map/hovered.ts'
import { MapFrame, type UnderPointer } from '#map/MapFrame.tsx'
import type { RouteMapProps } from '#map/routeMapProps.ts'
import { SvgCanvas } from './SvgCanvas.tsx'
import { SVG_SURFACE } from './SvgLayer.tsx'
import { SvgView } from './SvgView.ts'

const ZOOM_STEP = { in: 1, out: -1 } as const

/** The map of routes and measures drawn as SVG, for where there is no WebGL and for paper: the twin of RouteMap. */
export function SvgMap(props: RouteMapProps) {
  const { moveCamera, ready } = props.on
  const frame = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState({ width: window.innerWidth, height: window.innerHeight })
  const [view, setView] = useState<SvgView | null>(null)

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

  useEffect(() => {
    if (!view) return
    const tell = () => {
      if (!view.isMovedByReader) return
      view.isMovedByReader = false
      const { lng, lat } = view.getCenter()
      moveCamera(roundCamera({ longitude: lng, latitude: lat, zoom: view.getZoom() }))
    }
    view.on('moveend', tell)
    return () => view.off('moveend', tell)
  }, [view, moveCamera])

  const tellReady = useRef(ready)
  tellReady.current = ready
  useEffect(() => {
    if (!view) return
    const handle = requestAnimationFrame(() => {
      view.fire('idle')
      tellReady.current()
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
  return { circle: circleAt(target), thing: thingAt(target) }
}

/** The key of the incident circle that this element draws. */
function circleAt(target: EventTarget): string | null {
  return target instanceof SVGElement && target.dataset.thing === 'incident'
    ? (target.dataset.id ?? null)
    : null
}

/** The route or region that this element draws. */
function thingAt(target: EventTarget): Hovered | null {
  if (!(target instanceof SVGElement)) return null
  const { thing, id } = target.dataset
  return id !== undefined && (thing === 'route' || thing === 'region') ? { kind: thing, id } : null
}
