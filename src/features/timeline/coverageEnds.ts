import type { BarsLayout } from './monthBars.ts'
import { LETTER, type PlotFrame } from './timelineGeometry.ts'

/** Label at the line where a series begins or ends; px of the drawing. */
export interface CoverageEnd {
  side: 'start' | 'end'
  text: string
  x: number
  width: number
  /** Whether the label fits between the line and the edge of the axis, in one or two lines. */
  hasRoom: boolean
}

/** Between the line and its label, px. */
const GAP = 6
/** Words do not break, so two lines hold less than twice the width; narrower than `least`, only one line counts. */
const TWO_LINES = { share: 1.6, least: 72 } as const

/** The labels at the ends of a series that lie within the axis. Pure. */
export function coverageEnds(
  { start, end }: Pick<BarsLayout, 'start' | 'end'>,
  words: { start: string; end: string },
  { left, right }: Pick<PlotFrame, 'left' | 'right'>,
): readonly CoverageEnd[] {
  const fits = (text: string, width: number) =>
    text.length * LETTER <= (width < TWO_LINES.least ? width : width * TWO_LINES.share)
  const before = start === null ? 0 : start - left - GAP
  const after = end === null ? 0 : right - end - GAP
  return [
    ...(start !== null
      ? [
          {
            side: 'start' as const,
            text: words.start,
            x: left,
            width: before,
            hasRoom: fits(words.start, before),
          },
        ]
      : []),
    ...(end !== null
      ? [
          {
            side: 'end' as const,
            text: words.end,
            x: end + GAP,
            width: after,
            hasRoom: fits(words.end, after),
          },
        ]
      : []),
  ]
}
