import type { LayerSpecification } from 'maplibre-gl'
import { type RefObject, useEffect, useImperativeHandle, useMemo, useRef } from 'react'
import type { MapContent } from '#domain/mapContent.ts'
import {
  type FeaturesOfPlace,
  setState,
  useFlowState,
  useHoverState,
  useLaneState,
  useLensState,
} from './featureState.ts'
import type { Hovered, PointedSource } from './hovered.ts'
import type { DrawnIncidents } from './incidents/useDrawnIncidents.ts'
import { ARROW_LAYERS, ARROW_SOURCE, toArrowheadFeatures } from './layers/arrowheads.ts'
import {
  ACTOR_LAYER,
  BOUNDARY_LAYERS,
  COAST_LAYERS,
  COAST_WATER_LAYERS,
  countryFilter,
  GRATICULE_LAYERS,
  GROUND_SOURCE,
  LAND_LAYERS,
  LIT_COUNTRY_LAYERS,
  OUTLINE_LAYERS,
  SEA_LAYERS,
  toGroundFeatures,
} from './layers/ground.ts'
import { HUB_LAYERS, HUB_SOURCE, toHubFeatures } from './layers/hubs.ts'
import { INCIDENT_LAYERS, INCIDENT_SOURCE, toIncidentFeatures } from './layers/incidents.ts'
import { LANE_LAYERS, LANE_SOURCE, toLaneFeatures } from './layers/nationalityLanes.ts'
import { REGION_LAYERS, REGION_SOURCE, toRegionFeatures } from './layers/regions.ts'
import { keysByRoute, toLegFeatures, toRouteFeatures } from './layers/routePieces.ts'
import { LEG_SOURCE, ROUTE_LAYERS, ROUTE_SOURCE } from './layers/routes.ts'
import type { ThemedLayers } from './layers/themedLayers.ts'
import { Layer, Source } from './MapSurface.tsx'
import type { MapView } from './mapView.ts'
import type { MapTheme } from './palette.ts'
import type { MapHandle } from './routeMapProps.ts'

interface MapLayersProps {
  map: MapView
  content: MapContent
  theme: MapTheme
  drawnIncidents: DrawnIncidents
  hovered: Hovered | null
  pointed: PointedSource | undefined
  handle: RefObject<MapHandle | null> | undefined
}

/** All sources and layers, bottom up. They stay mounted; only paint, layout and feature-state change. */
export function MapLayers({ map, content, theme, drawnIncidents, hovered, pointed, handle }: MapLayersProps) {
  const { basemap, routes, regions, otherRegions, litRoutes, lens, focus } = content
  const { figures, nationalities, actors, layers } = content

  const ground = useMemo(() => toGroundFeatures(basemap), [basemap])
  const lines = useMemo(() => toRouteFeatures(routes), [routes])
  const legs = useMemo(() => toLegFeatures(routes), [routes])
  const heads = useMemo(() => toArrowheadFeatures(routes), [routes])
  const laned = nationalities?.route
  const lanes = useMemo(() => toLaneFeatures(routes.find(({ id }) => id === laned)), [routes, laned])
  const hubs = useMemo(() => toHubFeatures(routes), [routes])
  const marks = useMemo(() => toRegionFeatures(regions, otherRegions), [regions, otherRegions])

  const lineKeys = useMemo(() => keysByRoute(lines.features), [lines])
  const legKeys = useMemo(() => keysByRoute(legs.features), [legs])
  const headKeys = useMemo(() => keysByRoute(heads.features), [heads])
  const keys = useMemo(
    () => ({ lines: lineKeys, legs: legKeys, heads: headKeys }),
    [lineKeys, legKeys, headKeys],
  )
  const regionKeys = useMemo(() => marks.features.map(({ properties }) => properties.key), [marks])
  const countries = useMemo(
    () => ground.features.map(({ properties }) => properties).filter(({ iso }) => iso !== ''),
    [ground],
  )
  const paintLens = useLensState({
    map,
    routes,
    keys,
    regions: regionKeys,
    countries,
    litRoutes,
    lens,
    focus,
  })
  useLaneState(map, nationalities, figures)
  const paintFigures = useFlowState({ map, routes, keys, figures })
  useImperativeHandle(
    handle,
    () => ({
      paint: (next) => {
        const hasLensChanged = next.lens !== undefined && paintLens(next.lens)
        const haveFiguresChanged = next.figures !== undefined && paintFigures(next.figures)
        if (hasLensChanged || haveFiguresChanged) map.redraw?.()
      },
    }),
    [map, paintLens, paintFigures],
  )
  const features = useMemo(
    (): readonly FeaturesOfPlace[] => [
      { source: ROUTE_SOURCE, kind: 'route', keysOf: (id) => lineKeys.get(id) ?? [] },
      { source: LEG_SOURCE, kind: 'route', keysOf: (id) => legKeys.get(id) ?? [] },
      { source: ARROW_SOURCE, kind: 'route', keysOf: (id) => headKeys.get(id) ?? [] },
      { source: REGION_SOURCE, kind: 'region', keysOf: (id) => [id] },
      { source: GROUND_SOURCE, kind: 'country', keysOf: (id) => [id] },
    ],
    [lineKeys, legKeys, headKeys],
  )
  useHoverState({ map, hovered, pointed, features })

  const hasRoutes = layers.includes('routes')
  return (
    <>
      <Layers of={SEA_LAYERS} theme={theme} />
      <Source id={GROUND_SOURCE} type="geojson" data={ground} promoteId="key" />
      <Layers of={GRATICULE_LAYERS} theme={theme} />
      <Layers of={COAST_WATER_LAYERS} theme={theme} />
      <Layers of={LAND_LAYERS} theme={theme} />
      <Layers of={BOUNDARY_LAYERS} theme={theme} />
      <Layers of={COAST_LAYERS} theme={theme} />
      <Layers of={LIT_COUNTRY_LAYERS} theme={theme} />
      <Source id={REGION_SOURCE} type="geojson" data={marks} promoteId="key" />
      <Layers of={REGION_LAYERS} theme={theme} isShown={layers.includes('regions')} />
      <Outlines
        theme={theme}
        actors={layers.includes('actors') ? actors : NO_ACTORS}
        chosen={focus.countries}
      />
      <Source id={ROUTE_SOURCE} type="geojson" data={lines} promoteId="key" tolerance={0.2} />
      <Source id={LEG_SOURCE} type="geojson" data={legs} promoteId="key" tolerance={0.2} />
      <Source id={LANE_SOURCE} type="geojson" data={lanes} promoteId="key" tolerance={0.2} />
      <Layers of={LANE_LAYERS} theme={theme} isShown={hasRoutes} />
      <Layers of={ROUTE_LAYERS} theme={theme} isShown={hasRoutes} />
      <Source id={ARROW_SOURCE} type="geojson" data={heads} promoteId="key" />
      <Layers of={ARROW_LAYERS} theme={theme} isShown={hasRoutes} />
      <IncidentLayers map={map} drawn={drawnIncidents} theme={theme} />
      <Source id={HUB_SOURCE} type="geojson" data={hubs} promoteId="key" />
      <Layers of={HUB_LAYERS} theme={theme} isShown={hasRoutes} />
    </>
  )
}

