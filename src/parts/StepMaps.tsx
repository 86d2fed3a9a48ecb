import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import { type MappedStep, mapOfStep } from '#content/stepMap.ts'
import type { Dataset } from '#domain/datasets.ts'
import type { UiLanguage } from '#domain/language.ts'
import type { StepMap, StepSide } from '#domain/stepMap.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import { memoizeByFields } from '#lib/memoizeByFields.ts'
import type { StepMapLook, StepPictureInput } from '#picture/step/stepBlocks.ts'
import { type StepPicture, stepPicture } from '#picture/step/stepPicture.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { StillsProvider } from './Stills.tsx'
import { TalkLanguage } from './TalkLanguage.tsx'
import { useDataOnDemand } from './useDataOnDemand.ts'

/** The maps of steps, each drawn once per size and theme; null until the published files have loaded. */
export interface StepMaps {
  /** What the map of a step shows; `side` is one of the two maps of a comparison. */
  mapOf: (step: MappedStep, side?: StepSide | null) => StepMap | null
  /** The same drawn at a size, px of the canvas of 1280 × 720; scale the whole for a thumbnail. */
  pictureOf: (step: MappedStep, look: StepMapLook, side?: StepSide | null) => StepPicture | null
}

interface DrawnMap extends Omit<StepPictureInput, 'ground' | 'look'> {
  basemap: Dataset<'basemap'>
  places: Dataset<'routes'>
}

/** The picture of a map in a look, as JSON: the same for stage, editor and papers, for as long as map and words live. */
const pictureOfMap = memoizeByFields(({ basemap, places, ...drawn }: DrawnMap, look: string) =>
  stepPicture({ ...drawn, ground: { basemap, ...places }, look: JSON.parse(look) as StepMapLook }),
)

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
  const { reachOf, arrived } = useDataOnDemand()

  // biome-ignore lint/correctness/useExhaustiveDependencies: newly loaded files change what can be drawn.
  const maps = useMemo((): StepMaps => {
    const reachFor = (step: MappedStep) => reachOf(viewOfStep(step))
    // A map is there once it can be drawn: papers wait for it.
    const mapOf: StepMaps['mapOf'] = (step, side = null) => {
      const reach = reachFor(step)
      const map = mapOfStep(step, reach, side)
      return reach.read('basemap') && map
    }
    const pictureOf: StepMaps['pictureOf'] = (step, look, side = null) => {
      const { read } = reachFor(step)
      const [basemap, places, map] = [read('basemap'), read('routes'), mapOf(step, side)]
      if (!basemap || !places || !map) return null
      const beside = side && mapOf(step, side === 'before' ? 'after' : 'before')
      // Where the speaker moved the map is shown once.
      if (look.camera) return stepPicture({ map, beside, ground: { basemap, ...places }, look, words, t })
      return pictureOfMap({ map, beside, basemap, places, words, t }, JSON.stringify(look))
    }
    return { mapOf, pictureOf }
  }, [reachOf, arrived, words, t])

  return <StepMapsContext value={maps}>{children}</StepMapsContext>
}

/** A talk in its language, with the maps of its steps and the still maps of its papers. */
export function TalkFrame({ language, children }: { language: UiLanguage; children: ReactNode }) {
  return (
    <TalkLanguage language={language}>
      <StillsProvider>
        <StepMapsProvider>{children}</StepMapsProvider>
      </StillsProvider>
    </TalkLanguage>
  )
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

/** Resolves when the page is idle, after 1 s at most. */
export function idle(): Promise<void> {
  return new Promise((resolve) => whenIdle(resolve))
}

function stopIdle(handle: number): void {
  if ('cancelIdleCallback' in window) window.cancelIdleCallback(handle)
  else clearTimeout(handle)
}
