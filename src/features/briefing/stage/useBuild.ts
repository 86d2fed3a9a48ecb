import { useMemo, useState } from 'react'
import type { BriefingStep } from '#domain/briefing.ts'
import { ALL_BUILT, type BuiltSoFar, buildOf } from '#domain/stepBuild.ts'
import { placeKey } from '#domain/stepMap.ts'
import { useStepMaps } from '#parts/StepMaps.tsx'
import { changeTalk, useTalkStore } from '#state/talkStore.ts'

interface Build {
  shown: BuiltSoFar
  isWhole: boolean
  /** Shows the next line or callout; false when all are shown. */
  forward: () => boolean
  /** Hides the last one; false when none is left to hide. */
  back: () => boolean
}

/**
 * Lines and callouts of a step that appear one by one, in all windows of the talk at once. A step that was reached from a
 * later one shows all, and so does every step outside a talk, as in the kiosk.
 */
export function useBuild(step: BriefingStep | undefined, index: number): Build {
  const { mapOf } = useStepMaps()
  const isTalk = useTalkStore(({ talk }) => talk !== null)
  const built = useTalkStore(({ talk }) => talk?.built ?? null)
  const states = useMemo(() => {
    const callouts = step?.look?.hasBuild ? mapOf(step)?.callouts : undefined
    const named = (callouts ?? []).map(({ place, line }) => ({ at: placeKey(place), line }))
    return step ? buildOf(step, named) : [ALL_BUILT]
  }, [step, mapOf])
  const [reached, setReached] = useState({ index, isBack: false })
  const isBack = reached.index === index ? reached.isBack : index < reached.index
  if (reached.index !== index) setReached({ index, isBack })
  const last = states.length - 1
  const at = isTalk ? Math.min(last, built ?? (isBack ? last : 0)) : last
  const show = (to: number) => {
    if (to < 0 || to > last) return false
    changeTalk({ built: to })
    return true
  }
  return {
    shown: states[at] ?? ALL_BUILT,
    isWhole: at === last,
    forward: () => show(at + 1),
    back: () => show(at - 1),
  }
}
