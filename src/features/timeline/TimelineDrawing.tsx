import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { MonthSpan } from '#domain/period.ts'
import { bandWords, type PlacedWords } from './bandWords.ts'
import type { TimelineLayout } from './layoutTimeline.ts'
import styles from './TimelineDrawing.module.css'
import { type AxisTick, stretchOfSpan } from './timeAxis.ts'
import { type Box, type PlacedBand, type PlacedMark, type PlotFrame, SIZE } from './timelineGeometry.ts'

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
  const { left, right, undatedX } = frame
  const { height, lanes } = layout
  // The chosen one is drawn last, over its neighbours.
  const isSelected = ({ mark }: PlacedMark) => mark.key === selectedKey
  const wording = {
    long: (years: string) => t('bandLong', { years }),
    short: (years: string) => t('bandShort', { years }),
  }
  return (
    <svg className={styles.drawing} width={width} height={height} aria-hidden="true">
      {spans && <path className={styles.outside} d={outsideOf(spans, frame, height)} data-shade="outside" />}
      {ticks.map(
        ({ x, year }) =>
          year !== null && <line key={year} className={styles.yearLine} x1={x} x2={x} y1={0} y2={height} />,
      )}
      {lanes.slice(1).map(({ lane, y }) => (
        <line key={lane.key} className={styles.laneLine} x1={0} x2={width} y1={y - 3.5} y2={y - 3.5} />
      ))}
      {undatedX !== null && (
        <line className={styles.undatedLine} x1={right + 12} x2={right + 12} y1={0} y2={height} />
      )}
      {layout.ghostBands.map((band) => (
        <rect key={band.key} className={styles.ghostBand} {...inset(band, 0.5)} rx={2} />
      ))}
      {layout.ghosts.map((ghost) => (
        <Ghost key={ghost.key} placed={ghost} />
      ))}
      {layout.marks.map(
        ({ key, hairline }) =>
          hairline && (
            <line
              key={key}
              className={styles.hairline}
              x1={hairline.x1}
              x2={Math.min(Math.max(hairline.x2, left), right)}
              y1={hairline.y}
              y2={hairline.y}
            />
          ),
      )}
      {layout.bands.map((band) => (
        <Band key={band.key} band={band} words={bandWords(band, wording)} />
      ))}
      {[...layout.marks.filter((mark) => !isSelected(mark)), ...layout.marks.filter(isSelected)].map(
        (drawn) => (
          <Sign key={drawn.key} placed={drawn} target={drawn.target} isSelected={isSelected(drawn)} />
        ),
      )}
    </svg>
  )
})

/** What lies outside of the runs of months, as one path. */
function outsideOf(spans: readonly MonthSpan[], { scale, left, right }: PlotFrame, height: number): string {
  const inside = spans.map((span) => stretchOfSpan(span, scale))
  const starts = [left, ...inside.map(({ to }) => to)]
  const ends = [...inside.map(({ from }) => from), right]
  return starts
    .map((start, index) => [start, Math.max(start, ends[index] ?? right)] as const)
    .map(([start, end]) => `M${start} 0H${end}V${height}H${start}z`)
    .join('')
}

function Band({ band, words }: { band: PlacedBand; words: readonly PlacedWords[] }) {
  return (
    <g>
      <rect className={styles.band} {...inset(band, 0.5)} rx={2} data-band={band.years} />
      {words.map(({ text, x, y }) => (
        <text key={text} className={styles.words} x={x} y={y + 11}>
          {text}
        </text>
      ))}
    </g>
  )
}

function Ghost({ placed: { sign, shape } }: { placed: PlacedMark }) {
  if (shape === 'diamond') return <path className={styles.ghost} d={diamond(sign)} />
  if (shape === 'bar') return <rect className={styles.ghost} {...sign} rx={1} />
  const { x, y, width, height } = sign
  return <circle className={styles.ghost} cx={x + width / 2} cy={y + height / 2} r={SIZE.dot - 0.5} />
}

interface SignProps {
  placed: PlacedMark
  target: Box
  isSelected: boolean
}

function Sign({ placed, target, isSelected }: SignProps) {
  const { mark, sign, shape, badge, extent } = placed
  const look = mark.status ?? 'done'
  return (
    <g
      data-status={look}
      data-mark={mark.key}
      data-from={extent?.from}
      data-to={extent?.to}
      className={styles.sign}
    >
      {isSelected && <rect className={styles.ring} {...inset(badge ? target : sign, -2.5)} rx={3} />}
      {shape === 'bar' && <rect {...inset(sign, look === 'done' ? 0 : 0.6)} rx={1} />}
      {shape === 'diamond' && <path d={diamond(sign)} />}
      {shape === 'dot' && !badge && (
        <circle
          cx={sign.x + sign.width / 2}
          cy={sign.y + sign.height / 2}
          r={look === 'done' ? SIZE.dot : SIZE.dot - 0.25}
        />
      )}
      {badge && (
        <>
          <circle cx={badge.cx} cy={badge.cy} r={look === 'done' ? SIZE.badge : SIZE.badge - 0.6} />
          <text className={styles.number} x={badge.cx} y={badge.cy + 3.5}>
            {mark.number}
          </text>
        </>
      )}
    </g>
  )
}

function inset({ x, y, width, height }: Box, by: number): Box {
  return {
    x: x + by,
    y: y + by,
    width: Math.max(0.5, width - 2 * by),
    height: Math.max(0.5, height - 2 * by),
  }
}

/** A diamond; where the date is a month, its body is as wide as the month. */
function diamond({ x, y, width, height }: Box): string {
  const half = height / 2
  const flat = Math.max(0, width - height)
  return `M${x} ${y + half}l${half} ${-half}h${flat}l${half} ${half}l${-half} ${half}h${-flat}z`
}
