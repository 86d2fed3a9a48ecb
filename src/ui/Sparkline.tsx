import styles from './Sparkline.module.css'

interface SparklineProps {
  /** In order of time; the line spans them from left to right. */
  values: readonly number[]
}

const WIDTH = 28
const HEIGHT = 12
/** Room for the point at the end, and for half the line. */
const EDGE = 2

/** The course of a series without an axis, its last value as a point; what it shows stands beside it in words. */
export function Sparkline({ values }: SparklineProps) {
  const points = sparkPoints(values)
  const last = points.at(-1)
  if (!last || points.length < 2) return null
  const path = points.map(([x, y]) => `${x} ${y}`).join('L')
  return (
    <svg
      className={styles.spark}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
    >
      <path d={`M${path}`} />
      <circle cx={last[0]} cy={last[1]} r={1.5} />
    </svg>
  )
}

/** The points of the line in px: from nought at the foot to the largest value at the top. */
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
