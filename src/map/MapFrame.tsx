import './maplibre.css'
import {
  type CSSProperties,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import type { Camera } from '#domain/view.ts'
import { boundsOf } from '#picture/boundsOf.ts'
import type { LooksInput } from '#picture/lines.ts'
import { fromPlane, ORIGIN, toPlane, worldSize } from '#picture/mercator.ts'
import type { MapTheme } from '#picture/palette.ts'
import { remSize } from '#ui/remSize.ts'
import { reachFromMap } from '#ui/touchReach.ts'
import { useDrawnIncidents } from './incidents/useDrawnIncidents.ts'
import type { BoxSource } from './labels/boxSource.ts'
import { MapLabels } from './labels/MapLabels.tsx'
import styles from './MapCards.module.css'
import { MapCards } from './MapCards.tsx'
import { MapLayers, type MapSurface, SurfaceContext } from './MapLayers.tsx'
import type { MapView } from './mapView.ts'
import { RouteLines } from './RouteLines.ts'
import type { Hovered, MapCallbacks, RouteMapProps } from './routeMapProps.ts'
import { useCamera } from './useCamera.ts'

/** Below this free width, px, the map is as narrow as a phone's. */
const SMALL_WIDTH = 560
/** Below this free width, px, names are short; below this height, labels are name and number. */
const NARROW_WIDTH = 700
const LOW_HEIGHT = 500

/** Hit under the pointer: the key of an incident circle, else a route or region. */
export interface UnderPointer {
  circle: string | null
  place: Hovered | null
}

/** Content and pointer callbacks that MapFrame hands to the canvas. */
export interface FrameParts {
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
  /** A movement of the reader ended at this camera. */
  onRest: (camera: Camera) => void
}

interface MapFrameProps extends RouteMapProps {
  frame: RefObject<HTMLDivElement | null>
  /** Null until there is a map. */
  map: MapView | null
  /** Renders its sources and layers. */
  surface: MapSurface
  drawnAs?: 'svg'
  /** Px. */
  size: { width: number; height: number }
  onZoom: (direction: 'in' | 'out', event: MouseEvent) => void
  /** Renders the canvas under the cards. */
  children: (parts: FrameParts) => ReactNode
}

/** The common part of RouteMap and SvgMap: camera, layers, labels, cards and hover. */
export function MapFrame(props: MapFrameProps) {
  const { content, camera, look, on, words, pointed, handle } = props
  const { frame, map, surface, size, children } = props
  const { focus, tied, routes, regions, otherRegions, basemap, selected, figures, litRoutes, lens } = content
  const { at, padding, covered = 0, link } = camera
  const { textScale = 1 } = look
  const [hovered, setHovered] = useState<Hovered | null>(null)
  const [pointer, setPointer] = useState<{ x: number; y: number } | null>(null)
  const { hover } = on
  useEffect(() => hover?.(hovered), [hovered, hover])

  const bounds = useMemo(
    () => boundsOf({ focus, tied, routes, regions: [...regions, ...otherRegions], basemap }),
    [focus, tied, routes, regions, otherRegions, basemap],
  )
  const chips = useChipsHeight(bounds === null ? undefined : camera.cards, size.height)
  const { fitView, reportRest } = useCamera({
    map,
    camera: at,
    bounds,
    // On the stage every step has its own view, whatever was shown before.
    isPlaceless: !look.isPlain && selected !== null && bounds === null,
    isStartPadded: look.isPlain ?? false,
    padding,
    chips,
    together: link,
    onMove: on.moveCamera,
  })
  useRestedBox(map, size, covered, on.rested)
  const drawnIncidents = useDrawnIncidents(map, content.incidents, on)

  const { isPlain = false } = look
  const hasScale = look.textScale !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: the size of a rem follows that of the window.
  const scale = useMemo(() => {
    // The stage sets a scale that is enough for a projector.
    const least = hasScale ? textScale : textScale * leastScale(look.theme)
    return isPlain ? least : (least * remSize()) / 16
  }, [isPlain, hasScale, textScale, look.theme, size])
  const viewport = useMemo(() => ({ width: size.width - covered, height: size.height }), [size, covered])
  const room = useMemo(
    () => ({
      isNarrow: viewport.width < NARROW_WIDTH * scale,
      isLow: viewport.height < LOW_HEIGHT * scale,
      isPlain,
    }),
    [viewport, scale, isPlain],
  )
  const isSmall = viewport.width < SMALL_WIDTH * scale
  const looksInput = useMemo(
    () => ({ routes, figures, litRoutes, lens, focus, selected, isSmall }),
    [routes, figures, litRoutes, lens, focus, selected, isSmall],
  )
  const lines = useRouteLines(looksInput, look.theme, content.layers.includes('routes'))
  // For tests, which read the lines as drawn.
  useEffect(() => void (frame.current && Object.assign(frame.current, { lines })), [frame, lines])
  return (
    <div
      ref={frame}
      className={`px-type ${styles.frame}`}
      style={{ '--covered': `${covered}px`, '--map-text': scale } as CSSProperties}
      data-testid={look.isPrinted ? 'printed-map' : 'map'}
      data-drawn-as={props.drawnAs}
      data-compact={isSmall}
    >
      {children({
        layers: map && (
          <SurfaceContext value={surface}>
            <MapLayers
              map={map}
              content={content}
              lines={lines}
              theme={look.theme}
              drawnIncidents={drawnIncidents}
              hovered={hovered}
              pointed={pointed}
              handle={handle}
            />
          </SurfaceContext>
        ),
        labels: map && (
          <MapLabels
            map={map}
            content={content}
            on={on}
            words={words}
            room={room}
            looksInput={looksInput}
            theme={look.theme}
            pointed={pointed}
            viewport={viewport}
            cards={camera.cards}
            textScale={scale}
            layoutKey={`${size.width} ${size.height} ${padding.bottom} ${content.incidents ? 'incidents' : ''} ${selected ? 'chosen' : ''}`}
            onHover={setHovered}
          />
        ),
        routeAt: ({ x, y }) => {
          if (!map) return null
          const origin = map.project([...fromPlane(...ORIGIN)])
          return lines.routeAt([x - origin.x, y - origin.y], map.getZoom())
        },
        isPointing: hovered !== null || drawnIncidents.pointed !== null,
        onPoint: ({ circle, place }, point) => {
          setHovered(place)
          drawnIncidents.onPoint(circle)
          setPointer(place || circle !== null ? point : null)
        },
        onLeave: () => {
          setHovered(null)
          drawnIncidents.onPoint(null)
          setPointer(null)
        },
        onPress: ({ circle, place }) => {
          if (circle !== null) drawnIncidents.onPress(circle)
          else if (place) on.select(place)
          else reachFromMap()
        },
        onRest: reportRest,
      })}
      <MapCards
        content={content}
        look={look}
        on={on}
        words={words}
        map={map}
        size={size}
        drawnIncidents={drawnIncidents}
        isNarrow={room.isNarrow}
        hovered={hovered}
        pointer={pointer}
        onZoom={props.onZoom}
        onFit={() => {
          if (at) on.moveCamera(null)
          else fitView()
        }}
      />
    </div>
  )
}

/** Reports the box that the map shows, less what covers its right side, whenever it rests. */
function useRestedBox(
  map: MapView | null,
  { width, height }: { width: number; height: number },
  covered: number,
  onRest: MapCallbacks['rested'],
): void {
  useEffect(() => {
    if (!map || !onRest) return
    const report = () => {
      const { lng, lat } = map.getCenter()
      const world = worldSize(map.getZoom())
      const [x, y] = toPlane([lng, lat])
      const [west, north] = fromPlane(x - width / 2 / world, y - height / 2 / world)
      const [east, south] = fromPlane(x + (width / 2 - covered) / world, y + height / 2 / world)
      onRest({ west, south, east, north })
    }
    map.once('idle', report)
    map.on('moveend', report)
    return () => {
      map.off('idle', report)
      map.off('moveend', report)
    }
  }, [map, width, height, covered, onRest])
}

/** Px that chips over the map's top edge take from every fit. */
function useChipsHeight(cards: BoxSource | undefined, height: number): number {
  return useSyncExternalStore(cards?.subscribe ?? subscribeToNothing, () =>
    Math.max(0, ...(cards?.get() ?? []).map(({ top, bottom }) => (top < height / 3 ? bottom : 0))),
  )
}

function subscribeToNothing(): () => void {
  return () => {}
}

/** Factor of the map's text, whose smallest names have 11 px; a projector needs 13. */
function leastScale(theme: MapTheme): number {
  return theme.startsWith('projector') ? 13 / 11 : 1
}

/** The lines of the routes, kept in step with the content before the next paint. */
function useRouteLines(looks: LooksInput, theme: MapTheme, isShown: boolean): RouteLines {
  const [lines] = useState(() => new RouteLines({ ...looks, theme, isShown, hovered: new Set() }))
  useLayoutEffect(() => void lines.update({ ...looks, theme, isShown }), [lines, looks, theme, isShown])
  return lines
}
