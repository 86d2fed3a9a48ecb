import { useEffect, useRef } from 'react'
import type { Briefing } from '#domain/briefing.ts'
import { viewOfStep } from '#domain/stepView.ts'
import type { StepOfTalk, TalkRole } from '#domain/talk.ts'
import { joinTalk } from './talkStore.ts'
import { openBriefing, showStep, showToSpeaker } from './viewStore.ts'

/** Takes part in the talk of this window while the caller is there; `role` null takes no part. */
export function useTalk(role: TalkRole | null, briefings: readonly Briefing[] | undefined): void {
  const known = useRef(briefings)
  useEffect(() => {
    known.current = briefings
  })
  const isKnown = briefings !== undefined
  useEffect(() => {
    if (role === null || !isKnown) return
    const show = (choice: StepOfTalk) => {
      const open = known.current?.find(({ id }) => id === choice.briefing)
      const step = open?.steps.find(({ id }) => id === choice.step)
      if (!step) return false
      const { briefing } = choice
      if (role === 'stage') showStep({ briefing, step: step.id }, viewOfStep(step))
      else showToSpeaker({ briefing, step: step.id })
      return true
    }
    const onEnd = ({ briefing }: StepOfTalk) => {
      // Only a window that was opened by another page can close itself.
      if (role === 'presenter') window.close()
      openBriefing(briefing)
    }
    return joinTalk({ role, show, onEnd })
  }, [role, isKnown])
}
