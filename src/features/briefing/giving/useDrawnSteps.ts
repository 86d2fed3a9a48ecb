import { useEffect, useState } from 'react'
import type { Briefing } from '#domain/briefing.ts'
import { useStills } from '#parts/Stills.tsx'

/** Pause before the first picture and between two, ms: the step on the stage comes first. */
const PAUSE_MS = 400

/**
 * How many of the steps have their picture, in order. They are drawn one by one from the opening of the talk on, so that
 * the overview opens with all of them.
 */
export function useDrawnSteps({ id, steps }: Briefing, theme: 'light' | 'dark'): number {
  const draw = useStills()
  const [drawn, setDrawn] = useState(0)
  const { length } = steps
  // biome-ignore lint/correctness/useExhaustiveDependencies: another talk, look or file starts again.
  useEffect(() => setDrawn(0), [id, theme])
  // biome-ignore lint/correctness/useExhaustiveDependencies: files that arrive later change what can be drawn.
  useEffect(() => {
    if (drawn >= length) return
    const timer = window.setTimeout(() => setDrawn((count) => count + 1), PAUSE_MS)
    return () => window.clearTimeout(timer)
  }, [drawn, length, draw])
  return drawn
}
