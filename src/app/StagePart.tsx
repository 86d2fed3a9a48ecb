import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type Briefing, type BriefingStep, layoutOfStep } from '#domain/briefing.ts'
import { countsDeathsOnly } from '#domain/countsDeathsOnly.ts'
import { type DraftBriefing, placeOfNext } from '#domain/draftBriefing.ts'
import { LAYOUTS } from '#domain/stepLayouts.ts'
import { type BuiltSoFar, STEP_SIDES } from '#domain/stepMap.ts'
import { runOf } from '#domain/talk.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import { Kiosk } from '#features/briefing/stage/Kiosk.tsx'
import { hasMap, mapOfLayout, wordsOnMap } from '#features/briefing/stage/layouts.ts'
import { ShownEvidence } from '#features/briefing/stage/ShownEvidence.tsx'
import { Stage } from '#features/briefing/stage/Stage.tsx'
import { StepPicture, useDrawnCells } from '#features/briefing/stage/StepOverview.tsx'
import { MissingStep, useMissingStep } from '#features/briefing/stage/TalkNotices.tsx'
import { DataFaults } from '#parts/DataGate.tsx'
import { TalkFrame, usePreparedMaps, useStepMaps } from '#parts/StepMaps.tsx'
import { StepMapView } from '#parts/StepMapView.tsx'
import { useKeepDelivery } from '#parts/useDelivery.ts'
import { useDataset } from '#state/datasets.ts'
import { registerShortcut } from '#state/shortcuts.ts'
import { useTalk } from '#state/talkStore.ts'
import { useLightOrDark, useLook } from '#state/uiStore.ts'
import { useBriefings } from '#state/useBriefings.ts'
import { useCompare } from '#state/useCompare.ts'
import { useLatest } from '#state/useProvenance.ts'
import { exploreStep, openBriefing, showStep, useViewStore } from '#state/viewStore.ts'
import { routePartId } from '#ui/partIds.ts'
import { showOnceThere } from '#ui/showOnceThere.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { markMapReady } from './RenderedMap.tsx'
import styles from './StagePart.module.css'

/** The stage at the step in the link. */
export function StagePart() {
  const { t } = useTranslation('common')
  const { briefings, hasFailed } = useBriefings()
  const choice = useViewStore((state) => state.view.step)
  const isByHand = useViewStore((state) => state.view.page === 'stage')
  useTalk(isByHand ? 'stage' : null, briefings)
  const open = briefings?.find(({ id }) => id === choice?.briefing)
  const place = open?.steps.findIndex(({ id }) => id === choice?.step) ?? -1
  const missing = useMissingStep(open, choice)
  const index = Math.max(0, place)
  const step = open?.steps[index]
  const view = useMemo(() => (step ? viewOfStep(step) : null), [step])

  // The link names only the step; its view comes from the briefing. The list of briefings reports a missing one.
  useEffect(() => {
    if (!choice) return openBriefing(null)
    if (!briefings) return
    if (!open) openBriefing(choice.briefing)
    else if (view && step && (place === -1 || isOther(view))) {
      showStep({ briefing: open.id, step: step.id }, view)
    }
  }, [briefings, choice, open, place, step, view])

  if (hasFailed) return <DataFaults needs={['briefings']} />
  if (!open || !step || !view) return <p className="waits quiet">{t('loading')}</p>
  return (
    <TalkFrame language={open.language}>
      <StageOfTalk open={open} index={index} step={step} isByHand={isByHand} />
      <MissingStep briefing={open} missing={missing} isOver />
    </TalkFrame>
  )
}

interface StageOfTalkProps {
  open: Briefing
  index: number
  step: BriefingStep
  /** False in the kiosk. */
  isByHand: boolean
}

/** A step of a talk, with its map or two compared maps, and what lies over it. */
function StageOfTalk({ open, index, step, isByHand }: StageOfTalkProps) {
  const moving = useMapMoving(step)
  useNeighboursDrawn(open.steps, index)
  useGivenOnStage(isByHand ? open : undefined, step)
  const theme = useLightOrDark()
  const goTo = (to: number) => {
    const next = open.steps[to]
    if (next) showStep({ briefing: open.id, step: next.id }, viewOfStep(next))
  }
  return (
    <>
      <Stage
        theme={theme}
        briefing={open}
        index={index}
        onStep={goTo}
        onExplore={() => {
          exploreStep()
          if (countsDeathsOnly(step)) showOnceThere(routePartId('deaths'))
        }}
        onLeave={() => openBriefing(open.id)}
        onMoveMap={moving.turn}
      >
        {(shown, built) => <MapsOfStep step={shown} built={built} isMovable={moving.isOn} />}
      </Stage>
      <ShownEvidence />
      <Kiosk briefing={open} index={index} onStep={goTo} />
    </>
  )
}

/** Whether the app shows another view than the step's. The camera is ignored: the speaker may move the map. */
function isOther(view: { filters: unknown; selected: unknown; compare: unknown; layers: unknown }): boolean {
  const shown = useViewStore.getState().view
  const of = ({ filters, selected, compare, layers }: typeof view) =>
    JSON.stringify([filters, selected, compare, layers])
  return of(shown) !== of(view)
}

interface MapsOfStepProps {
  step: BriefingStep
  built: BuiltSoFar
  isMovable: boolean
}

