import styles from './StatusSign.module.css'

interface PrecisionSignProps {
  /** Precision of the date; null is not stated. */
  precision: 'day' | 'month' | 'year' | null
  look?: 'filled' | 'outlined' | 'dashed'
}

const WIDTHS = { day: 3, month: 8, year: 16 } as const

/** The sign of a date in lists: width shows the precision, fill the status; dotted if no date is stated. */
export function PrecisionSign({ precision, look = 'filled' }: PrecisionSignProps) {
  if (precision === null) {
    return (
      <svg className={styles.sign} width={16} height={12} viewBox="0 0 16 12" aria-hidden="true">
        <path d="M1 6h14" stroke="currentColor" strokeWidth={1.4} strokeDasharray="1.5 2" />
      </svg>
    )
  }
  const width = WIDTHS[precision]
  const isFilled = look === 'filled'
  const inset = isFilled ? 0 : 0.6
  return (
    <svg className={styles.sign} width={16} height={12} viewBox="0 0 16 12" aria-hidden="true">
      <rect
        x={(16 - width) / 2 + inset}
        y={2 + inset}
        width={width - 2 * inset}
        height={8 - 2 * inset}
        rx={1}
        fill={isFilled ? 'currentColor' : 'none'}
        stroke={isFilled ? 'none' : 'currentColor'}
        strokeWidth={1.2}
        strokeDasharray={look === 'dashed' ? '1.8 1.4' : undefined}
      />
    </svg>
  )
}
