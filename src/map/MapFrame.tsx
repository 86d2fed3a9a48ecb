import './maplibre.css'
import {
  type CSSProperties,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { MapContent } from '#domain/mapContent.ts'
import { boundsOf, frameOfPlane } from '#picture/frame.ts'
import { SMALL_WIDTH } from '#picture/labels/placeItems.ts'
import type { LooksInput } from '#picture/lines.ts'
import { fromPlane, ORIGIN, type Size, toPlane, worldSize } from '#picture/mercator.ts'
import type { MapTheme } from '#picture/palette.ts'
import { reachFromMap } from '#ui/touchReach.ts'
import { remSize } from '#ui/useElementWidth.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useDrawnIncidents } from './incidents/useDrawnIncidents.ts'
import { MapLabels } from './labels/MapLabels.tsx'
import styles from './MapCards.module.css'
import { MapCards } from './MapCards.tsx'
import { type Direction, handleMapKey } from './MapKeys.tsx'
import { type LayerRenderer, MapLayers, RouteLines } from './MapLayers.tsx'
import type { MapEngine } from './mapEngine.ts'
import type { Hovered, MapCallbacks, MapLook, MapProps } from './mapProps.ts'
import { cameraOf, useCamera } from './useCamera.ts'

/** Below this free width, px, names are short. */
const NARROW_WIDTH = 700

/** Hit under the pointer: the key of an incident circle, else a route or region. */
export interface UnderPointer {
  circle: string | null
  place: Hovered | null
}

/** Content and pointer callbacks that MapFrame hands to the canvas. */
export interface FrameParts {
  keysId: string
  /** All sources and layers; null until there is a map. */
  layers: ReactNode
  labels: ReactNode
  /** The route whose line is at a point, px of the map; null without one. */
  routeAt: (point: { x: number; y: number }) => string | null
  /** The pointer is over something clickable. */
  isPointing: boolean
  /** `at` in px of the map. */
  onPoint: (under: UnderPointer, at: { x: number; y: number }) => void
  onLeave: () => void
  onPress: (under: UnderPointer) => void
}

interface MapFrameProps extends MapProps {
  /** Null until there is a map. */
  map: MapEngine | null
  renderer: LayerRenderer
  drawnAs?: 'svg'
  /** The frame has a size, or another one. */
  onSize?: (size: Size) => void
  /** By the reader, as `event` says. */
  onZoom: (direction: 'in' | 'out', event: Event) => void
  /** Moves the map by a step. */
  onPan: (direction: Direction, event: Event) => void
  /** Renders the canvas under the cards. */
  children: (parts: FrameParts) => ReactNode
}

/** What both renderers share: camera, layers, labels, cards and hover. */
export function MapFrame(props: MapFrameProps) {
  const { content, camera, look, on, words, pointed, handle, map, renderer, children } = props
  const { routes, selected, figures, litRoutes, lens, focus } = content
  const frame = useRef<HTMLDivElement>(null)
  const size = useFrameSize(frame, props.onSize)
  const { viewport, scale, room, isSmall } = useRoom(size, camera.covered ?? 0, look)
  const fitView = useCameraOfContent(map, size, props)
  const pointer = usePointer(map, content, on)
  const { hovered, drawnIncidents, setHovered } = pointer
  const looksInput = useMemo(
    () => ({ routes, figures, litRoutes, lens, focus, selected, isSmall }),
    [routes, figures, litRoutes, lens, focus, selected, isSmall],
  )
  const lines = useRouteLines(looksInput, look.theme, content.layers.includes('routes'))
  // For tests, which query rendered features and read the lines as drawn.
  useLayoutEffect(() => void (frame.current && Object.assign(frame.current, { map, lines })), [map, lines])
  const shared = { content, pointed, theme: look.theme }
  const keysId = useId()
  const { t } = useTranslation('map')
  const fit = () => (camera.at ? on.moveCamera(null) : fitView())
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the map and its labels, which have the focus.
    <div
      ref={frame}
      className={`px-type ${styles.frame} cover`}
      style={{ '--covered': `${camera.covered ?? 0}px`, '--map-text': scale } as CSSProperties}
      data-testid={look.isPrinted ? 'printed-map' : 'map'}
      data-drawn-as={props.drawnAs}
      data-compact={isSmall}
      onKeyDown={(event) =>
        handleMapKey(event, {
          zoom: (direction) => props.onZoom(direction, event.nativeEvent),
          pan: (direction) => props.onPan(direction, event.nativeEvent),
          fit,
        })
      }
    >
      <p id={keysId} className="visually-hidden">
        {t('keys')}
      </p>
      {children({
        ...pointer.handlers,
        keysId,
        layers: map && (
          <MapLayers {...shared} {...{ renderer, map, lines, drawnIncidents, hovered, handle }} />
        ),
        labels: map && (
          <MapLabels
            {...shared}
            {...{ map, on, words, room, looksInput, viewport }}
            textScale={scale}
            layoutKey={`${size.width} ${size.height} ${camera.padding.bottom} ${content.incidents ? 'incidents' : ''} ${selected ? 'chosen' : ''}`}
            onHover={setHovered}
          />
        ),
        routeAt({ x, y }) {
          if (!map) return null
          const origin = map.project([...fromPlane(...ORIGIN)])
          return lines.routeAt([x - origin.x, y - origin.y], map.getZoom())
        },
      })}
      <MapCards
        {...{ content, look, on, words, map, size, drawnIncidents, hovered }}
        isNarrow={room.isNarrow}
        isSmall={isSmall}
        pointer={pointer.at}
        onZoom={props.onZoom}
        onPan={props.onPan}
        onFit={fit}
      />
    </div>
  )
}

