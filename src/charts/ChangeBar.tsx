import type { CSSProperties, ReactNode } from 'react'
import { type FigureUnit, hasHollowBars } from '#domain/figureUnit.ts'
import styles from './ChangeBar.module.css'

/** Where the zero line of bars to both sides stands, and what fills their width. */
export interface ChangeScale {
  /** Share of the width left of the zero line. */
  zero: number
  /** Largest fall and largest rise together. */
  range: number
}

/** Smallest share of the width on each side, so that the zero line of changes is never at the edge. */
const LEAST_SHARE = 0.15

/** The scale of changes; null counts as zero. `areChanges` is false for numbers that are compared with nothing. */
export function changeScale(differences: readonly (number | null)[], areChanges = true): ChangeScale {
  const known = differences.map((difference) => difference ?? 0)
  const fall = Math.max(0, ...known.map((value) => -value))
  const rise = Math.max(0, ...known)
  const least = areChanges ? (fall + rise || 1) * LEAST_SHARE : 0
  const range = Math.max(fall, least) + Math.max(rise, least) || 1
  return { zero: Math.max(fall, least) / range, range }
}

interface ChangeBarProps {
  difference: number
  scale: ChangeScale
  colour: string
  unit: FigureUnit | undefined
  className?: string | undefined
  children?: ReactNode
}

/** A fall as a bar left of the zero line, a rise as one right of it. */
export function ChangeBar({ difference, scale, colour, unit, className = '', children }: ChangeBarProps) {
  const style = {
    '--zero': scale.zero,
    '--share': Math.abs(difference) / scale.range,
    '--bar-colour': colour,
  } as CSSProperties
  return (
    <span
      className={`${styles.track} ${className}`}
      style={style}
      data-way={difference < 0 ? 'fall' : difference > 0 ? 'rise' : undefined}
    >
      <span className={styles.bar} data-hollow={hasHollowBars(unit)} />
      {children}
    </span>
  )
}
