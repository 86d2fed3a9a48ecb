import { useEffect, useMemo } from 'react'
import { viewOfStep } from '#domain/viewCodec.ts'
import { ShownEvidence } from '#features/briefing/giving/ShownEvidence.tsx'
import { StagePen } from '#features/briefing/giving/StagePen.tsx'
import { Kiosk } from '#features/briefing/stage/Kiosk.tsx'
import { Stage } from '#features/briefing/stage/Stage.tsx'
import { DataFaults } from '#parts/DataGate.tsx'
import { StillsProvider } from '#parts/Stills.tsx'
import { useTalk } from '#state/talkStore.ts'
import { useBriefings } from '#state/useBriefings.ts'
import { useCompare } from '#state/useCompare.ts'
import { exploreStep, openBriefing, showStep, useViewStore } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { CompareMaps } from './CompareMaps.tsx'
import { MapArea } from './MapArea.tsx'
import styles from './StagePart.module.css'
import { useStageLook } from './useStageLook.ts'

/** The stage; provides still maps of the neighbouring steps. */
export function StagePart() {
  return (
    <StillsProvider>
      <StageOfLink />
    </StillsProvider>
  )
}

/** The step in the link, with its map or two compared maps. */
function StageOfLink() {
  const { t } = useTranslation('common')
  const { briefings, hasFailed } = useBriefings()
  const choice = useViewStore((state) => state.view.step)
  const isByHand = useViewStore((state) => state.view.page === 'stage')
  useTalk(isByHand ? 'stage' : null, briefings)
  const open = briefings?.find(({ id }) => id === choice?.briefing)
  const place = open?.steps.findIndex(({ id }) => id === choice?.step) ?? -1
  const index = Math.max(0, place)
  const step = open?.steps[index]
  const view = useMemo(() => (step ? viewOfStep(step) : null), [step])
  const look = useStageLook(step)

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
  if (!open || !step || !view) return <p className={styles.loading}>{t('loading')}</p>
  const goTo = (to: number) => {
    const next = open.steps[to]
    if (next) showStep({ briefing: open.id, step: next.id }, viewOfStep(next))
  }
  return (
    <>
      <Stage
        briefing={open}
        index={index}
        onStep={goTo}
        onExplore={exploreStep}
        onLeave={() => openBriefing(open.id)}
      >
        {view.page === 'compare' ? <TwoMaps /> : <MapArea stage={look} />}
      </Stage>
      <StagePen />
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

function TwoMaps() {
  const compared = useCompare()
  return compared?.model ? (
    <div className={styles.maps}>
      <CompareMaps figures={compared.figures} model={compared.model} isOnStage />
    </div>
  ) : null
}