/** The map of a step, or the two maps of a comparison, drawn for its layout; where it has none, those of the step before. */
function MapsOfStep({ step: current, built, isMovable }: MapsOfStepProps) {
  const theme = useLook()
  const { mapOf } = useStepMaps()
  const [step, setStep] = useState(current)
  if (step !== current && hasMap(current, mapOf)) setStep(current)
  const [basemap, routes] = [useDataset('basemap'), useDataset('routes')]
  const { isPair, isUnlabelled } = LAYOUTS[layoutOfStep(step)].map
  const clear = useMemo(() => wordsOnMap(step), [step])
  if (basemap.isError || routes.isError) return <DataFaults needs={['routes', 'basemap']} />
  if (isPair) return <TwoMaps step={step} isMovable={isMovable} />
  return (
    <StepMapView
      step={step}
      theme={theme}
      labels={isUnlabelled ? 'none' : 'all'}
      shown={built}
      clear={clear}
      isMovable={isMovable}
      onDrawn={markMapReady}
    />
  )
}

const PERIODS = { before: 'first', after: 'second' } as const

function TwoMaps({ step, isMovable }: Pick<MapsOfStepProps, 'step' | 'isMovable'>) {
  const { t } = useTranslation('compare')
  const words = useWords()
  const theme = useLook()
  const months = useCompare()?.model?.months
  return (
    <div className={`${styles.maps} cover stack`}>
      {STEP_SIDES.map((side) => (
        <div key={side} className={`${styles.half} anchor clipped`}>
          <StepMapView
            step={step}
            theme={theme}
            side={side}
            title={t('maps.title', { period: months ? words.spans([months[PERIODS[side]]]) : '' })}
            onDrawn={markMapReady}
            isMovable={isMovable}
          />
        </div>
      ))}
    </div>
  )
}

/** Ms on stage after which a talk was given, to its end or not. */
const GIVEN_AFTER = 60_000

/** Remembers a talk that is presented from its first step to its last, or for more than a minute. */
function useGivenOnStage(talk: Briefing | undefined, step: BriefingStep | undefined): void {
  const keep = useKeepDelivery()
  const latest = useLatest(() => talk && void keep(talk, 'stage'))
  const begun = useRef<string | null>(null)
  const id = talk?.id
  useEffect(() => {
    if (id === undefined) return
    const timer = window.setTimeout(() => latest.current(), GIVEN_AFTER)
    return () => window.clearTimeout(timer)
  }, [id, latest])
  useEffect(() => {
    if (!talk || !step) return
    const run = runOf(talk.steps)
    if (step.id === run[0]?.id) begun.current = talk.id
    else if (step.id === run.at(-1)?.id && begun.current === talk.id) {
      begun.current = null
      latest.current()
    }
  }, [talk, step, latest])
}

/** Draws the maps of the next and the previous step while the page is idle. */
function useNeighboursDrawn(steps: readonly BriefingStep[] | undefined, index: number): void {
  const theme = useLook()
  const { mapOf, pictureOf } = useStepMaps()
  const draw = useMemo(
    () =>
      [index + 1, index - 1].flatMap((place) => {
        const step = steps?.[place]
        if (!step) return []
        const { look, sides } = mapOfLayout(step, { theme, isCopy: false })
        return sides.map((side) => () => hasMap(step, mapOf) && pictureOf(step, look, side))
      }),
    [steps, index, theme, mapOf, pictureOf],
  )
  usePreparedMaps(draw)
}

/** Whether the speaker moves the map: M turns it on and off, Escape and another step turn it off. */
function useMapMoving(step: BriefingStep | undefined): { isOn: boolean; turn: () => void } {
  const [movedStep, setMovedStep] = useState<BriefingStep | null>(null)
  const isOn = movedStep !== null && movedStep === step
  const turn = useCallback(
    () => setMovedStep((moved) => (moved !== null && moved === step ? null : (step ?? null))),
    [step],
  )
  useEffect(() => {
    if (!isOn) return
    return registerShortcut('back', () => {
      if (useViewStore.getState().view.reader) return false
      setMovedStep(null)
      return true
    })
  }, [isOn])
  return { isOn, turn }
}

/** The last steps of a briefing that is built, as pictures, and the place of the next one; the bar around says the same in words. */
export function LastSteps({ draft }: { draft: DraftBriefing }) {
  return (
    <TalkFrame language={draft.language}>
      <LastPictures draft={draft} />
    </TalkFrame>
  )
}

/** As many as fit beside the words. */
const LAST_SHOWN = 3

function LastPictures({ draft }: { draft: DraftBriefing }) {
  const theme = useLightOrDark()
  const { steps } = draft
  const before = useMemo(() => runOf(steps.slice(0, placeOfNext(steps))), [steps])
  const last = useMemo(() => before.slice(-LAST_SHOWN), [before])
  const drawn = useDrawnCells(last, theme, true)
  return (
    <ol className={`${styles.last} gap-8 row-middle`} aria-hidden="true">
      {last.slice(0, drawn).map((step) => (
        <li key={step.id}>
          <StepPicture briefing={draft} step={step} theme={theme} />
        </li>
      ))}
      <li className={`${styles.next} quiet row-type`}>{before.length + 1}</li>
    </ol>
  )
}
