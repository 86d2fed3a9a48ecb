import styles from './Dossier.module.css'

interface DumbbellProps {
  scale: DumbbellScale
  /** Null if unknown: then only the other value is drawn. */
  before: number | null
  after: number | null
  /** CSS colour. */
  colour: string
}

/** Two values on a line: earlier hollow, later filled. Hidden from assistive technology: the row has the text. */
export function Dumbbell({ scale, before, after, colour }: DumbbellProps) {
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

/** The shared scale of the dumbbells: position of a value in percent of the width, and the labelled ticks. */
export interface DumbbellScale {
  at(value: number): number
  readonly ticks: readonly number[]
}

/** From zero to `largest`; the ticks are zero and the largest number of one digit and zeros. */
export function dumbbellScale(largest: number): DumbbellScale {
  const end = Math.max(1, largest)
  const power = 10 ** Math.floor(Math.log10(end))
  return { at: (value) => (value / end) * 100, ticks: [0, Math.floor(end / power) * power] }
}
