import { memo } from 'react'
import styles from './AxisTicks.module.css'
import type { AxisTick } from './timeAxis.ts'

/** Height of the axis under the bars, px. */
export const AXIS_HEIGHT = 16
/** Room for a year number and its gap, px. */
const YEAR_WIDTH = 34

interface AxisTicksProps {
  ticks: readonly AxisTick[]
  left: number
  right: number
  /** Top of the axis, px. */
  top: number
}

/** The axis: a tick per month and year, and as many year numbers as fit. */
export const AxisTicks = memo(function AxisTicks({ ticks, left, right, top }: AxisTicksProps) {
  const years = ticks.filter(({ year }) => year !== null)
  const perYear = (right - left) / Math.max(1, years.length)
  const every = Math.ceil(YEAR_WIDTH / perYear)
  return (
    <svg className={styles.axis} width={right - left} height={AXIS_HEIGHT} style={{ top }} aria-hidden="true">
      <path
        className={styles.tick}
        d={ticks
          .map(({ x, month, year }) => `M${x - left} 0V${year !== null ? 8 : month === 7 ? 5 : 3}`)
          .join('')}
      />
      {years.map(
        ({ x, year }, index) =>
          index % every === 0 &&
          right - x >= YEAR_WIDTH - 6 && (
            <text key={year} className={styles.year} x={x - left + 4} y={14}>
              {year}
            </text>
          ),
      )}
    </svg>
  )
})
