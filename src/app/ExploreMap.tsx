import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { needsTies } from '#content/lens.ts'
import { loadFigures } from '#content/loadedFigures.ts'
import { extraFiles, type MapData, mapContent } from '#content/mapContent.ts'
import { placeToPoint } from '#content/pointable.ts'
import type { Basemap } from '#domain/basemap.ts'
import type { Region, Route } from '#domain/route.ts'
import type { Selection } from '#domain/view.ts'
import { lazyImport } from '#lib/lazyImport.ts'
import type { Hovered, MapCallbacks, MapHandle, PointedSource } from '#map/mapProps.ts'
import { DataFaults } from '#parts/DataGate.tsx'
import { startFrame } from '#picture/startFrame.ts'
import { useDataset } from '#state/datasets.ts'
import { placesOf, pointAt, useHoverStore } from '#state/hoverStore.ts'
import { noteMapBox, noteTowns } from '#state/mapBox.ts'
import { setUi, useLook, useUiStore } from '#state/uiStore.ts'
import { moveCamera, openCells, openReader, select, toggleLayer, useViewStore } from '#state/viewStore.ts'
import { useOptionalCode } from '#ui/CodePart.tsx'
import { DETAILS_ID, MAP_ID } from '#ui/partIds.ts'
import { remSize } from '#ui/useElementWidth.ts'
import { NARROW } from '#ui/useMediaQuery.ts'
import { useWords } from '#words/words.ts'
import styles from './ExploreMap.module.css'
import { MAP_CODE, Part } from './Part.tsx'
import { MapSkeleton, markMapReady, NO_PADDING, RenderedMap } from './RenderedMap.tsx'

/** The map, its placeholder while data loads, or the reason why it cannot be drawn. */
export function ExploreMap({
  isPlain = false,
  withoutRoom,
}: Partial<Pick<MapOfViewProps, 'isPlain' | 'withoutRoom'>>) {
  const places = useDataset('routes')
  const basemap = useDataset('basemap')
  // Wait for the figures, so that no line changes width after it is drawn. If they fail, all lines have one width.
  const isCounting = useDataset('figures').isPending

  if (places.isError || basemap.isError) {
    return (
      <div className={styles.faults}>
        <DataFaults needs={['routes', 'basemap']} />
      </div>
    )
  }
  return (
    <>
      {places.data && basemap.data && !isCounting ? (
        <Part code={MAP_CODE}>
          <MapOfView
            routes={places.data.routes}
            regions={places.data.regions}
            basemap={basemap.data}
            isPlain={isPlain}
            withoutRoom={withoutRoom}
          />
        </Part>
      ) : (
        <MapSkeleton />
      )}
      {!isPlain && <StartPicture />}
    </>
  )
}

/** The start picture of index.html. React clears its container, so this module keeps the element. */
const picture = document.querySelector<SVGSVGElement>('.start-map')

