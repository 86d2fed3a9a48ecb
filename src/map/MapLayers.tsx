import type { FeatureCollection, Geometry } from 'geojson'
import type { LayerSpecification } from 'maplibre-gl'
import {
  type ComponentType,
  memo,
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Focus, Lens } from '#domain/lens.ts'
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
import {
  type LooksInput,
  type Pixel,
  routeLooks,
  type Stroke,
  type Strokes,
  segmentDistance,
  strokesOf,
} from '#picture/lines.ts'
import { drawingAt } from '#picture/mercator.ts'
import type { MapTheme } from '#picture/palette.ts'
import type { DrawnIncidents } from './incidents/useDrawnIncidents.ts'
import type { MapEngine } from './mapEngine.ts'
import type { Hovered, MapHandle, PointedPlaces, PointedSource } from './mapProps.ts'

/** What the lines depend on, apart from the zoom. */
export interface LinesInput extends LooksInput {
  theme: MapTheme
  /** The layer of the routes is on. */
  isShown: boolean
  /** Routes under the pointer or the focus. */
  hovered: ReadonlySet<string>
}

/** Reach of a line for the pointer, px: together a fingertip. */
const REACH = 11
/** Px beyond the edge of a wide line that still hit it. */
const MARGIN = 4

const NOTHING: Strokes = { strokes: [], hubs: [] }

/** The lines of the routes in px of the drawing. They change by assignment, before React has updated the page. */
export class RouteLines {
  private input: LinesInput
  private drawn: { zoom: number; strokes: Strokes } | null = null
  private readonly listeners = new Set<() => void>()
  /** Grows with every change. */
  version = 0

  constructor(input: LinesInput) {
    this.input = input
  }

  /** Takes over these parts and notifies the listeners; returns whether any differed. */
  update(next: Partial<LinesInput>): boolean {
    const before: Partial<Record<string, unknown>> = { ...this.input }
    if (Object.entries(next).every(([name, value]) => isEqual(before[name], value))) return false
    this.input = { ...this.input, ...next }
    this.drawn = null
    this.version += 1
    for (const listener of this.listeners) listener()
    return true
  }

  /** Returns the unsubscribe function. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** The visible lines and hubs at a zoom. */
  at(zoom: number): Strokes {
    if (!this.input.isShown) return NOTHING
    if (this.drawn?.zoom !== zoom) {
      const looks = routeLooks(this.input)
      this.drawn = { zoom, strokes: strokesOf({ ...this.input, looks, zoom, project: drawingAt(zoom) }) }
    }
    return this.drawn.strokes
  }

  get theme(): MapTheme {
    return this.input.theme
  }

  /** The route whose line is nearest to a point of the drawing, within reach; null without one. */
  routeAt(point: Pixel, zoom: number): string | null {
    let nearest: { route: string; distance: number } | null = null
    for (const stroke of this.at(zoom).strokes) {
      const distance = distanceTo(stroke, point)
      if (distance < (nearest?.distance ?? REACH)) nearest = { route: stroke.route, distance }
    }
    return nearest?.route ?? null
  }
}

/** Sets are equal with the same members: a choice that was painted before React rendered must not be drawn again. */
function isEqual(a: unknown, b: unknown): boolean {
  if (!(a instanceof Set && b instanceof Set)) return a === b
  return a.size === b.size && [...a].every((member) => b.has(member))
}

/** Px from a point to a line, less what a wide line reaches beyond a fingertip. */
function distanceTo({ centre: { points, halves } }: Stroke, point: Pixel): number {
  let least = Number.POSITIVE_INFINITY
  for (const [index, to] of points.entries()) {
    const distance = segmentDistance(points[index - 1] ?? to, to, point)
    least = Math.min(least, distance - Math.max(0, (halves[index] ?? 0) + MARGIN - REACH))
  }
  return least
}

interface MapLayersProps {
  renderer: LayerRenderer
  map: MapEngine
  content: MapContent
  lines: RouteLines
  theme: MapTheme
  drawnIncidents: DrawnIncidents
  hovered: Hovered | null
  pointed: PointedSource | undefined
  handle: RefObject<MapHandle | null> | undefined
}

