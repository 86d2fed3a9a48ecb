import type { ReactNode } from 'react'
import styles from './StatusSign.module.css'

/** The three looks of a status sign, the same on map, timeline, rail, table and Reader. */
export type SignLook = 'filled' | 'outlined' | 'dashed'

export interface SignProps {
  /** True on maps and charts, where sizes are px; elsewhere the sign grows with the text. */
  isOnMap?: boolean
  /** The word for a mark from the reader's own documents, "yours": the same sign in a square that has this name. */
  own?: string | undefined
}

interface StatusSignProps extends SignProps {
  look: SignLook
  /** Radius in px at the usual text size: 3 in the rail, 4 in tables, 4.5 beside labels. */
  radius?: number
}

/** The icon of a status; the word is beside it or in the accessible name of its parent. */
export function StatusSign({ look, radius = 4, ...sign }: StatusSignProps) {
  const box = 2 * radius + 2
  const isFilled = look === 'filled'
  return (
    <SignFrame box={box} size={box} space={3} {...sign}>
      <circle
        cx={box / 2}
        cy={box / 2}
        r={isFilled ? radius : radius - 0.25}
        fill={isFilled ? 'currentColor' : 'none'}
        stroke={isFilled ? 'none' : 'currentColor'}
        strokeWidth={1.4}
        strokeDasharray={look === 'dashed' ? '1.9 1.5' : undefined}
      />
    </SignFrame>
  )
}

interface SignFrameProps extends SignProps {
  /** Side of the sign's box, in units of its shapes. */
  box: number
  /** Side of the sign in px at the usual text size. */
  size: number
  /** Room around a sign for the square of one's own, in units of the box. */
  space: number
  /** The state of a plan that the sign shows. */
  outcome?: string
  children: ReactNode
}

/** A sign, which the word beside it explains, or in the square of the reader's own, which has a name. */
export function SignFrame(props: SignFrameProps) {
  const { box, size, space, outcome, isOnMap = false, own, children } = props
  const around = own === undefined ? 0 : space
  const full = box + 2 * around
  const px = (size * full) / box
  const side = isOnMap ? px : `${px / 16}rem`
  const line = space / 2
  return (
    <svg
      className={styles.sign}
      width={side}
      height={side}
      viewBox={`${-around} ${-around} ${full} ${full}`}
      data-outcome={outcome}
      role={own === undefined ? undefined : 'img'}
      aria-label={own}
      aria-hidden={own === undefined || undefined}
    >
      {own !== undefined && (
        <rect
          x={line / 2 - around}
          y={line / 2 - around}
          width={full - line}
          height={full - line}
          rx={space}
          fill="var(--paper)"
          stroke="currentColor"
          strokeWidth={line}
        />
      )}
      {children}
    </svg>
  )
}
