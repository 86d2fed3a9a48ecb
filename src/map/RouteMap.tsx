import 'maplibre-gl/dist/maplibre-gl.css'
import { Layer, Map as MapCanvas, type MapLayerMouseEvent, Source } from '@vis.gl/react-maplibre'
import * as maplibre from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { type CSSProperties, type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Basemap } from '#domain/basemap.ts'
import type { Lens } from '#domain/lens.ts'
import type { Region, Route } from '#domain/route.ts'
import { type Camera, type Layer as LayerName, roundCamera, type Selection } from '#domain/view.ts'
import { boundsOf, OUTER_BOUNDS, START_BOUNDS } from './camera.ts'
import type { Focus } from './focus.ts'
import type { Hovered } from './hovered.ts'
import { MapLabels } from './labels/MapLabels.tsx'
import { HUB_LAYER } from './layers/hubs.ts'
import { REGION_LAYER } from './layers/regions.ts'
import { ROUTE_HIT_LAYER } from './layers/routes.ts'
import { MapButtons } from './MapButtons.tsx'
import styles from './MapCards.module.css'
import { MapLayers } from './MapLayers.tsx'
import { MapLegend } from './MapLegend.tsx'
import { SurfaceContext } from './MapSurface.tsx'
import { MapTooltip } from './MapTooltip.tsx'
import { MapTray } from './MapTray.tsx'
import { MAP_STYLE } from './mapStyle.ts'
import type { MapWords } from './mapWords.ts'
import type { Marks } from './marks.ts'
import type { MapTheme } from './palette.ts'
import { SIGN_PIXEL_RATIO, signImages } from './signImages.ts'
import { type Padding, useCamera } from './useCamera.ts'
import { UNSEEN_RATIO, useMapHealth } from './useMapHealth.ts'

maplibre.setWorkerUrl(new URL(workerUrl, document.baseURI).href)
// The worker starts while the data is still on its way.
maplibre.prewarm()

/** All that the map is told, and what it calls back with. */
export interface RouteMapProps {
  basemap: Basemap
  routes: readonly Route[]
  /** Regions of origin that have a mark on the map. */
  regions: readonly Region[]
  /** Regions that have a mark only while a lens lights them. */
  otherRegions: readonly Region[]
  /** Routes in full colour; the others are drawn hollow. */
  litRoutes: ReadonlySet<string>
  /**
   * What the choice lights, and what ties each place; null where nothing is dimmed. The layers turn it into
   * feature-state (`isLit`, `isDashed`, `isDimmed`), which every drawing of the map reads.
   */
  lens: Lens | null
  /** The chosen kinds of measures, or the name of the chosen thing. */
  lensName: string
  /** Routes that any text ties a measure to, whatever the filters. */
  tiedRoutes: ReadonlySet<string>
  /** The measures in view by their places; null while they are not known. */
  marks: Marks | null
  /** Countries of those who act, ISO 3166-1 alpha-2. */
  actors: readonly string[]
  selected: Selection | null
  /** The places of what is selected. */
  focus: Focus
  layers: readonly LayerName[]
  /** Where the reader moved the map; null shows the places in focus, else the start. */
  camera: Camera | null
  /** Px of the map that something covers. */
  padding: Padding
  /** Px at the right edge that a floating panel covers: the map's own cards keep clear of them. */
  covered?: number
  theme: MapTheme
  words: MapWords
  onSelect: (selection: Selection) => void
  onToggleLayer: (layer: LayerName) => void
  /** Takes back the choice that dims. */
  onLeaveLens: () => void
  /** The reader moved the map, or asked to fit it (null). */
  onCameraChange: (camera: Camera | null) => void
  /** Everything is drawn for the first time. */
  onReady: () => void
  /** The map cannot be drawn here: no WebGL, or its context was lost and did not come back. */
  onUnavailable: () => void
}

const HIT_LAYERS = [HUB_LAYER, ROUTE_HIT_LAYER, REGION_LAYER]
const NO_LAYERS: string[] = []
/** The layers are drawn by the map library. */
const SURFACE = { Source, Layer }
/** Below this width names are short and the legend is folded. */
const COMPACT_WIDTH = 560
/** Below this height the tray is one drawer, so that it does not cover the north. */
const COMPACT_HEIGHT = 500
/** The library's types ask for tuples that it could write to; it does not. */
const START_VIEW: { bounds: [number, number, number, number] } = { bounds: [...START_BOUNDS] }
const MAX_BOUNDS: [number, number, number, number] = [...OUTER_BOUNDS]

