import type { CSSProperties } from 'react'
import styles from './Compare.module.css'

/** Extent of the bars: largest fall and largest rise, both as positive numbers. */
export interface ChangeScale {
  fall: number
  rise: number
}

/** Smallest share of the column per side, so that the zero line is never at the edge. */
const MIN_SHARE = 0.15

/** The scale of a table's differences; null counts as zero. */
export function changeScale(differences: readonly (number | null)[]): ChangeScale {
  const known = differences.map((difference) => difference ?? 0)
  const fall = Math.max(0, ...known.map((value) => -value))
  const rise = Math.max(0, ...known)
  const all = fall + rise || 1
  return { fall: Math.max(fall, all * MIN_SHARE), rise: Math.max(rise, all * MIN_SHARE) }
}

/** A fall is a filled bar left of the zero line, a rise an outlined bar right of it. */
export function ChangeBar({
  difference,
  scale,
  colour,
}: {
  difference: number
  scale: ChangeScale
  colour: string
}) {
  const all = scale.fall + scale.rise
  const zero = scale.fall / all
  const width = Math.abs(difference) / all
  const isFall = difference < 0
  return (
    <span className={styles.bar} style={{ '--zero': `${zero * 100}%` } as CSSProperties} aria-hidden="true">
      {difference !== 0 && (
        <span
          className={styles.barFill}
          data-way={isFall ? 'fall' : 'rise'}
          style={
            {
              left: `${(isFall ? zero - width : zero) * 100}%`,
              width: `${width * 100}%`,
              '--bar-colour': colour,
            } as CSSProperties
          }
        />
      )}
    </span>
  )
}
