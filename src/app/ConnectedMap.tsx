import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { needsTies } from '#content/lens.ts'
import { type MapData, mapContent } from '#content/mapContent.ts'
import { placeToPoint } from '#content/pointable.ts'
import type { Basemap } from '#domain/basemap.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { Region, Route } from '#domain/route.ts'
import type { Selection } from '#domain/view.ts'
import { Boxes, type BoxSource } from '#map/labels/boxSource.ts'
import type { Hovered, MapHandle, MapMenu, PointedSource } from '#map/routeMapProps.ts'
import { placesOf, pointAt, useHoverStore } from '#state/hoverStore.ts'
import { noteMapBox } from '#state/mapBox.ts'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { useMapData } from '#state/useMapData.ts'
import { moveCamera, openReader, select, setFilters, toggleLayer, useViewStore } from '#state/viewStore.ts'
import { remSize } from '#ui/remSize.ts'
import { WIDE } from '#ui/useMediaQuery.ts'
import { useWords } from '#words/words.ts'
import { DrawnMap } from './DrawnMap.tsx'
import styles from './MapArea.module.css'
import { useLook } from './useLook.ts'
import { useMapPadding } from './useMapPadding.ts'

interface ConnectedMapProps {
  /** In a frame on another site: names, lines, signs and a legend; only the Reader covers it. */
  isPlain: boolean
  /** Elements beside the map on the page: the strip that it fills, and the chips over it. */
  strip?: RefObject<HTMLElement | null> | undefined
  chips?: RefObject<HTMLElement | null> | undefined
  routes: readonly Route[]
  regions: readonly Region[]
  basemap: Basemap
}

/** A plain map compares nothing. */
const NO_CHANGES = { changes: null }

/** Connects the stores to the map, which takes plain values and callbacks. */
export function ConnectedMap({ isPlain, strip, chips, ...places }: ConnectedMapProps) {
  const place = useRef<HTMLDivElement>(null)
  const words = useWords()
  const theme = useLook()
  const { filters, selected, layers, reader, camera } = useViewStore((state) => state.view)
  const { data, retryIncidents } = useMapData(places)
  const content = useMemo(
    () => mapContent(data, { filters, selected, layers, reader }, isPlain ? NO_CHANGES : null),
    [data, filters, selected, layers, reader, isPlain],
  )
  const beside = useMapPadding(place, reader !== null, !isPlain)
  const [keyHeight, setKeyHeight] = useState(0)
  const padding = useMemo(() => ({ ...beside, bottom: keyHeight }), [beside, keyHeight])
  const { right: covered } = useMapPadding(place, false, !isPlain)
  const handle = usePaintBeforeRender(data)
  const cards = useChipBoxes(chips)
  const isLayersOpen = useUiStore(({ mapMenu }) => mapMenu === 'layers')

  // The map fits a new selection into view, so the camera that the reader had moved no longer applies.
  const lastSelected = useRef(selected)
  const lastCamera = useRef(camera)
  useEffect(() => {
    const isNewChoice = selected !== lastSelected.current && selected !== null
    if (isNewChoice && camera && camera === lastCamera.current) moveCamera(null)
    lastSelected.current = selected
    lastCamera.current = camera
  }, [selected, camera])

  const markReady = useCallback(() => {
    document.documentElement.dataset.map = 'ready'
    performance.mark('map-ready')
  }, [])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the map's own key, besides those that it handles itself.
    <div ref={place} className={styles.place} onKeyDown={isPlain ? undefined : fitByKey}>
      <DrawnMap
        content={content}
        camera={{ at: camera, padding, covered, cards }}
        look={{ theme, isPlain, textScale: isPlain ? 1 : undefined, strip, isLayersOpen }}
        words={words}
        handle={handle}
        pointed={POINTED}
        on={{
          select,
          toggleLayer,
          openMenu: strip && openMenu,
          leave: leaveSelection,
          moveCamera,
          rested: isPlain ? undefined : noteMapBox,
          hover: pointAtPlace,
          openCells,
          openMeasures: isPlain ? undefined : openMeasures,
          openIncident,
          retryIncidents,
          keyHeight: isPlain ? setKeyHeight : undefined,
          ready: markReady,
        }}
      />
    </div>
  )
}

/**
 * Updates feature-state from the store so that GPU work overlaps rendering: on a change of filters the map gets the new
 * lens and figures before React renders lists and charts. `mapContent` is memoised, so the following render gets the same
 * objects and repaints nothing.
 */
function usePaintBeforeRender(data: MapData): RefObject<MapHandle | null> {
  const handle = useRef<MapHandle>(null)
  useEffect(
    () =>
      useViewStore.subscribe(({ view }, { view: before }) => {
        const { filters, selected } = view
        if (filters === before.filters || !handle.current) return
        const { lens, figures } = mapContent(data, view)
        const isSameTime = filters.years === before.filters.years && filters.period === before.filters.period
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

/** 0 fits the map while it has the focus. */
function fitByKey(event: KeyboardEvent) {
  if (event.key !== '0' || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  moveCamera(null)
}

function openCells(query: CellQuery) {
  openReader({ type: 'cells', query })
}

function openMeasures(selection: Selection) {
  setUi({ dossierTab: 'measures', tabKind: selection.kind })
  select(selection)
}

function openIncident(incidentId: string) {
  openReader({ type: 'incident', incidentId })
}

function leaveSelection() {
  if (useViewStore.getState().view.selected?.kind === 'route') setFilters({ routes: [] })
  select(null)
}

function openMenu(mapMenu: MapMenu | null) {
  setUi({ mapMenu })
}

/** Distance of the chips from the corner of the map, rem; as in shell.css. */
const CHIPS_INSET = 0.75

/** The box of the chips over the map, px; none where they are beside it. */
function useChipBoxes(chips: RefObject<HTMLElement | null> | undefined): BoxSource {
  const [boxes] = useState(() => new Boxes())
  useLayoutEffect(() => {
    const element = chips?.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => {
      const size = entry?.borderBoxSize[0]
      const isOver = window.matchMedia(WIDE).matches
      const corner = CHIPS_INSET * remSize()
      boxes.set(
        size && isOver && size.inlineSize > 0
          ? [{ left: 0, top: 0, right: corner + size.inlineSize + 4, bottom: corner + size.blockSize + 4 }]
          : [],
      )
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [chips, boxes])
  return boxes
}
