import { useState } from 'react'
import type { BriefingStep } from '#domain/briefing.ts'

interface Build {
  /** Number of lines shown. */
  shown: number
  /** Shows the next line; false when all are shown. */
  forward: () => boolean
  /** Hides the last line; false when none is left to hide. */
  back: () => boolean
}

/** Lines of a step that appear one by one; a step that was reached from a later one shows all. */
export function useBuild(step: BriefingStep | undefined, index: number): Build {
  const count = step?.look?.hasBuild ? step.text.length : 0
  const [state, setState] = useState({ index, shown: 0 })
  const shown = state.index === index ? state.shown : index < state.index ? count : 0
  if (state.index !== index) setState({ index, shown })
  const show = (lines: number) => {
    if (lines < 0 || lines > count) return false
    setState({ index, shown: lines })
    return true
  }
  return {
    shown: count === 0 ? Number.POSITIVE_INFINITY : shown,
    forward: () => show(shown + 1),
    back: () => show(shown - 1),
  }
}