interface FrameSize extends Size {
  /** Px of a rem, which follows the size of the window. */
  rem: number
}

/** The size of the frame, before the first paint, so that no card moves after it. */
function useFrameSize(frame: RefObject<HTMLElement | null>, onSize: MapFrameProps['onSize']): FrameSize {
  const [size, setSize] = useState(
    (): FrameSize => ({ width: window.innerWidth, height: window.innerHeight, rem: remSize() }),
  )
  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element
      // A hidden element has no size: it keeps its last one, at first that of the window.
      if (width === 0 || height === 0) return false
      const rem = remSize()
      setSize((last) =>
        last.width === width && last.height === height && last.rem === rem ? last : { width, height, rem },
      )
      onSize?.({ width, height })
      return true
    }
    // Not before the real size: labels stay where they were first placed.
    if (!measure()) onSize?.({ width: window.innerWidth, height: window.innerHeight })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame, onSize])
  return size
}

/** The part of the map that nothing covers, the scale of its text, and how much room labels have. */
function useRoom(size: FrameSize, covered: number, look: MapLook) {
  const { isPrinted = false, textScale, theme } = look
  const isPlain = look.isPlain === true && look.hasBareNumbers !== true
  // A caller that sets a scale, such as the stage, sets one that is large enough for a projector.
  const least = textScale ?? (theme.startsWith('projector') ? PROJECTOR_SCALE : 1)
  const scale = isPlain ? least : (least * size.rem) / 16
  const { width, height } = size
  return useMemo(() => {
    const viewport = { width: width - covered, height }
    const isNarrow = viewport.width < NARROW_WIDTH * scale
    const isSmall = viewport.width < SMALL_WIDTH * scale
    return { viewport, scale, room: { isNarrow, isPlain, isPrinted }, isSmall }
  }, [width, height, covered, scale, isPlain, isPrinted])
}

/** Factor of the map's text, whose smallest names have 12 px; a projector needs 13. */
const PROJECTOR_SCALE = 13 / 12

/** Keeps the camera on what the content has in focus; returns the function that fits it. */
function useCameraOfContent(map: MapEngine | null, size: Size, props: MapFrameProps): () => void {
  const { content, camera, look, on } = props
  const { focus, tied, routes, regions, otherRegions, basemap, selected } = content
  const bounds = useMemo(
    () => boundsOf({ focus, tied, routes, regions: [...regions, ...otherRegions], basemap }),
    [focus, tied, routes, regions, otherRegions, basemap],
  )
  useRestedBox(map, size, camera.covered ?? 0, on.rested)
  return useCamera(
    map,
    {
      camera: camera.at,
      bounds,
      // On the stage every step has its own view, whatever was shown before.
      isPlaceless: !look.isPlain && selected !== null && bounds === null,
      isStartPadded: look.isPlain ?? false,
      padding: camera.padding,
      onMove: on.moveCamera,
    },
    camera.link,
  )
}

/** The place or circle under the pointer, and what the pointer does there. */
function usePointer(map: MapEngine | null, content: MapContent, on: MapCallbacks) {
  const [hovered, setHovered] = useState<Hovered | null>(null)
  const [at, setAt] = useState<{ x: number; y: number } | null>(null)
  const drawnIncidents = useDrawnIncidents(map, content.incidents, on)
  const { hover } = on
  useEffect(() => hover?.(hovered), [hovered, hover])
  const onPoint = ({ circle, place }: UnderPointer, point: { x: number; y: number }) => {
    setHovered(place)
    drawnIncidents.onPoint(circle)
    setAt(place || circle !== null ? point : null)
  }
  const handlers = {
    isPointing: hovered !== null || drawnIncidents.pointed !== null,
    onPoint,
    onLeave: () => onPoint({ circle: null, place: null }, { x: 0, y: 0 }),
    onPress({ circle, place }: UnderPointer) {
      if (circle !== null) drawnIncidents.onPress(circle)
      else if (place) on.select(place)
      else reachFromMap()
    },
  }
  return { hovered, setHovered, at, drawnIncidents, handlers }
}

/** Reports the box that the map shows, less what covers its right side, whenever it rests. */
function useRestedBox(
  map: MapEngine | null,
  { width, height }: Size,
  covered: number,
  onRest: MapCallbacks['rested'],
): void {
  useEffect(() => {
    if (!map || !onRest) return
    const report = () => {
      const camera = cameraOf(map)
      const { longitude, latitude, zoom } = camera
      const [x, y] = toPlane([longitude, latitude])
      const free = { width: width - covered, height }
      onRest(frameOfPlane({ x: x - covered / 2 / worldSize(zoom), y, zoom }, free), camera)
    }
    map.once('idle', report)
    map.on('moveend', report)
    return () => {
      map.off('idle', report)
      map.off('moveend', report)
    }
  }, [map, width, height, covered, onRest])
}

/** The lines of the routes, kept in step with the content before the next paint. */
function useRouteLines(looks: LooksInput, theme: MapTheme, isShown: boolean): RouteLines {
  const [lines] = useState(() => new RouteLines({ ...looks, theme, isShown, hovered: new Set() }))
  useLayoutEffect(() => void lines.update({ ...looks, theme, isShown }), [lines, looks, theme, isShown])
  return lines
}
