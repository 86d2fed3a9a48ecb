import styles from './Dumbbell.module.css'

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

/** From zero to `largest`, with two to four round ticks: whole numbers of 1, 2 or 5 times a power of ten. */
export function dumbbellScale(largest: number): DumbbellScale {
  const end = Math.max(1, largest)
  const power = 10 ** Math.floor(Math.log10(end / 2))
  // Each step stands for the sizes around it, up to the geometric mean with the next.
  const factor = [1, 2, 5, 10].findLast((size, index, sizes) => {
    const before = sizes[index - 1]
    return before === undefined || end / 2 / power >= Math.sqrt(before * size)
  })
  const step = Math.max(1, (factor ?? 1) * power)
  return {
    at: (value) => (value / end) * 100,
    ticks: Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step),
  }
}
