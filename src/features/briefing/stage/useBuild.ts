import { useState } from 'react'
import type { BriefingStep } from '#domain/briefing.ts'

/** What a build-up shows so far. */
export interface BuiltSoFar {
  lines: number
  callouts: number
}

interface Build {
  /** Lines and callouts shown so far. */
  shown: BuiltSoFar
  /** Shows the next line; false when all are shown. */
  forward: () => boolean
  /** Hides the last line; false when none is left to hide. */
  back: () => boolean
}

/**
 * Lines of a step that appear one by one, callouts of its map with them; the last press shows all. A step that was
 * reached from a later one shows all.
 */
export function useBuild(step: BriefingStep | undefined, index: number): Build {
  const count = step?.look?.hasBuild ? Math.max(step.text.length, step.look.callouts?.length ?? 0) : 0
  const [state, setState] = useState({ index, shown: 0 })
  const shown = state.index === index ? state.shown : index < state.index ? count : 0
  if (state.index !== index) setState({ index, shown })
  const show = (lines: number) => {
    if (lines < 0 || lines > count) return false
    setState({ index, shown: lines })
    return true
  }
  return {
    shown: shown >= count ? ALL : { lines: shown, callouts: shown },
    forward: () => show(shown + 1),
    back: () => show(shown - 1),
  }
}

const ALL: BuiltSoFar = { lines: Number.POSITIVE_INFINITY, callouts: Number.POSITIVE_INFINITY }
