import { memo } from 'react'
import { type BandWording, bandWords } from './bandWords.ts'
import type { DrawnLane } from './layoutTimeline.ts'
import styles from './TimelineDrawing.module.css'
import { type Box, type PlacedBand, type PlacedMark, type PlotFrame, SIZE } from './timelineGeometry.ts'

interface LaneDrawingProps {
  drawn: DrawnLane
  frame: PlotFrame
  wording: BandWording
}

/**
 * The signs of one lane. Each keeps its element whatever is chosen and only changes its look, so that a period that
 * moves draws no more than what comes and goes.
 */
export function LaneDrawing({ drawn: { top, base, lit, overlay }, frame, wording }: LaneDrawingProps) {
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

/** The box drawn in by so many px on each side, or out by less than nothing. */
export function inset({ x, y, width, height }: Box, by: number): Box {
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
