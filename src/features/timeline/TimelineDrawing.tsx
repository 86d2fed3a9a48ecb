import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { MonthSpan } from '#domain/period.ts'
import { inset, LaneDrawing } from './LaneDrawing.tsx'
import type { TimelineLayout } from './layoutTimeline.ts'
import styles from './TimelineDrawing.module.css'
import { type AxisTick, stretchOfSpan } from './timeAxis.ts'
import type { PlotFrame } from './timelineGeometry.ts'

interface TimelineDrawingProps {
  layout: TimelineLayout
  frame: PlotFrame
  ticks: readonly AxisTick[]
  width: number
  /** The runs of months that are asked for; null when time is not asked. */
  spans: readonly MonthSpan[] | null
  selectedKey: string | null
}

/** The picture of the lanes. It says nothing aloud: the buttons that lie over it carry the names. */
export const TimelineDrawing = memo(function TimelineDrawing({
  layout,
  frame,
  ticks,
  width,
  spans,
  selectedKey,
}: TimelineDrawingProps) {
  const { t } = useTranslation('timeline')
  const { right, undatedX } = frame
  const { height, gap, lanes } = layout
  const wording = useMemo(
    () => ({
      long: (years: string) => t('bandLong', { years }),
      short: (years: string) => t(years.includes('–') ? 'bandShortYears' : 'bandShort'),
    }),
    [t],
  )
  return (
    <svg className={styles.drawing} width={width} height={height} aria-hidden="true">
      {spans && <path className={styles.outside} d={outsideOf(spans, frame, height)} data-shade="outside" />}
      {ticks.map(
        ({ x, year }) =>
          year !== null && <line key={year} className={styles.yearLine} x1={x} x2={x} y1={0} y2={height} />,
      )}
      {lanes.slice(1).map(({ lane, y }) => (
        <line
          key={lane.key}
          className={styles.laneLine}
          x1={0}
          x2={width}
          y1={lineAbove(y, gap)}
          y2={lineAbove(y, gap)}
        />
      ))}
      {undatedX !== null && (
        <line className={styles.undatedLine} x1={right + 12} x2={right + 12} y1={0} y2={height} />
      )}
      {lanes.map((drawn) => (
        <LaneDrawing key={drawn.lane.key} drawn={drawn} frame={frame} wording={wording} />
      ))}
      {layout.marks
        .filter(({ mark }) => mark.key === selectedKey)
        .map(({ key, badge, target, sign }) => (
          <rect key={key} className={styles.ring} {...inset(badge ? target : sign, -2.5)} rx={3} />
        ))}
    </svg>
  )
})

/** In the middle between two lanes, on whole pixels. */
function lineAbove(y: number, gap: number): number {
  return Math.floor(y - gap / 2) - 0.5
}

/** What lies outside of the runs of months, as one path. */
function outsideOf(spans: readonly MonthSpan[], { scale, left, right }: PlotFrame, height: number): string {
  const within = (x: number) => Math.min(Math.max(x, left), right)
  const inside = spans
    .map((span) => stretchOfSpan(span, scale))
    .map(({ from, to }) => ({
      from: within(from),
      to: within(to),
    }))
  const starts = [left, ...inside.map(({ to }) => to)]
  const ends = [...inside.map(({ from }) => from), right]
  return starts
    .map((start, index) => [start, Math.max(start, ends[index] ?? right)] as const)
    .map(([start, end]) => `M${start} 0H${end}V${height}H${start}z`)
    .join('')
}
