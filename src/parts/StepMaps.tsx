import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import { loadFigures } from '#content/loadedFigures.ts'
import { type MappedStep, type StepMapData, stepMap } from '#content/stepMap.ts'
import { tableById } from '#content/tableById.ts'
import type { StepMap, StepSide } from '#domain/stepMap.ts'
import type { OwnLayer } from '#domain/view.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import type { StepMapLook } from '#picture/step/stepBlocks.ts'
import { type StepPicture, stepPicture } from '#picture/step/stepPicture.ts'
import { useOwnLayer } from '#state/ownLayer.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { type DataOnDemand, useDataOnDemand } from './useDataOnDemand.ts'

/** The maps of steps, each drawn once per step, size and theme; null until the published files have loaded. */
export interface StepMaps {
  /** What the map of a step shows; `side` is one of the two maps of a comparison. */
  mapOf: (step: MappedStep, side?: StepSide | null) => StepMap | null
  /** The same drawn at a size, px of the canvas of 1280 × 720; scale the whole for a thumbnail. */
  pictureOf: (step: MappedStep, look: StepMapLook, side?: StepSide | null) => StepPicture | null
}

const NO_MAPS: StepMaps = { mapOf: () => null, pictureOf: () => null }
const StepMapsContext = createContext<StepMaps>(NO_MAPS)

/** Draws the maps of steps for stage, slides, notes and thumbnails; needs a StepMapsProvider above. */
export function useStepMaps(): StepMaps {
  return useContext(StepMapsContext)
}

/** Provides `useStepMaps`; the files load when a map is first asked for. */
export function StepMapsProvider({ children }: { children: ReactNode }) {
  const words = useWords()
  const { t } = useTranslation(['stepMap', 'map'])
  const { read, arrived } = useDataOnDemand()

  // biome-ignore lint/correctness/useExhaustiveDependencies: newly loaded files change what can be drawn.
  const maps = useMemo((): StepMaps => {
    const data = memoizeByLayer((layer) => dataOf(read, layer))
    const layerOf = (step: MappedStep) => viewOfStep(step).ownLayer ?? 'both'
    const models = new WeakMap<MappedStep, Map<string, StepMap>>()
    const pictures = new WeakMap<MappedStep, Map<string, StepPicture>>()
    const mapOf: StepMaps['mapOf'] = (step, side = null) => {
      const all = data(layerOf(step))
      return all && kept(models, step, String(side), () => stepMap(step, all.model, side))
    }
    const pictureOf: StepMaps['pictureOf'] = (step, look, side = null) => {
      const all = data(layerOf(step))
      const map = mapOf(step, side)
      if (!all || !map) return null
      const other = side && mapOf(step, side === 'before' ? 'after' : 'before')
      const draw = () => stepPicture({ map, beside: other, ground: all.ground, look, words, t })
      // Where the speaker moved the map is shown once.
      return look.camera ? draw() : kept(pictures, step, `${side} ${JSON.stringify(look)}`, draw)
    }
    return { mapOf, pictureOf }
  }, [read, arrived, words, t])

  return <StepMapsContext value={maps}>{children}</StepMapsContext>
}

/** The files behind the maps with the reader's own data in a layer; null while one is missing. */
function dataOf(read: DataOnDemand['read'], layer: OwnLayer) {
  const [basemap, places, figures] = [read('basemap', layer), read('routes', layer), read('figures', layer)]
  const [measures, timeline] = [read('measures', layer), read('timeline', layer)]
  const [claims, records] = [read('claims', layer), read('records', layer)]
  if (!basemap || !places || !figures || !measures || !timeline || !claims || !records) return null
  const { routes, regions } = places
  const model: StepMapData = {
    routes,
    regions,
    measures: measures.measures,
    events: timeline.events,
    figures: loadFigures(figures),
    // Tables outside the first load are read when a callout asks for one.
    tableOf: (id) => tableById(id, { read: (name) => read(name, layer), own: useOwnLayer.getState().own }),
    claims: claims.claims,
    records: records.records,
  }
  return { model, ground: { basemap, routes, regions } }
}

function memoizeByLayer<Value>(make: (layer: OwnLayer) => Value): (layer: OwnLayer) => Value {
  const made = new Map<OwnLayer, { value: Value }>()
  return (layer) => {
    const known = made.get(layer) ?? { value: make(layer) }
    made.set(layer, known)
    return known.value
  }
}

function kept<Value>(
  cache: WeakMap<MappedStep, Map<string, Value>>,
  step: MappedStep,
  key: string,
  make: () => Value,
): Value {
  const own = cache.get(step) ?? new Map<string, Value>()
  cache.set(step, own)
  const before = own.get(key)
  if (before !== undefined) return before
  const made = make()
  own.set(key, made)
  return made
}

/** Draws the maps of neighbouring steps while the page is idle, so that a change of step only has to show them. */
export function usePreparedMaps(draw: readonly (() => unknown)[]): void {
  useEffect(() => {
    let handle = 0
    const left = [...draw]
    const next = () => {
      left.shift()?.()
      if (left.length > 0) handle = whenIdle(next)
    }
    handle = whenIdle(next)
    return () => stopIdle(handle)
  }, [draw])
}

function whenIdle(call: () => void): number {
  return 'requestIdleCallback' in window
    ? window.requestIdleCallback(call, { timeout: 1000 })
    : Number(setTimeout(call, 60))
}

function stopIdle(handle: number): void {
  if ('cancelIdleCallback' in window) window.cancelIdleCallback(handle)
  else clearTimeout(handle)
}
