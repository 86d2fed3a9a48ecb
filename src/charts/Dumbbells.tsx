import { Fragment, useContext } from 'react'
import { textWidth } from '#lib/textWidth.ts'
import styles from './ChartFrame.module.css'
import { roundScale } from './plot.ts'
import { PictureWidth } from './SizedChart.tsx'

/** One place at two times. */
export interface DumbbellRow {
  key: string
  name: string
  /** Null if not stated; then only the other value is drawn. */
  before: number | null
  after: number | null
  /** The values in words, at the right. */
  text: string
  /** CSS colour. */
  colour: string
  /** Counts another unit than the rows above: outlined, below a line. */
  isHollow: boolean
}

/** Px: height of a row and of the scale, widths of names and of the values in words. */
const ROW = 28
const SCALE = 24
const KEY = 28
const NAME = 180
const TEXT = 232
const RADIUS = 5

/** Rows of two values on one scale, earlier hollow and later filled, for files. */
export function Dumbbells({
  rows,
  times,
  number,
}: {
  rows: readonly DumbbellRow[]
  /** The two times in words, for the key; null where there is one. */
  times: { before: string; after: string } | null
  /** Formats a number of the scale. */
  number: (value: number) => string
}) {
  const width = useContext(PictureWidth) ?? 736
  const { max, ticks } = roundScale(
    Math.max(0, ...rows.flatMap(({ before, after }) => [before ?? 0, after ?? 0])),
  )
  const length = width - NAME - TEXT - 4 * RADIUS
  const at = (value: number) => NAME + 2 * RADIUS + (value / max) * length
  const top = SCALE + (times ? KEY : 0)
  const height = top + rows.length * ROW
  return (
    <svg width={width} height={height} aria-hidden="true">
      {times && <Key times={times} />}
      {ticks.map((tick) => (
        <Fragment key={tick}>
          <text x={at(tick)} y={top - 10} textAnchor="middle" className={styles.axis}>
            {number(tick)}
          </text>
          <line x1={at(tick)} x2={at(tick)} y1={top - 4} y2={height} stroke="var(--line)" strokeWidth={1} />
        </Fragment>
      ))}
      {rows.map(({ key, name, before, after, text, colour, isHollow }, index) => {
        const y = top + (index + 0.5) * ROW
        const isFirstOther = isHollow && rows[index - 1]?.isHollow === false
        return (
          <Fragment key={key}>
            {isFirstOther && (
              <line
                x1={0}
                x2={width}
                y1={y - ROW / 2}
                y2={y - ROW / 2}
                stroke="var(--line-2)"
                strokeWidth={1}
              />
            )}
            <text x={0} y={y + 4} className={styles.axis}>
              {name}
            </text>
            {before !== null && after !== null && (
              <line x1={at(before)} x2={at(after)} y1={y} y2={y} stroke={colour} strokeWidth={2} />
            )}
            {before !== null && (
              <circle
                cx={at(before)}
                cy={y}
                r={RADIUS - 1}
                fill="var(--paper)"
                stroke={colour}
                strokeWidth={1.5}
              />
            )}
            {after !== null && (
              <circle
                cx={at(after)}
                cy={y}
                r={RADIUS}
                fill={isHollow ? 'var(--paper)' : colour}
                stroke={colour}
                strokeWidth={isHollow ? 2.5 : 1}
              />
            )}
            <text x={width} y={y + 4} textAnchor="end" className={styles.value}>
              {text}
            </text>
          </Fragment>
        )
      })}
    </svg>
  )
}

function Key({ times }: { times: { before: string; after: string } }) {
  const second = 24 + textWidth(times.before, 12) + 24
  return (
    <>
      <circle
        cx={RADIUS}
        cy={10}
        r={RADIUS - 1}
        fill="var(--paper)"
        stroke="var(--ink-2)"
        strokeWidth={1.5}
      />
      <text x={16} y={14} className={styles.axis}>
        {times.before}
      </text>
      <circle cx={second} cy={10} r={RADIUS} fill="var(--ink-2)" />
      <text x={second + 12} y={14} className={styles.axis}>
        {times.after}
      </text>
    </>
  )
}
