import type { FeatureCollection, Geometry } from 'geojson'
import type { LayerSpecification } from 'maplibre-gl'
import { memo, type RefObject, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import type { MapContent } from '#domain/mapContent.ts'
import {
  ACTOR_LAYER,
  BOUNDARY_LAYERS,
  COAST_LAYERS,
  COAST_WATER_LAYERS,
  COUNTRY_SOURCE,
  countryFilter,
  GRATICULE_LAYERS,
  GROUND_SOURCE,
  type GroundPart,
  LAND_LAYERS,
  LIT_COUNTRY_LAYERS,
  OUTLINE_LAYERS,
  SEA_LAYERS,
  toCountryFeatures,
  toGroundFeatures,
} from '#picture/layers/ground.ts'
import { INCIDENT_LAYERS, INCIDENT_SOURCE, toIncidentFeatures } from '#picture/layers/incidents.ts'
import { REGION_LAYERS, REGION_SOURCE, toRegionFeatures } from '#picture/layers/regions.ts'
import type { ThemedLayers } from '#picture/layers/themedLayers.ts'
import type { MapTheme } from '#picture/palette.ts'
import { setState, useHoverState, useLensState } from './featureState.ts'
import type { Hovered, PointedSource } from './hovered.ts'
import type { DrawnIncidents } from './incidents/useDrawnIncidents.ts'
import type { RouteLines } from './lines/RouteLines.ts'
import { Layer, Lines, Source } from './MapSurface.tsx'
import type { MapView } from './mapView.ts'
import type { MapHandle } from './routeMapProps.ts'

interface MapLayersProps {
  map: MapView
  content: MapContent
  lines: RouteLines
  theme: MapTheme
  drawnIncidents: DrawnIncidents
  hovered: Hovered | null
  pointed: PointedSource | undefined
  handle: RefObject<MapHandle | null> | undefined
}

/** All sources and layers, bottom up. They stay mounted; only paint, layout and feature-state change. */
export function MapLayers({
  map,
  content,
  lines,
  theme,
  drawnIncidents,
  hovered,
  pointed,
  handle,
}: MapLayersProps) {
  const { basemap, regions, otherRegions, lens, focus, actors, layers } = content

  const ground = useMemo(() => toGroundFeatures(basemap), [basemap])
  const marks = useMemo(() => toRegionFeatures(regions, otherRegions), [regions, otherRegions])
  const regionKeys = useMemo(() => marks.features.map(({ properties }) => properties.key), [marks])
  const countries = useMemo(
    () => ground.features.map(({ properties }) => properties).filter(({ iso }) => iso !== ''),
    [ground],
  )
  const outlined = layers.includes('actors') ? actors : NO_ACTORS
  const areCountriesMarked = useHasMarkedCountry(
    (lens?.countries.size ?? 0) + outlined.length + focus.countries.length > 0 || hovered?.kind === 'country',
    pointed,
  )
  const areas = useMemo(
    () => (areCountriesMarked ? toCountryFeatures(ground) : NO_FEATURES),
    [areCountriesMarked, ground],
  )
  const paintLens = useLensState({ map, regions: regionKeys, countries, lens, focus })
  useImperativeHandle(
    handle,
    () => ({
      paint: ({ lens: next, figures }) => {
        const hasLensChanged = next !== undefined && paintLens(next)
        const haveLinesChanged = lines.update({
          ...(next !== undefined && {
            lens: next,
            litRoutes: new Set(next ? next.routes.keys() : content.routes.map(({ id }) => id)),
          }),
          ...(figures !== undefined && { figures }),
        })
        if (hasLensChanged || haveLinesChanged) map.redraw?.()
      },
    }),
    [map, lines, paintLens, content.routes],
  )
  useHoverState({ map, lines, hovered, pointed })

  return (
    <>
      <Layers of={SEA_LAYERS} theme={theme} />
      <Source id={GROUND_SOURCE} type="geojson" data={ground} promoteId="key" />
      <Layers of={GRATICULE_LAYERS} theme={theme} />
      <Layers of={COAST_WATER_LAYERS} theme={theme} />
      <Layers of={LAND_LAYERS} theme={theme} />
      <Layers of={BOUNDARY_LAYERS} theme={theme} />
      <Layers of={COAST_LAYERS} theme={theme} />
      <Source id={COUNTRY_SOURCE} type="geojson" data={areas} promoteId="key" />
      <Layers of={LIT_COUNTRY_LAYERS} theme={theme} />
      <Source id={REGION_SOURCE} type="geojson" data={marks} promoteId="key" />
      <Layers of={REGION_LAYERS} theme={theme} isShown={layers.includes('regions')} />
      <Outlines theme={theme} actors={outlined} chosen={focus.countries} />
      <Lines lines={lines} />
      <IncidentLayers map={map} drawn={drawnIncidents} theme={theme} />
    </>
  )
}

const NO_ACTORS: readonly string[] = []
const NO_FEATURES: FeatureCollection<Geometry, GroundPart> = { type: 'FeatureCollection', features: [] }

/** Whether a country has been marked since the map started: by the view, or hovered in another part of the page. */
function useHasMarkedCountry(isMarked: boolean, pointed: PointedSource | undefined): boolean {
  const [was, remember] = useState(isMarked)
  useEffect(() => {
    if (was) return
    const check = () => {
      if (isMarked || (pointed?.get()?.countries?.length ?? 0) > 0) remember(true)
    }
    check()
    return pointed?.subscribe(check)
  }, [was, isMarked, pointed])
  return was || isMarked
}

const HIDDEN = { visibility: 'none' } as const

interface LayersProps {
  of: ThemedLayers
  theme: MapTheme
  isShown?: boolean
}

/** A group of layers in order; a hidden layer keeps its position. Memoised, because filters change none of them. */
const Layers = memo(function Layers({ of, theme, isShown = true }: LayersProps) {
  return of[theme].map((layer) => (
    <Layer key={layer.id} {...layer} {...(isShown ? null : { layout: { ...layoutOf(layer), ...HIDDEN } })} />
  ))
})

function layoutOf(layer: LayerSpecification) {
  return 'layout' in layer ? layer.layout : undefined
}

interface OutlinesProps {
  theme: MapTheme
  actors: readonly string[]
  chosen: readonly string[]
}

const Outlines = memo(function Outlines({ theme, actors, chosen }: OutlinesProps) {
  return OUTLINE_LAYERS[theme].map((layer) => {
    const filter = countryFilter(layer.id === ACTOR_LAYER ? actors : chosen)
    return <Layer key={layer.id} {...({ ...layer, filter } as LayerSpecification)} />
  })
})

interface IncidentLayersProps {
  map: MapView
  drawn: DrawnIncidents
  theme: MapTheme
}

const SHOWN = { visibility: 'visible' } as const

/** The circles of the dead and missing; while the layer is off, its source is empty and costs nothing. */
const IncidentLayers = memo(function IncidentLayers({ map, drawn, theme }: IncidentLayersProps) {
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
})
