import type { Tie } from '#domain/planState.ts'
import styles from './TieLine.module.css'

/** The line between a plan and its outcome: single, double, dashed, or open where nothing ties them. */
export function TieLine({ tie }: { tie: Tie }) {
  return <span className={styles.line} data-tie={tie} aria-hidden="true" />
}
