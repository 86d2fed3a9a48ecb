import styles from './StagePen.module.css'

/** Strokes on a drawing of 1280 by 720, each on a casing of the ground. */
export function Ink({ strokes }: { strokes: readonly string[] }) {
  return strokes.map((points, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: strokes are only added at the end, or all removed.
    <g key={index}>
      <polyline className={styles.casing} points={points} />
      <polyline className={styles.stroke} points={points} />
    </g>
  ))
}
