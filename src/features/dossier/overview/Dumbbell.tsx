import styles from './Dumbbell.module.css'
import type { DumbbellScale } from './dumbbellScale.ts'

interface DumbbellProps {
  scale: DumbbellScale
  /** Null where there is none: then only the other is drawn. */
  before: number | null
  after: number | null
  routeId: string
}

/** Two values of one route on a line: the earlier hollow, the later filled. What it shows stands beside it in words. */
export function Dumbbell({ scale, before, after, routeId }: DumbbellProps) {
  const colour = `var(--route-${routeId}, var(--ink-3))`
  const from = before === null ? null : `${scale.at(before)}%`
  const to = after === null ? null : `${scale.at(after)}%`
  return (
    <svg className={styles.dumbbell} aria-hidden="true">
      {scale.ticks.map((tick) => (
        <line
          key={tick}
          className={styles.grid}
          x1={`${scale.at(tick)}%`}
          x2={`${scale.at(tick)}%`}
          y1="0"
          y2="100%"
        />
      ))}
      {from !== null && to !== null && (
        <line x1={from} x2={to} y1="50%" y2="50%" stroke={colour} strokeWidth="2" />
      )}
      {from !== null && <circle className={styles.hollow} cx={from} cy="50%" r="4" stroke={colour} />}
      {to !== null && <circle cx={to} cy="50%" r="5" fill={colour} />}
    </svg>
  )
}