/** The map of routes and measures. It takes plain values and calls back; it keeps only what holds for a moment. */
export function RouteMap(props: RouteMapProps) {
  const {
    basemap,
    routes,
    regions,
    focus,
    selected,
    layers,
    words,
    padding,
    covered = 0,
    camera,
    onSelect,
    onCameraChange,
  } = props
  const { t } = useTranslation('map')
  const frame = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<maplibre.Map | null>(null)
  const [size, setSize] = useState({ width: window.innerWidth, height: window.innerHeight })
  const isCompact = size.width - covered < COMPACT_WIDTH
  const [hovered, setHovered] = useState<Hovered | null>(null)
  const [pointer, setPointer] = useState<{ x: number; y: number } | null>(null)

  const bounds = useMemo(
    () => boundsOf({ focus, routes, regions, basemap }),
    [focus, routes, regions, basemap],
  )
  const { bringBack } = useCamera({
    map,
    camera,
    bounds,
    isPlaceless: selected !== null && bounds === null,
    padding,
  })

  useMapHealth({ map, onReady: props.onReady, onUnavailable: props.onUnavailable })
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const locale = useMemo(() => ({ 'Map.Title': t('title') }), [t])
  const started = useRef<maplibre.Map | null>(null)
  // The layers join with the style and not with the library's "load", which waits for a drawn frame of empty sea.
  const handleStyle = useCallback(({ target: loaded }: { target: maplibre.Map }) => {
    if (started.current === loaded) return
    started.current = loaded
    for (const [name, image] of Object.entries(signImages())) {
      loaded.addImage(name, image, { sdf: true, pixelRatio: SIGN_PIXEL_RATIO })
    }
    // The drawn map hangs on its frame, so that a test can ask it what is rendered.
    if (frame.current) Object.assign(frame.current, { map: loaded })
    setMap(loaded)
  }, [])

  const handlePointer = (event: MapLayerMouseEvent) => {
    const thing = thingAt(event)
    setHovered(thing)
    setPointer(thing ? { x: event.point.x, y: event.point.y } : null)
  }
  const handleLeave = () => {
    setHovered(null)
    setPointer(null)
  }
  const handleClick = (event: MapLayerMouseEvent) => {
    const thing = thingAt(event)
    if (thing) onSelect(thing)
  }
  const handleZoom = (direction: 'in' | 'out', event: MouseEvent) => {
    const data = { originalEvent: event.nativeEvent }
    if (direction === 'in') map?.zoomIn({ duration: 120 }, data)
    else map?.zoomOut({ duration: 120 }, data)
  }

  return (
    <div
      ref={frame}
      className={styles.frame}
      style={{ '--covered': `${covered}px` } as CSSProperties}
      data-testid="map"
      data-compact={isCompact}
    >
      <MapCanvas
        mapLib={maplibre}
        mapStyle={MAP_STYLE}
        initialViewState={START_VIEW}
        maxBounds={MAX_BOUNDS}
        maxZoom={9}
        renderWorldCopies={false}
        attributionControl={false}
        dragRotate={false}
        touchPitch={false}
        pitchWithRotate={false}
        fadeDuration={0}
        pixelRatio={UNSEEN_RATIO}
        locale={locale}
        interactiveLayerIds={map ? HIT_LAYERS : NO_LAYERS}
        cursor={hovered ? 'pointer' : ''}
        onStyleData={handleStyle}
        onError={({ target }) => {
          // Without a map there was no context to draw in; any other fault leaves the rest of the map standing.
          if (!target) props.onUnavailable()
        }}
        onMouseMove={handlePointer}
        onMouseOut={handleLeave}
        onClick={handleClick}
        onMoveEnd={(event) => {
          if (event.originalEvent) onCameraChange(roundCamera(event.viewState))
        }}
      >
        {map && (
          <SurfaceContext value={SURFACE}>
            <MapLayers {...props} map={map} hovered={hovered} />
          </SurfaceContext>
        )}
        {map && (
          <MapLabels
            {...props}
            map={map}
            isCompact={isCompact}
            layoutKey={`${size.width} ${size.height}`}
            onHover={setHovered}
          />
        )}
      </MapCanvas>
      {props.marks && layers.includes('measures') && (
        <MapTray
          marks={props.marks}
          isCompact={isCompact || size.height < COMPACT_HEIGHT}
          words={words}
          selectedMeasure={selected?.kind === 'measure' ? selected.id : null}
          onChoose={(id) => onSelect({ kind: 'measure', id })}
        />
      )}
      <MapButtons
        onZoom={handleZoom}
        onFit={() => {
          if (camera) onCameraChange(null)
          else bringBack()
        }}
      />
      <MapLegend
        lens={props.lens}
        lensName={props.lensName}
        onLeaveLens={props.onLeaveLens}
        layers={layers}
        isCompact={isCompact}
        isLow={size.height < COMPACT_HEIGHT}
        words={words}
        onToggle={props.onToggleLayer}
      />
      <p className={styles.note} data-map-card="note">
        {t('note')}
      </p>
      {hovered && pointer && (
        <MapTooltip
          name={hovered.kind === 'route' ? words.route(hovered.id) : words.region(hovered.id)}
          x={pointer.x}
          y={pointer.y}
        />
      )}
    </div>
  )
}

/** The route or region under the pointer; what lies on top wins. A region that no lens lights is not there. */
function thingAt({ features = [] }: MapLayerMouseEvent): Hovered | null {
  for (const { properties, state } of features) {
    const { route, key, isLasting }: { route?: unknown; key?: unknown; isLasting?: unknown } = properties
    if (typeof route === 'string') return { kind: 'route', id: route }
    if (typeof key === 'string' && (isLasting !== false || state.isLit === true))
      return { kind: 'region', id: key }
  }
  return null
}
