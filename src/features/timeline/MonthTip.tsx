import { useHoverStore } from '#state/hoverStore.ts'
import styles from './MarkTip.module.css'
import { stretchOfSpan } from './timeAxis.ts'
import type { PlotFrame } from './timelineGeometry.ts'
import type { SeriesWords } from './useSeriesWords.ts'

interface MonthTipProps {
  words: SeriesWords
  frame: PlotFrame
  /** Of the drawing, px: the tip stays inside. */
  width: number
}

const TIP_WIDTH = 220

/** Month and value of the month that is pointed at, above the bars. The stop's own value says the same aloud. */
export function MonthTip({ words, frame: { scale, left, right }, width }: MonthTipProps) {
  const pointed = useHoverStore((state) => state.month)
  if (pointed === null) return null
  const { from, to } = stretchOfSpan({ from: pointed, to: pointed }, scale)
  const centre = (from + to) / 2
  if (centre < left || centre > right) return null
  const { month, value, note } = words.monthParts(pointed)
  const x = Math.max(0, Math.min(centre - TIP_WIDTH / 2, width - TIP_WIDTH))
  return (
    <div
      className={styles.tip}
      style={{ left: x, width: TIP_WIDTH, bottom: 'calc(100% + 4px)' }}
      aria-hidden="true"
    >
      <p className={styles.title}>{month}</p>
      <p>{value}</p>
      {note !== null && <p>{note}</p>}
    </div>
  )
}
