import {
  type PointerEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { worldSize } from '#map/mercator.ts'
import { DrawingContext } from './drawing.ts'
import { ORIGIN } from './linePaths.ts'
import styles from './SvgMap.module.css'
import type { SvgView } from './SvgView.ts'
import { useGestures } from './useGestures.ts'

interface SvgCanvasProps {
  view: SvgView
  /** Accessible name, where a page has several maps. */
  title: string | undefined
  onPointer: (event: PointerEvent<HTMLElement>) => void
  onLeave: () => void
  /** A press on a part of the drawing that did not move the map. */
  onPress: (target: EventTarget) => void
  /** Sources and layers. */
  children: ReactNode
}

/** How far the zoom may run ahead of the drawing before it is drawn again; in between it is only scaled. */
const LAG = 0.35

/** The SVG drawing; pointer, wheel, touch and keys move it. */
export function SvgCanvas({ view, title, onPointer, onLeave, onPress, children }: SvgCanvasProps) {
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
    const catchUp = () =>
      setZoom((drawn) => (Math.abs(view.getZoom() - drawn) > LAG ? view.getZoom() : drawn))
    const rest = () => setZoom(view.getZoom())
    rest()
    view.on('zoom', catchUp)
    view.on('moveend', rest)
    view.on('resize', rest)
    return () => {
      view.off('zoom', catchUp)
      view.off('moveend', rest)
      view.off('resize', rest)
    }
  }, [view])

  return (
    <section
      ref={canvas}
      className={styles.canvas}
      aria-label={title ?? t('title')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the map is moved by keys while it has the focus, as the library's canvas is.
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

/** Transform from the drawing, whose px are those of `drawnZoom`, to the current view. */
function transformOf(view: SvgView, drawnZoom: number): string {
  const { x, y, zoom } = view.getPlaneCamera()
  const { clientWidth, clientHeight } = view.getContainer()
  const world = worldSize(zoom)
  const left = (ORIGIN[0] - x) * world + clientWidth / 2
  const top = (ORIGIN[1] - y) * world + clientHeight / 2
  return `translate(${left} ${top}) scale(${2 ** (zoom - drawnZoom)})`
}
