import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import {
  type ContentInput,
  contentChart,
  numberInput,
  type StepContent,
  saysOfTalk,
  stepContent,
} from '#content/stepContent.ts'
import { type ContentNumber, contentNumber } from '#content/stepEvidence.ts'
import { type MappedStep, mapOfStep } from '#content/stepMap.ts'
import type { DataReach } from '#content/tableById.ts'
import type { Briefing, BriefingStep, StepChartCells, StepNumber } from '#domain/briefing.ts'
import type { Dataset, DatasetName } from '#domain/datasets.ts'
import type { UiLanguage } from '#domain/language.ts'
import type { Provenance } from '#domain/provenance.ts'
import type { Snapshot } from '#domain/snapshot.ts'
import type { StepChart } from '#domain/stepChart.ts'
import type { StepMap, StepSide } from '#domain/stepMap.ts'
import type { View } from '#domain/view.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import { memoizeByArguments, memoizeByFields } from '#lib/memoize.ts'
import type { StepMapLook, StepPictureInput } from '#picture/step/stepBlocks.ts'
import { type StepPicture, stepPicture } from '#picture/step/stepPicture.ts'
import { versionOf } from '#state/edition.ts'
import { readersToday } from '#state/readersToday.ts'
import { useLatest, useProvenance, useReadFile } from '#state/useProvenance.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { StillsProvider, waitForStill } from './Stills.tsx'
import { TalkLanguage } from './TalkLanguage.tsx'
import { useDataOnDemand } from './useDataOnDemand.ts'

type Talk = Pick<Briefing, 'steps'>

/** What steps say, for the screen and for files. */
interface StepContents {
  /** As far as its files have loaded; those that it needs are requested. */
  contentOf: (step: BriefingStep, talk: Talk) => StepContent
  /** Whole; rejects with a translated message when a file cannot be read. */
  load: (step: BriefingStep, talk: Talk) => Promise<StepContent>
  /** Makes something of the files that it reads, once all have loaded; rejects as `load`. */
  whole: <Made>(make: (input: ContentInput) => Made | Promise<Made>, view?: View) => Promise<Made>
  /** What a talk states today; `rest` is waited for after each step. */
  snapshot: (
    talk: Pick<Briefing, 'title' | 'language' | 'steps'>,
    rest?: () => Promise<void>,
  ) => Promise<Snapshot>
  numberOf: (number: StepNumber) => ContentNumber | null
  chartOf: (chart: StepChartCells) => StepChart | null
}

/** Gathers the data and words of steps, each file when a step first needs it. */
export function useStepContents(): StepContents {
  const { t } = useTranslation(['briefing', 'stage', 'compare', 'series'])
  const { t: plansT } = useTranslation('planWords')
  const { t: outcomesT } = useTranslation('outcomes')
  const { t: headlineT } = useTranslation('planHeadline')
  const words = useWords()
  const { reachOf, arrived } = useDataOnDemand()
  const readFile = useReadFile()

  // biome-ignore lint/correctness/useExhaustiveDependencies: newly loaded files change what is said.
  const input = useMemo(() => {
    const texts = { t, plans: { t: plansT, outcomesT }, headlineT }
    const inputOf = memoizeByArguments((reach: DataReach): ContentInput => ({ ...reach, words, texts }))
    return (view?: View) => inputOf(reachOf(view))
  }, [reachOf, arrived, words, t, plansT, outcomesT, headlineT])
  const latest = useLatest(input)

  return useMemo(() => {
    const known = new WeakMap<BriefingStep, { steps: Talk['steps']; content: StepContent }>()
    const whole: StepContents['whole'] = async (make, view) => {
      // Names of places come with these files.
      await Promise.all((['routes', 'vocabulary'] as const).map(readFile))
      for (;;) {
        const missing = new Set<DatasetName>()
        const now = latest.current(view)
        const made = await make({
          ...now,
          read: (name) => {
            const data = now.read(name)
            if (data === null) missing.add(name)
            return data
          },
        })
        if (missing.size === 0) return made
        await Promise.all([...missing].map(readFile))
      }
    }
    return {
      load: (step, talk) => whole((now) => stepContent(step, talk, now), viewOfStep(step)),
      whole,
      snapshot: async (talk, rest) => {
        const [{ snapshotParts }, manifest] = await Promise.all([
          import('#content/talkSnapshot.ts'),
          readFile('manifest'),
        ])
        const stood = { edition: versionOf(manifest), day: readersToday() }
        return whole(async (now) => {
          const parts = snapshotParts(talk, now, stood)
          for (;;) {
            const { done, value } = parts.next()
            if (done) return value
            await rest?.()
          }
        })
      },
      contentOf: (step, talk) => {
        const before = known.get(step)
        if (before && (before.steps === talk.steps || !saysOfTalk(step))) return before.content
        const content = stepContent(step, talk, input(viewOfStep(step)))
        known.set(step, { steps: talk.steps, content })
        return content
      },
      numberOf: (number) => contentNumber(number, numberInput(input())),
      chartOf: (chart) => contentChart(chart, input()),
    }
  }, [input, latest, readFile])
}

/** A step with all that a paper needs of it. */
export interface GatheredStep {
  step: BriefingStep
  view: View
  content: StepContent
  provenance: Provenance
  map: StepMap
}

interface Gathering<Made> {
  steps: readonly BriefingStep[]
  viewOf: (step: BriefingStep) => View
  /** URL of a step, if not that of its view. */
  linkOf?: (step: BriefingStep, view: View) => string
  signal: AbortSignal
  /** Called before each step, by its place. */
  report: (at: number) => Promise<void>
  lay: (gathered: GatheredStep) => Made | Promise<Made>
  /** The messages of a map that could not be drawn, and of a step that failed. */
  noMap: string
  failed: (step: BriefingStep, message: string) => string
}

/** Returns a function that gathers steps for a paper, one after another; its errors name the step. Needs a StepMapsProvider above. */
export function useGatheredSteps(): <Made>(
  talk: Talk,
  gathering: Gathering<Made>,
) => Promise<readonly Made[]> {
  const { load } = useStepContents()
  const gather = useProvenance()
  const latest = useLatest({ load, gather, maps: useStepMaps() })
  return async <Made,>(talk: Talk, gathering: Gathering<Made>) => {
    const { steps, viewOf, linkOf, signal, report, lay, noMap, failed } = gathering
    const made: Made[] = []
    for (const [at, step] of steps.entries()) {
      await report(at)
      signal.throwIfAborted()
      try {
        const view = viewOf(step)
        const link = linkOf?.(step, view)
        const content = await latest.current.load(step, talk)
        const provenance = await latest.current.gather({
          view,
          evidence: content.shown,
          pages: content.outcomePages,
          isWhole: true,
          ...(link === undefined ? {} : { link }),
        })
        const map = await waitForStill(() => latest.current.maps.mapOf(step), signal)
        if (!map) throw new Error(noMap)
        made.push(await lay({ step, view, content, provenance, map }))
      } catch (error) {
        signal.throwIfAborted()
        const message = error instanceof Error ? error.message : String(error)
        throw new Error(failed(step, message), { cause: error })
      }
    }
    return made
  }
}

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
