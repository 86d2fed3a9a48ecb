import styles from './StatusSign.module.css'

/** The three looks of a status sign, the same on map, timeline, rail, table and Reader. */
export type SignLook = 'filled' | 'outlined' | 'dashed'

interface StatusSignProps {
  look: SignLook
  /** Radius in px at the usual text size: 3 in the rail, 4 in tables, 4.5 beside labels. */
  radius?: number
  /** True on the map, where sizes are px; elsewhere the sign grows with the text. */
  isOnMap?: boolean
  /** The word for a mark from the reader's own documents, "yours": the same sign in a square that has this name. */
  own?: string | undefined
}

/** Space between a sign and its square, px, and the square's line. */
const OWN_SPACE = 3
const OWN_LINE = 1.5

/** The icon of a status; the word is beside it or in the accessible name of its parent. */
export function StatusSign({ look, radius = 4, isOnMap = false, own }: StatusSignProps) {
  const size = 2 * radius + 2 + (own === undefined ? 0 : 2 * OWN_SPACE)
  const side = isOnMap ? size : `${size / 16}rem`
  const isFilled = look === 'filled'
  return (
    <svg
      className={styles.sign}
      width={side}
      height={side}
      viewBox={`0 0 ${size} ${size}`}
      role={own === undefined ? undefined : 'img'}
      aria-label={own}
      aria-hidden={own === undefined || undefined}
    >
      {own !== undefined && (
        <rect
          x={OWN_LINE / 2}
          y={OWN_LINE / 2}
          width={size - OWN_LINE}
          height={size - OWN_LINE}
          rx={3}
          fill="var(--paper)"
          stroke="currentColor"
          strokeWidth={OWN_LINE}
        />
      )}
      <circle
        cx={size / 2}
        cy={size / 2}
        r={isFilled ? radius : radius - 0.25}
        fill={isFilled ? 'currentColor' : 'none'}
        stroke={isFilled ? 'none' : 'currentColor'}
        strokeWidth={1.4}
        strokeDasharray={look === 'dashed' ? '1.9 1.5' : undefined}
      />
    </svg>
  )
}
