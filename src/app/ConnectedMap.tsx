import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Basemap } from '#domain/basemap.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { Measure } from '#domain/measure.ts'
import type { Region, Route } from '#domain/route.ts'
import type { TimelineEvent } from '#domain/timelineEvent.ts'
import { DEFAULT_LAYERS } from '#domain/view.ts'
import type { Hovered, PointedSource } from '#map/hovered.ts'
import { lensMarks, originMarks } from '#map/originMarks.ts'
import { useDataset } from '#state/datasets.ts'
import { placesOf, placeToPoint, pointAt, useHoverStore } from '#state/hoverStore.ts'
import { useExplore } from '#state/useExplore.ts'
import { useFigures } from '#state/useFigures.ts'
import { useLens } from '#state/useLens.ts'
import { useNationalityShares } from '#state/useNationalityShares.ts'
import { moveCamera, openReader, select, toggleLayer, useViewStore } from '#state/viewStore.ts'
import { useWords } from '#words/words.ts'
import { DrawnMap } from './DrawnMap.tsx'
import { leaveLens, useLensName } from './lensName.ts'
import styles from './MapArea.module.css'
import { releaseHeld } from './mapFirst.ts'
import { actingCountries, focusUnder, litRoutesOf, marksInView } from './mapParts.ts'
import { useIncidentsOnMap } from './useIncidentsOnMap.ts'
import { useLook } from './useLook.ts'
import { useMapPadding } from './useMapPadding.ts'
import { usePaintEarly } from './usePaintEarly.ts'
import type { StageLook } from './useStageLook.ts'

const NO_MEASURES: readonly Measure[] = []
const NO_EVENTS: readonly TimelineEvent[] = []

interface ConnectedMapProps {
  /** On the stage of a briefing: names, lines and signs alone, with a key, and nothing but the Reader covers it. */
  stage: StageLook | null
  routes: readonly Route[]
  regions: readonly Region[]
  basemap: Basemap
}

/** Joins the stores and the map: the map takes plain values and calls back. */
export function ConnectedMap({ routes, regions, basemap, stage }: ConnectedMapProps) {
  const isOnStage = stage !== null
  const place = useRef<HTMLDivElement>(null)
  const words = useWords()
  const theme = useLook()
  const model = useExplore()
  const lens = useLens()
  const figures = useFigures()?.model.routes ?? null
  const measures = useDataset('measures').data?.measures ?? NO_MEASURES
  const events = useDataset('timeline').data?.events ?? NO_EVENTS
  const { selected, camera, reader, layers } = useViewStore((state) => state.view)
  const nationalities = useNationalityShares(selected?.kind === 'route' ? selected.id : null)
  const incidents = useIncidentsOnMap((layers ?? DEFAULT_LAYERS).includes('deaths'), lens)
  const beside = useMapPadding(place, reader !== null, !isOnStage)
  const [keyHeight, setKeyHeight] = useState(0)
  const padding = useMemo(() => ({ ...beside, bottom: keyHeight }), [beside, keyHeight])
  const { right: covered } = useMapPadding(place, false, !isOnStage)

  const origins = useMemo(() => originMarks(regions, routes), [regions, routes])
  const others = useMemo(() => lensMarks(regions, origins), [regions, origins])
  const marks = useMemo(
    // Numbers name the rows of the list beside the map; the stage has no list, so that it counts.
    () =>
      model
        ? marksInView({
            model: isOnStage ? { ...model, isNumbered: false } : model,
            lens,
            routes,
            origins,
            others,
            basemap,
          })
        : null,
    [model, lens, routes, origins, others, basemap, isOnStage],
  )
  const litRoutes = useMemo(() => litRoutesOf(lens, routes), [lens, routes])
  const tiedRoutes = useMemo(() => new Set(measures.flatMap((measure) => measure.routes)), [measures])
  const focus = useMemo(
    () => focusUnder(lens, { selected, measures, events, routes }),
    [selected, lens, measures, events, routes],
  )
  const actors = useMemo(() => actingCountries(measures, model, selected), [measures, model, selected])

  const lensName = useLensName(lens)
  const { paintLens, paintFigures } = usePaintEarly(routes, regions)
  const leave = useCallback(() => leaveLens(lens), [lens])

  // A new choice is brought into sight, so that the place the reader had moved to no longer holds.
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
        basemap={basemap}
        routes={routes}
        regions={origins}
        otherRegions={others}
        litRoutes={litRoutes}
        figures={figures}
        nationalities={isOnStage ? null : nationalities}
        paintFigures={paintFigures}
        onOpenCells={openCells}
        lens={lens}
        lensName={lensName}
        paintLens={paintLens}
        onLeaveLens={leave}
        tiedRoutes={tiedRoutes}
        marks={marks}
        actors={actors}
        selected={selected}
        focus={focus}
        layers={layers ?? DEFAULT_LAYERS}
        incidents={incidents}
        camera={camera}
        padding={padding}
        covered={covered}
        isPlain={isOnStage}
        changes={stage?.changes}
        textScale={stage?.textScale}
        onKeyHeight={isOnStage ? setKeyHeight : undefined}
        theme={theme}
        words={words}
        pointed={POINTED}
        onHover={pointAtPlace}
        onSelect={select}
        onToggleLayer={toggleLayer}
        onCameraChange={moveCamera}
        onReady={markReady}
      />
    </div>
  )
}

/** What is pointed at elsewhere, for the map to watch: it takes no store. */
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