const NO_ACTORS: readonly string[] = []

const HIDDEN = { visibility: 'none' } as const

/** A group of layers in order; a hidden layer keeps its position. */
function Layers({ of, theme, isShown = true }: { of: ThemedLayers; theme: MapTheme; isShown?: boolean }) {
  return of[theme].map((layer) => (
    <Layer key={layer.id} {...layer} {...(isShown ? null : { layout: { ...layoutOf(layer), ...HIDDEN } })} />
  ))
}

function layoutOf(layer: LayerSpecification) {
  return 'layout' in layer ? layer.layout : undefined
}

interface OutlinesProps {
  theme: MapTheme
  actors: readonly string[]
  chosen: readonly string[]
}

function Outlines({ theme, actors, chosen }: OutlinesProps) {
  return OUTLINE_LAYERS[theme].map((layer) => {
    const filter = countryFilter(layer.id === ACTOR_LAYER ? actors : chosen)
    return <Layer key={layer.id} {...({ ...layer, filter } as LayerSpecification)} />
  })
}

interface IncidentLayersProps {
  map: MapView
  drawn: DrawnIncidents
  theme: MapTheme
}

const SHOWN = { visibility: 'visible' } as const

/** The circles of the dead and missing; while the layer is off, its source is empty and costs nothing. */
function IncidentLayers({ map, drawn, theme }: IncidentLayersProps) {
  const { layer, circles, scale, pointed, listed } = drawn
  const litPlaces = layer?.litPlaces ?? null
  const data = useMemo(() => toIncidentFeatures(circles, scale, litPlaces), [circles, scale, litPlaces])
  const file = layer?.file ?? null
  const readId = layer?.readId ?? null
  const read = useMemo(() => {
    const row = file && readId !== null ? file.columns.id.indexOf(readId) : -1
    return row < 0 ? null : (circles.find(({ rows }) => rows.includes(row))?.key ?? null)
  }, [file, readId, circles])

  const lit = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const keys = [read, pointed?.key, listed === 'sight' ? null : listed?.key]
    const now = new Set(keys.filter((key) => typeof key === 'string'))
    for (const key of new Set([...lit.current, ...now]))
      setState(map, INCIDENT_SOURCE, key, { isHovered: now.has(key) })
    lit.current = now
  }, [map, read, pointed, listed])

  return (
    <>
      <Source id={INCIDENT_SOURCE} type="geojson" data={data} promoteId="key" />
      {INCIDENT_LAYERS[theme].map((spec) => (
        <Layer key={spec.id} {...spec} layout={layer ? SHOWN : HIDDEN} />
      ))}
    </>
  )
}
