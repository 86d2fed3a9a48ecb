import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Basemap } from '#domain/basemap.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { Lens } from '#domain/lens.ts'
import type { Region, Route } from '#domain/route.ts'
import type { Hovered, PointedSource } from '#map/hovered.ts'
import { placesOf, placeToPoint, pointAt, useHoverStore } from '#state/hoverStore.ts'
import { mapContent } from '#state/mapContent.ts'
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
import { releaseHeld } from './mapFirst.ts'
import { useLook } from './useLook.ts'
import { useMapPadding } from './useMapPadding.ts'
import { usePaintEarly } from './usePaintEarly.ts'
import type { StageLook } from './useStageLook.ts'

interface ConnectedMapProps {
  /** On the stage of a briefing: names, lines and signs alone, with a key; only the Reader covers it. */
  stage: StageLook | null
  routes: readonly Route[]
  regions: readonly Region[]
  basemap: Basemap
}

/** Joins the stores and the map: the map takes plain values and calls back. */
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
  const handle = usePaintEarly(data)

  // A new choice is brought into sight, so the place that the reader had moved to no longer holds.
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
    releaseHeld()
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
          leaveLens,
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

/** What is pointed at elsewhere, for the map to watch: it never sees a store. */
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

/** Takes back the choice that a lens comes from. */
function leaveLens({ subject }: Lens) {
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
