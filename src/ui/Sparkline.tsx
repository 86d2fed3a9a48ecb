import styles from './Sparkline.module.css'

interface SparklineProps {
  /** Values in order of time, drawn from left to right. */
  values: readonly number[]
}

const WIDTH = 24
const HEIGHT = 12
/** Padding for the point at the end and half the line width, px. */
const EDGE = 2
/** Radius to the middle of the end point's stroke, px. */
const DOT = 0.8

/** A series as a line without axes, its last value as a point. Hidden from screen readers: the words are beside it. */
export function Sparkline({ values }: SparklineProps) {
  const points = sparkPoints(values)
  const last = points.at(-1)
  if (!last || points.length < 2) return null
  const line = points.map(([x, y]) => `${x} ${y}`).join('L')
  // A circle so small that its stroke fills it.
  const end = `M${tenths(last[0] - DOT)} ${last[1]}a${DOT} ${DOT} 0 1 0 ${2 * DOT} 0a${DOT} ${DOT} 0 1 0 ${-2 * DOT} 0`
  return (
    <svg
      className={styles.spark}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
    >
      <path d={`M${line}${end}`} />
    </svg>
  )
}

/** The points of the line, px: zero at the bottom, the largest value at the top. */
export function sparkPoints(values: readonly number[]): readonly (readonly [x: number, y: number])[] {
  const most = Math.max(1, ...values)
  const step = values.length > 1 ? (WIDTH - 2 * EDGE) / (values.length - 1) : 0
  return values.map((value, index) => [
    tenths(EDGE + index * step),
    tenths(HEIGHT - EDGE - (value / most) * (HEIGHT - 2 * EDGE)),
  ])
}

function tenths(length: number): number {
  return Math.round(length * 10) / 10
}
