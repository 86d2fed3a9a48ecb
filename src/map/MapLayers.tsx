import type { FeatureCollection, Geometry } from 'geojson'
import type { LayerSpecification } from 'maplibre-gl'
import {
  type ComponentType,
  createContext,
  memo,
  type RefObject,
  use,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Focus } from '#domain/focus.ts'
import type { Lens } from '#domain/lens.ts'
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
  INCIDENT_LAYERS,
  INCIDENT_SOURCE,
  LAND_LAYERS,
  LIT_COUNTRY_LAYERS,
  OUTLINE_LAYERS,
  REGION_LAYERS,
  REGION_SOURCE,
  regionLensState,
  SEA_LAYERS,
  type ThemedLayers,
  toCountryFeatures,
  toGroundFeatures,
  toIncidentFeatures,
  toRegionFeatures,
} from '#picture/layers.ts'
import type { MapTheme } from '#picture/palette.ts'
import type { DrawnIncidents } from './incidents/useDrawnIncidents.ts'
import type { MapView } from './mapView.ts'
import type { RouteLines } from './RouteLines.ts'
import type { Hovered, MapHandle, PointedPlaces, PointedSource } from './routeMapProps.ts'

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

type State = Readonly<Record<string, boolean | number>>

/** States already set, by source; released with the source. */
const known = new WeakMap<object, Map<string, State>>()

/**
 * Sets the feature-state of one feature; returns whether it changed. Skips an equal state, because the library redraws
 * the whole map for every call and copies a state to read it. No effect for an unknown source.
 */
export function setState(
  map: Pick<MapView, 'getSource' | 'setFeatureState'>,
  source: string,
  id: string,
  state: State,
): boolean {
  const owner = map.getSource(source)
  if (typeof owner !== 'object' || owner === null) return false
  const states = known.get(owner) ?? new Map<string, State>()
  known.set(owner, states)
  const before = states.get(id)
  const hasChanged = Object.keys(state).some((name) => before?.[name] !== state[name])
  if (!hasChanged) return false
  states.set(id, { ...before, ...state })
  map.setFeatureState({ source, id }, state)
  return true
}

interface HoverStateInput {
  map: Pick<MapView, 'getSource' | 'setFeatureState'>
  lines: RouteLines
  /** The place under the pointer or the focus in the map itself. */
  hovered: Hovered | null
  pointed: PointedSource | undefined
}

const SOURCES = { region: REGION_SOURCE, country: COUNTRY_SOURCE } as const
const LISTS = { route: 'routes', region: 'regions', country: 'countries' } as const

/**
 * Highlights the place hovered in the map and the places highlighted from elsewhere. It subscribes to the latter, so that
 * the map does not render.
 */
function useHoverState({ map, lines, hovered, pointed }: HoverStateInput): void {
  const lit = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const paint = () => {
      const now = placesOf(hovered, pointed?.get() ?? null)
      const changed = [...new Set([...lit.current, ...now])].filter(
        (place) => lit.current.has(place) !== now.has(place),
      )
      for (const place of changed) {
        const [kind, id = ''] = place.split(' ')
        if (kind === 'region' || kind === 'country')
          setState(map, SOURCES[kind], id, { isHovered: now.has(place) })
      }
      if (changed.some((place) => place.startsWith('route '))) {
        const routes = [...now].filter((place) => place.startsWith('route '))
        lines.update({ hovered: new Set(routes.map((place) => place.slice('route '.length))) })
      }
      lit.current = now
    }
    paint()
    return pointed?.subscribe(paint)
  }, [map, lines, hovered, pointed])
}

function placesOf(hovered: Hovered | null, pointed: PointedPlaces | null): ReadonlySet<string> {
  const places = new Set<string>()
  if (hovered) places.add(`${hovered.kind} ${hovered.id}`)
  for (const [kind, list] of Object.entries(LISTS)) {
    for (const id of pointed?.[list] ?? []) places.add(`${kind} ${id}`)
  }
  return places
}

interface LensState {
  map: MapView
  regions: readonly string[]
  /** Countries with an area: ISO 3166-1 alpha-2, and the key of the feature. */
  countries: readonly { iso: string; key: string }[]
  lens: Lens | null
  focus: Focus
}

/**
 * Keeps the feature-state of regions and countries in step with lens and focus. Returns a function that paints another
 * lens at once (null dims nothing) and returns whether anything changed.
 */
function useLensState(state: LensState): (lens: Lens | null) => boolean {
  const { map, regions, countries, lens, focus } = state
  const paint = useCallback(
    (shown: Lens | null) =>
      [
        ...regions.map((id) => setState(map, REGION_SOURCE, id, regionLensState(id, shown, focus))),
        ...countries.map(({ iso, key }) =>
          setState(map, COUNTRY_SOURCE, key, { isLit: shown?.countries.has(iso) === true }),
        ),
      ].includes(true),
    [map, regions, countries, focus],
  )
  useEffect(() => void paint(lens), [paint, lens])
  return paint
}

export interface SourceProps {
  id: string
  type: 'geojson'
  data: FeatureCollection
  /** The property that identifies a feature for feature-state. */
  promoteId?: string
  tolerance?: number
}

/** Components that draw sources, layers and lines: the map library's, or SVG. */
export interface MapSurface {
  Source: ComponentType<SourceProps>
  Layer: ComponentType<LayerSpecification>
  Lines: ComponentType<LinesProps>
}

interface LinesProps {
  lines: RouteLines
}

/** Provides the surface to the sources and layers inside it. */
export const SurfaceContext = createContext<MapSurface | null>(null)

function useSurface(): MapSurface {
  const surface = use(SurfaceContext)
  if (!surface) throw new Error('Source and Layer must be rendered inside SurfaceContext.')
  return surface
}

/** Data for layers, which refer to it by id. Must precede them. */
const Source = memo(function Source(props: SourceProps) {
  const surface = useSurface()
  return <surface.Source {...props} />
})

/** One layer, drawn above the previous ones. */
function Layer(props: LayerSpecification) {
  const surface = useSurface()
  return <surface.Layer {...props} />
}

/** The lines and hubs of the routes, drawn above the previous layers. */
const Lines = memo(function Lines(props: LinesProps) {
  const surface = useSurface()
  return <surface.Lines {...props} />
})