/** Keeps the start picture of index.html until the map is drawn; CSS then hides it in the same frame. */
function StartPicture() {
  const place = useRef<HTMLDivElement>(null)
  const { right } = useMapPadding(place, false)

  useLayoutEffect(() => {
    if (picture && document.documentElement.dataset.map !== 'ready') place.current?.append(picture)
  }, [])
  useLayoutEffect(() => {
    const element = place.current
    if (!element || !picture) return
    const observer = new ResizeObserver(() => {
      const frame = startFrame({ width: element.clientWidth, height: element.clientHeight }, right)
      if (!frame) return
      // Setting even an equal value makes the browser lay the picture out again.
      if (picture.getAttribute('viewBox') === frame.viewBox) return
      picture.setAttribute('viewBox', frame.viewBox)
      picture.style.setProperty('--zoom', frame.zoom.toFixed(3))
      picture.style.setProperty('--unit', frame.unit.toFixed(4))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [right])

  return <div ref={place} className={`${styles.picture} cover clipped no-pointer`} aria-hidden="true" />
}

interface MapOfViewProps {
  /** In a frame on another site: names, lines, signs and a legend; only the Reader covers it. */
  isPlain: boolean
  withoutRoom?: MapCallbacks['withoutRoom']
  routes: readonly Route[]
  regions: readonly Region[]
  basemap: Basemap
}

/** Connects the stores to the map, which takes plain values and callbacks. */
function MapOfView({ isPlain, withoutRoom, ...places }: MapOfViewProps) {
  const place = useRef<HTMLDivElement>(null)
  const words = useWords()
  const theme = useLook()
  const { period, filters, selected, layers, reader, camera } = useViewStore((state) => state.view)
  const { data, retryIncidents } = useMapData(places)
  const content = useMemo(
    () => mapContent(data, { period, filters, selected, layers, reader }),
    [data, period, filters, selected, layers, reader],
  )
  const beside = useMapPadding(place, reader !== null, !isPlain)
  const [keyHeight, setKeyHeight] = useState(0)
  const padding = useMemo(() => ({ ...beside, bottom: keyHeight }), [beside, keyHeight])
  const { right: covered } = useMapPadding(place, false, !isPlain)
  const handle = usePaintBeforeRender(data)
  const isLayersOpen = useUiStore(({ mapMenu }) => mapMenu === 'layers')

  return (
    <div ref={place} className={styles.place}>
      <RenderedMap
        content={content}
        camera={{ at: camera, padding, covered }}
        look={{ theme, isPlain, textScale: isPlain ? 1 : undefined, isLayersOpen }}
        words={words}
        handle={handle}
        pointed={POINTED}
        on={{
          select: isPlain ? select : selectOnMap,
          toggleLayer,
          openMenu: isPlain ? undefined : openMenu,
          moveCamera,
          rested: isPlain ? undefined : noteMapBox,
          named: isPlain ? undefined : noteTowns,
          hover: pointAtPlace,
          openCells,
          openIncident,
          retryIncidents,
          withoutRoom,
          keyHeight: isPlain ? setKeyHeight : undefined,
          ready: markMapReady,
        }}
      />
    </div>
  )
}

/**
 * Updates feature-state from the store so that GPU work overlaps rendering: on a change of filters or period the map gets the new
 * lens and figures before React renders lists and charts. `mapContent` is memoised, so the following render gets the same
 * objects and repaints nothing.
 */
function usePaintBeforeRender(data: MapData): RefObject<MapHandle | null> {
  const handle = useRef<MapHandle>(null)
  useEffect(
    () =>
      useViewStore.subscribe(({ view }, { view: before }) => {
        const { filters, selected } = view
        const isSameTime = view.period === before.period
        if ((filters === before.filters && isSameTime) || !handle.current) return
        const { lens, figures } = mapContent(data, view)
        // A new selection also moves the map, and ties need texts: both come with the render.
        const hasLens = data.measures && data.events && selected === before.selected && !needsTies(view)
        handle.current.paint({ ...(hasLens && { lens }), ...(!isSameTime && { figures }) })
      }),
    [data],
  )
  return handle
}

/** Places that other parts hover, as a subscription, because the map does not import stores. */
const POINTED: PointedSource = {
  get: () => placesOf(useHoverStore.getState().pointed),
  subscribe: (onChange) =>
    useHoverStore.subscribe(({ pointed }, before) => {
      if (pointed !== before.pointed) onChange()
    }),
}

function pointAtPlace(hovered: Hovered | null) {
  pointAt(hovered && placeToPoint(hovered.kind, hovered.id))
}

function openIncident(incidentId: string) {
  openReader({ type: 'incident', incidentId })
}

function openMenu(isOpen: boolean) {
  setUi({ mapMenu: isOpen ? 'layers' : null })
}

/** Ms after which what was selected by a key has its heading. */
const HEADING_TIMEOUT = 3000

/** Selects a place. By a key, the focus goes on to the heading of its panel, which also announces it, and back when it closes. */
function selectOnMap(selection: Selection, isByKey = false) {
  select(selection)
  if (!isByKey) return
  setUi({ panelOpen: true, panelsHidden: false })
  const before = panelHeading()
  focusSoon(() => {
    const heading = panelHeading()
    return heading === before ? null : heading
  })
  const stop = useViewStore.subscribe(({ view }) => {
    if (view.selected === selection) return
    stop()
    if (view.selected === null && isInPanel(document.activeElement)) focusSoon(() => nameOnMap(selection))
  })
}

/** Focuses what `find` returns, in the first frame that has it. */
function focusSoon(find: () => HTMLElement | null): void {
  const until = performance.now() + HEADING_TIMEOUT
  const follow = () => {
    const element = find()
    if (element) element.focus()
    else if (performance.now() < until) requestAnimationFrame(follow)
  }
  requestAnimationFrame(follow)
}

function isInPanel(element: Element | null): boolean {
  return element === document.body || element?.closest(`#${DETAILS_ID}`) != null
}

function nameOnMap({ kind, id }: Selection): HTMLElement | null {
  return document.querySelector(`#${MAP_ID} [data-label="${kind}:${id}"] > button`)
}

function panelHeading(): HTMLElement | null {
  return document.querySelector(`#${DETAILS_ID} h2`)
}

/** Widths of the panels over the map's right edge, rem; public/startFrame.js has the second too. */
const READER_WIDTH = 49
const PANEL_WIDTH = { usual: 25, small: 21 } as const
/** Window widths below which the panel floats over the map and is small, rem, and the windows without one; as in the CSS. */
const PANEL_FLOATS_BELOW = 80
const PANEL_SMALL_BELOW = 56.25

/** Px of the map that the Reader or a floating panel covers. Zero on narrow screens, where panels are sheets below the map. */
function useMapPadding(place: RefObject<HTMLElement | null>, isReading: boolean, hasPanel = true) {
  const isPanelOpen = useUiStore((state) => hasPanel && state.panelOpen && !state.panelsHidden)
  const textSize = useUiStore((state) => state.textSize)
  const [padding, setPadding] = useState(NO_PADDING)

  // Before the first paint, so that the map's cards do not visibly move.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text size changes the width of the panel.
  useLayoutEffect(() => {
    const measure = () => {
      const right = coveredRight(place.current, isReading, isPanelOpen)
      setPadding((last) => (last.right === right ? last : { ...NO_PADDING, right }))
    }
    measure()
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [place, isReading, isPanelOpen, textSize])

  return padding
}

/** Measures only where something covers the map, because measuring forces a layout. */
function coveredRight(element: HTMLElement | null, isReading: boolean, isPanelOpen: boolean): number {
  if (!element || window.matchMedia(NARROW).matches) return 0
  const isCovered = isPanelOpen && window.innerWidth < PANEL_FLOATS_BELOW * remSize()
  if (!isReading && !isCovered) return 0
  const panel = window.innerWidth < PANEL_SMALL_BELOW * remSize() ? PANEL_WIDTH.small : PANEL_WIDTH.usual
  const cover = (isReading ? READER_WIDTH : panel) * remSize()
  const { left, right } = element.getBoundingClientRect()
  // At least a third of the map stays free.
  return Math.round(Math.max(0, Math.min(right - (window.innerWidth - cover), ((right - left) * 2) / 3)))
}

const NONE: readonly never[] = []

interface Places {
  basemap: Basemap
  routes: readonly Route[]
  regions: readonly Region[]
}

/** The live map's data, and the retry for its incident files. Optional files are fetched when a view first needs them. */
function useMapData({ basemap, routes, regions }: Places): {
  data: MapData
  retryIncidents: () => void
} {
  const view = useViewStore((state) => state.view)
  const extra = extraFiles(view)
  const measures = useDataset('measures').data?.measures ?? null
  const timeline = useDataset('timeline')
  const events = timeline.data?.events ?? (timeline.isError ? NONE : null)
  const figures = useDataset('figures')
  const claims = useDataset('claims', { enabled: extra.includes('claims') }).data?.claims ?? null
  const records = useDataset('records', { enabled: extra.includes('records') }).data?.records ?? null
  const incidents = useDataset('incidents', { enabled: extra.includes('incidents') })
  const majorityOf = useMajorities()

  const incidentFault = useMemo((): MapData['incidentFault'] => {
    if (incidents.error) return { file: 'incidents.json', error: incidents.error }
    return figures.error && { file: 'figures.json', error: figures.error }
  }, [incidents.error, figures.error])
  const data = useMemo(
    (): MapData => ({
      basemap,
      routes,
      regions,
      measures,
      events,
      figures: figures.data ? loadFigures(figures.data) : null,
      claims,
      records,
      incidents: incidents.data ?? null,
      incidentFault,
      majorityOf,
    }),
    [
      basemap,
      routes,
      regions,
      measures,
      events,
      figures.data,
      claims,
      records,
      incidents.data,
      incidentFault,
      majorityOf,
    ],
  )
  const retryIncidents = () => void (incidents.error ? incidents : figures).refetch()
  return { data, retryIncidents }
}

/** The code that sums nationalities, loaded on demand. */
const CODE = lazyImport(() => import('#content/nationalityTable.ts'))

/** The search for a nationality with more than half of a number; fetched with the first route that is hovered. */
function useMajorities(): MapData['majorityOf'] {
  const enabled = useHoverStore(({ pointed }) => pointed?.kind === 'route')
  const figures = useDataset('figures').data
  const file = useDataset('nationalities', { enabled }).data
  const code = useOptionalCode(CODE, enabled)
  return useMemo(
    () => (figures && file && code ? code.majorityFinder(figures, file) : null),
    [figures, file, code],
  )
}
