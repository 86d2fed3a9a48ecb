import { useEffect } from 'react'
import { PresenterPage } from '#features/briefing/presenter/PresenterPage.tsx'
import { MissingStep, useMissingStep } from '#features/briefing/stage/TalkNotices.tsx'
import { DataFaults } from '#parts/DataGate.tsx'
import { TalkFrame } from '#parts/StepMaps.tsx'
import { useTalk } from '#state/talkStore.ts'
import { useLightOrDark } from '#state/uiStore.ts'
import { useBriefings } from '#state/useBriefings.ts'
import { openBriefing, replaceStep, useViewStore } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { BrandMark } from './TopBar.tsx'

/** The presenter window at the step in the link, kept in sync with the stage. */
export function PresenterPart() {
  const { t } = useTranslation('common')
  const theme = useLightOrDark()
  const { briefings, hasFailed } = useBriefings()
  const choice = useViewStore((state) => state.view.step)
  const open = briefings?.find(({ id }) => id === choice?.briefing)
  const place = open?.steps.findIndex(({ id }) => id === choice?.step) ?? -1
  const missing = useMissingStep(open, choice)
  const first = open?.steps[0]?.id
  useTalk('presenter', briefings)

  // As on the stage: the list of briefings reports a missing one; a link without a step opens the first.
  useEffect(() => {
    if (!choice) return openBriefing(null)
    if (!briefings) return
    if (!open || first === undefined) openBriefing(choice.briefing)
    else if (place === -1) replaceStep({ briefing: open.id, step: first })
  }, [briefings, choice, open, place, first])

  if (hasFailed) return <DataFaults needs={['briefings']} />
  if (!open || place === -1) return <p className="waits quiet">{t('loading')}</p>
  return (
    <TalkFrame language={open.language}>
      <PresenterPage
        briefing={open}
        index={place}
        theme={theme}
        onStep={(to) => {
          const step = open.steps[to]
          if (step) replaceStep({ briefing: open.id, step: step.id })
        }}
        onLeave={() => openBriefing(open.id)}
        notice={<MissingStep briefing={open} missing={missing} />}
      >
        <BrandMark />
      </PresenterPage>
    </TalkFrame>
  )
}
