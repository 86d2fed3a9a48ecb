import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Basemap } from '#domain/basemap.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { Lens } from '#domain/lens.ts'
import type { Region, Route } from '#domain/route.ts'
import type { Hovered, PointedSource } from '#map/hovered.ts'
import type { MapHandle } from '#map/routeMapProps.ts'
import { placesOf, placeToPoint, pointAt, useHoverStore } from '#state/hoverStore.ts'
import { type MapData, mapContent } from '#state/mapContent.ts'
import { needsTies } from '#state/selectors/lens.ts'
import { useMapData } from '#state/useMapData.ts'
import {
  clearFilters,
  moveCamera,
  openReader,
  select,
  setFilters,
  toggleLayer,
  useViewStore,
} from '#state/viewStore.ts'
import { useWords } from '#words/words.ts'
import { DrawnMap } from './DrawnMap.tsx'
import styles from './MapArea.module.css'
import { releaseDeferred } from './mapCode.ts'
import { useLook } from './useLook.ts'
import { useMapPadding } from './useMapPadding.ts'
import type { StageLook } from './useStageLook.ts'

interface ConnectedMapProps {
  /** Set on the stage of a briefing (names, lines, signs and a legend; only the Reader covers it), else null. */
  stage: StageLook | null
  routes: readonly Route[]
  regions: readonly Region[]
  basemap: Basemap
}

/** Connects the stores to the map, which takes plain values and callbacks. */
export function ConnectedMap({ stage, ...places }: ConnectedMapProps) {
  const isOnStage = stage !== null
  const place = useRef<HTMLDivElement>(null)
  const words = useWords()
  const theme = useLook()
  const { filters, selected, layers, reader, camera } = useViewStore((state) => state.view)
  const { data, retryIncidents } = useMapData(places)
  const content = useMemo(
    () => mapContent(data, { filters, selected, layers, reader }, stage),
    [data, filters, selected, layers, reader, stage],
  )
  const beside = useMapPadding(place, reader !== null, !isOnStage)
  const [keyHeight, setKeyHeight] = useState(0)
  const padding = useMemo(() => ({ ...beside, bottom: keyHeight }), [beside, keyHeight])
  const { right: covered } = useMapPadding(place, false, !isOnStage)
  const handle = usePaintBeforeRender(data)

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
    releaseDeferred()
  }, [])

  return (
    <div ref={place} className={styles.place}>
      <DrawnMap
        content={content}
        camera={{ at: camera, padding, covered }}
        look={{ theme, isPlain: isOnStage, textScale: stage?.textScale }}
        words={words}
        handle={handle}
        pointed={POINTED}
        on={{
          select,
          toggleLayer,
          clearLens,
          moveCamera,
          hover: pointAtPlace,
          openCells,
          openIncident,
          retryIncidents,
          keyHeight: isOnStage ? setKeyHeight : undefined,
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

function openCells(query: CellQuery) {
  openReader({ type: 'cells', query })
}

function openIncident(incidentId: string) {
  openReader({ type: 'incident', incidentId })
}

/** Clears the filter or selection behind the lens. */
function clearLens({ subject }: Lens) {
  switch (subject.kind) {
    case 'categories':
      return setFilters({ measures: [] })
    case 'choice':
      return clearFilters()
    case 'measure':
    case 'region':
    case 'route':
      return select(null)
  }
}
