import { useEffect, useMemo, useState } from 'react'
import { type Briefing, layoutOfStep } from '#domain/briefing.ts'
import { usePreparedMaps, useStepMaps } from '#parts/StepMaps.tsx'
import { stepLook } from '#parts/StepMapView.tsx'

/** The boxes of maps on the canvas, px: beside text, and over the whole step. */
const BESIDE = { width: 752, height: 672 }
const WHOLE = { width: 1280, height: 672 }

/**
 * How many of the steps show their picture, in order. Their maps are drawn while the page is idle, from the opening of the
 * talk on; the pictures are then mounted one after the other, and stay.
 */
export function useDrawnSteps({ steps }: Briefing, theme: 'light' | 'dark', isOpen: boolean): number {
  const { pictureOf } = useStepMaps()
  const draws = useMemo(
    () =>
      steps.map((step) => () => {
        const size = layoutOfStep(step) === 'map' ? WHOLE : BESIDE
        return pictureOf(step, stepLook({ ...size, theme, isCopy: true }))
      }),
    [steps, theme, pictureOf],
  )
  usePreparedMaps(draws)
  const [drawn, setDrawn] = useState(0)
  const { length } = steps
  useEffect(() => {
    if (!isOpen || drawn >= length) return
    const frame = requestAnimationFrame(() => setDrawn((count) => count + 1))
    return () => cancelAnimationFrame(frame)
  }, [isOpen, drawn, length])
  return drawn
}
