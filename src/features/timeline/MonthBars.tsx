import { type CSSProperties, memo, useId } from 'react'
import styles from './MonthBars.module.css'
import { type BarsLayout, basePath, filledPath, hollowPath } from './monthBars.ts'
import { rem, type TimeScale } from './timeAxis.ts'

interface MonthBarsProps {
  layout: BarsLayout
  scale: TimeScale
  /** The single route that the bars count, which gives their colour; null for several. */
  routeId: string | null
  /** Hollow bars count something other than detections. */
  isHollow: boolean
}

/** Stroke of hollow bars and of a partial month. */
const STROKE = 1.5

/**
 * The bars as a few paths: inside the period, outside it, and partial months hatched. Hidden from assistive
 * technology: the slider over it states the values.
 */
export const MonthBars = memo(function MonthBars({ layout, scale, routeId, isHollow }: MonthBarsProps) {
  const id = useId()
  const { bars, height, grid, start, end, isDense } = layout
  const { left, right } = scale
  const width = right - left
  const style = {
    width: rem(width),
    height: rem(height),
    ...(routeId === null ? {} : { '--bar-colour': `var(--route-${routeId}, var(--bar))` }),
  } as CSSProperties
  return (
    <svg
      className={styles.bars}
      viewBox={`${left} 0 ${width} ${height}`}
      style={style}
      data-unit={isHollow ? 'arrivals' : 'detections'}
      aria-hidden="true"
    >
      {[true, false].map((isInside) => {
        const place = isInside ? 'inside' : 'outside'
        const side = bars.filter((bar) => bar.isInside === isInside)
        const whole = side.filter(({ isPartial }) => !isPartial)
        const partial = side.filter(({ isPartial }) => isPartial)
        return (
          <g key={place} className={styles[place]} data-bars={place}>
            {isHollow ? (
              <path className={styles.hollow} d={hollowPath(whole, height, STROKE, isDense)} />
            ) : (
              <path className={styles.filled} d={filledPath(whole, height)} />
            )}
            {partial.length > 0 && (
              <>
                <pattern id={`${id}${place}`} width={4} height={4} patternUnits="userSpaceOnUse">
                  <path className={styles.hatch} d="M-1 1l2 -2M0 4l4 -4M3 5l2 -2" />
                </pattern>
                <path
                  className={styles.partial}
                  d={hollowPath(partial, height, STROKE, isDense)}
                  fill={`url(#${id}${place})`}
                  data-partial={partial.map(({ month }) => month).join()}
                />
              </>
            )}
          </g>
        )
      })}
      {grid && <path className={styles.grid} d={`M${left} ${grid.y}H${right}`} data-grid={grid.value} />}
      <path className={styles.base} d={basePath(bars, height)} />
      {[start, end].map(
        (x, index) =>
          x !== null && (
            <path
              key={index === 0 ? 'start' : 'end'}
              className={styles.coverage}
              d={`M${x} 0V${height}`}
              data-coverage={index === 0 ? 'start' : 'end'}
            />
          ),
      )}
    </svg>
  )
})
