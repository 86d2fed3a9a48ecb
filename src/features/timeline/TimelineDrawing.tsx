import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { MonthSpan } from '#domain/period.ts'
import type { DrawnLane, TimelineLayout } from './layoutTimeline.ts'
import styles from './TimelineDrawing.module.css'
import { type AxisTick, stretchOfSpan } from './timeAxis.ts'
import {
  type Box,
  LETTER,
  type PlacedBand,
  type PlacedMark,
  type PlotFrame,
  SIZE,
  type Stretch,
} from './timelineGeometry.ts'

interface TimelineDrawingProps {
  layout: TimelineLayout
  frame: PlotFrame
  ticks: readonly AxisTick[]
  width: number
  /** The chosen runs of months; null when no period is set. */
  spans: readonly MonthSpan[] | null
  selectedKey: string | null
}

/** The drawing of the lanes. Hidden from assistive technology: the buttons over it carry the names. */
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

/** Midway between two lanes, on a whole pixel. */
function lineAbove(y: number, gap: number): number {
  return Math.floor(y - gap / 2) - 0.5
}

/** Everything outside the chosen months, as one path. */
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

interface LaneDrawingProps {
  drawn: DrawnLane
  frame: PlotFrame
  wording: BandWording
}

/**
 * The signs of one lane. Each keeps its element and only changes its look, so that moving the period re-renders only
 * marks that come or go.
 */
function LaneDrawing({ drawn: { top, base, lit, overlay }, frame, wording }: LaneDrawingProps) {
  const isLit = ({ key }: { key: string }) => overlay === null && lit.has(key)
  return (
    <g transform={`translate(0 ${top})`}>
      {[...base.marks, ...(overlay?.marks ?? [])].map(
        (placed, index) =>
          placed.hairline &&
          (index >= base.marks.length || isLit(placed.mark)) && (
            <Hairline
              key={index < base.marks.length ? placed.mark.key : `${placed.mark.key} numbered`}
              line={placed.hairline}
              frame={frame}
            />
          ),
      )}
      {base.bands.map((band) => (
        <Band key={band.key} band={band} isLit={band.marks.some(isLit)} wording={wording} />
      ))}
      {base.marks.map(
        (placed) =>
          (overlay === null || !lit.has(placed.mark.key)) && (
            <Sign key={placed.mark.key} placed={placed} isLit={isLit(placed.mark)} />
          ),
      )}
      {overlay?.bands.map((band) => (
        <Band key={band.key} band={band} isLit wording={wording} />
      ))}
      {overlay?.marks.map((placed) => (
        <Sign key={placed.mark.key} placed={placed} isLit />
      ))}
    </g>
  )
}

function Hairline({ line, frame }: { line: NonNullable<PlacedMark['hairline']>; frame: PlotFrame }) {
  const end = Math.min(Math.max(line.x2, frame.left), frame.right)
  return <line className={styles.hairline} x1={line.x1} x2={end} y1={line.y} y2={line.y} />
}

interface BandProps {
  band: PlacedBand
  isLit: boolean
  wording: BandWording
}

const Band = memo(function Band({ band, isLit, wording }: BandProps) {
  return (
    <g>
      <rect className={styles.band} {...inset(band, 0.5)} rx={2} data-band={band.years} data-lit={isLit} />
      {isLit &&
        bandWords(band, wording).map(({ text, x, y }) => (
          <text key={text} className={styles.words} x={x} y={y + 11}>
            {text}
          </text>
        ))}
    </g>
  )
})

const Sign = memo(function Sign({ placed, isLit }: { placed: PlacedMark; isLit: boolean }) {
  const { mark, sign, shape, badge, extent } = placed
  const look = mark.status ?? 'done'
  return (
    <g
      data-status={look}
      data-lit={isLit}
      data-mark={mark.key}
      data-from={extent?.from}
      data-to={extent?.to}
      className={styles.sign}
    >
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
})

/** The box inset by a number of px on each side; a negative number grows it. */
function inset({ x, y, width, height }: Box, by: number): Box {
  return {
    x: x + by,
    y: y + by,
    width: Math.max(0.5, width - 2 * by),
    height: Math.max(0.5, height - 2 * by),
  }
}

/** A diamond; a month-precise date widens its body to the month. */
function diamond({ x, y, width, height }: Box): string {
  const half = height / 2
  const flat = Math.max(0, width - height)
  return `M${x} ${y + half}l${half} ${-half}h${flat}l${half} ${half}l${-half} ${half}h${-flat}z`
}

/** The two wordings of a band. */
interface BandWording {
  long: (years: string) => string
  short: (years: string) => string
}

/** Text and its left edge; the baseline is 11 px below `y`. */
interface PlacedWords {
  text: string
  x: number
  y: number
}

/**
 * The label of a band: that only the year is known and, for plans whose time has passed, when they were stated. The
 * longest wording that fits inside, after or below the band; null when none fits.
 */
export function bandWords(
  { wordsY, years, group, inside, after, below }: PlacedBand,
  { long, short }: BandWording,
): readonly PlacedWords[] {
  const at = ({ from }: Stretch, text: string, top = wordsY) => [{ text, x: from, y: top }]
  const only = short(years)
  if (group === '') {
    if (fits(long(years), inside)) return at(inside, long(years))
    if (fits(only, inside)) return at(inside, only)
    return fits(only, after) ? at(after, only) : []
  }
  const both = `${only}, ${group}`
  if (fits(both, inside)) return at(inside, both)
  const own = fits(only, inside) ? at(inside, only) : []
  if (below) return [...own, ...at(below, group, below.y)]
  if (own.length === 0 && fits(both, after)) return at(after, both)
  return fits(group, after) ? [...own, ...at(after, group)] : own
}

function fits(text: string, { from, to }: Stretch): boolean {
  return text.length * LETTER <= to - from
}
