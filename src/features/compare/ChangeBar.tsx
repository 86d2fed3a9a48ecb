import type { CSSProperties } from 'react'
import styles from './ChangeBar.module.css'

/** How far the bars of a table reach: the largest fall and the largest rise, as numbers from nought. */
export interface ChangeScale {
  fall: number
  rise: number
}

/** No side is narrower than this share of the column, so that the line in the middle has room on both. */
const LEAST_SHARE = 0.15

/** The scale of some differences. */
export function changeScale(differences: readonly (number | null)[]): ChangeScale {
  const known = differences.map((difference) => difference ?? 0)
  const fall = Math.max(0, ...known.map((value) => -value))
  const rise = Math.max(0, ...known)
  const all = fall + rise || 1
  return { fall: Math.max(fall, all * LEAST_SHARE), rise: Math.max(rise, all * LEAST_SHARE) }
}

/** A fall as a filled bar to the left of the line, a rise as an outlined one to the right of it. */
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