/** All sources and layers, bottom up. They stay mounted; only paint, layout and feature-state change. */
export function MapLayers(props: MapLayersProps) {
  const { renderer, map, content, lines, theme, drawnIncidents, hovered, pointed, handle } = props
  const { Source, Layer, Lines } = renderer
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
      <Layers of={SEA_LAYERS} theme={theme} as={Layer} />
      <Source id={GROUND_SOURCE} data={ground} />
      {GROUND_LAYERS.map((group) => (
        <Layers key={group.light[0]?.id} of={group} theme={theme} as={Layer} />
      ))}
      <Source id={COUNTRY_SOURCE} data={areas} />
      <Layers of={LIT_COUNTRY_LAYERS} theme={theme} as={Layer} />
      <Source id={REGION_SOURCE} data={marks} />
      <Layers of={REGION_LAYERS} theme={theme} as={Layer} isShown={layers.includes('regions')} />
      <Outlines theme={theme} as={Layer} actors={outlined} chosen={focus.countries} />
      <Lines lines={lines} />
      <IncidentLayers map={map} drawn={drawnIncidents} theme={theme} renderer={renderer} />
    </>
  )
}

const GROUND_LAYERS = [GRATICULE_LAYERS, COAST_WATER_LAYERS, LAND_LAYERS, BOUNDARY_LAYERS, COAST_LAYERS]
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
  as: LayerRenderer['Layer']
  isShown?: boolean
}

/** A group of layers in order; a hidden layer keeps its position. Memoised, because filters change none of them. */
const Layers = memo(function Layers({ of, theme, as: Layer, isShown = true }: LayersProps) {
  return of[theme].map((layer) => (
    <Layer key={layer.id} {...layer} {...(isShown ? null : { layout: { ...layoutOf(layer), ...HIDDEN } })} />
  ))
})

function layoutOf(layer: LayerSpecification) {
  return 'layout' in layer ? layer.layout : undefined
}

interface OutlinesProps {
  theme: MapTheme
  as: LayerRenderer['Layer']
  actors: readonly string[]
  chosen: readonly string[]
}

const Outlines = memo(function Outlines({ theme, as: Layer, actors, chosen }: OutlinesProps) {
  return OUTLINE_LAYERS[theme].map((layer) => {
    const filter = countryFilter(layer.id === ACTOR_LAYER ? actors : chosen)
    return <Layer key={layer.id} {...({ ...layer, filter } as LayerSpecification)} />
  })
})

interface IncidentLayersProps {
  renderer: LayerRenderer
  map: MapEngine
  drawn: DrawnIncidents
  theme: MapTheme
}

const SHOWN = { visibility: 'visible' } as const

/** The circles of the dead and missing; while the layer is off, its source is empty and costs nothing. */
const IncidentLayers = memo(function IncidentLayers({ map, drawn, theme, renderer }: IncidentLayersProps) {
  const { Source, Layer } = renderer
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
      <Source id={INCIDENT_SOURCE} data={data} />
      {INCIDENT_LAYERS[theme].map((spec) => (
        <Layer key={spec.id} {...spec} layout={layer ? SHOWN : HIDDEN} />
      ))}
    </>
  )
})

type State = Readonly<Record<string, boolean | number>>

/** States already set, by source; released with the source. */
const known = new WeakMap<object, Map<string, State>>()

/** Sets the feature-state of one feature; returns whether it changed. An equal state is skipped: each call redraws the map. */
export function setState(
  map: Pick<MapEngine, 'getSource' | 'setFeatureState'>,
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
  map: Pick<MapEngine, 'getSource' | 'setFeatureState'>
  lines: RouteLines
  /** The place under the pointer or the focus in the map itself. */
  hovered: Hovered | null
  pointed: PointedSource | undefined
}

const SOURCES = { region: REGION_SOURCE, country: COUNTRY_SOURCE } as const
const LISTS = { route: 'routes', region: 'regions', country: 'countries' } as const

/** Highlights the place hovered in the map, and by subscription those highlighted from elsewhere, without a render. */
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
  map: MapEngine
  regions: readonly string[]
  /** Countries with an area: ISO 3166-1 alpha-2, and the key of the feature. */
  countries: readonly { iso: string; key: string }[]
  lens: Lens | null
  focus: Focus
}

/** Keeps the feature-state in step with lens and focus. Returns a function that paints a lens and tells whether it changed. */
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
  /** The property `key` identifies a feature for feature-state. */
  data: FeatureCollection
}

/** Draws sources, layers and lines: by the map library, or as SVG. Each layer lies above the one before. */
export interface LayerRenderer {
  Source: ComponentType<SourceProps>
  Layer: ComponentType<LayerSpecification>
  Lines: ComponentType<{ lines: RouteLines }>
}
