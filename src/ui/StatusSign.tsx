import type { ReactNode } from 'react'
import { discPath, trianglePath } from '#lib/picture.ts'
import styles from './Signs.module.css'

/** The three looks of a status sign, the same on map, timeline, rail, table and Reader. */
export type SignLook = 'filled' | 'outlined' | 'dashed'

export interface SignProps {
  /** True on maps and charts, where sizes are px; elsewhere the sign grows with the text. */
  isOnMap?: boolean
  /** The word for a mark of the reader's own: a triangle with this name; empty where the word stands beside it. */
  own?: string | undefined
}

interface StatusSignProps extends SignProps {
  look: SignLook
  /** Radius in px at the usual text size: 3 in the rail, 4 in tables, 4.5 beside labels. */
  radius?: number
  /** As the dock draws published measures. */
  isSquare?: boolean
}

/** The icon of a status; the word is beside it or in the accessible name of its parent. */
export function StatusSign({ look, radius = 4, isSquare = false, ...sign }: StatusSignProps) {
  const isNamed = sign.own !== undefined
  const middle = (isNamed ? 1.25 : 1) * radius + 1
  const isFilled = look === 'filled'
  const r = isFilled ? radius : radius - 0.25
  const square = `M${middle - r} ${middle - r}h${2 * r}v${2 * r}h${-2 * r}z`
  return (
    <SignFrame width={2 * middle} height={2 * middle} size={2 * middle} {...sign}>
      <path
        d={isNamed ? trianglePath(middle, middle, r) : isSquare ? square : discPath(middle, middle, r)}
        fill={isFilled ? 'currentColor' : 'none'}
        stroke={isFilled ? 'none' : 'currentColor'}
        strokeWidth={1.4}
        strokeDasharray={look === 'dashed' ? '1.9 1.5' : undefined}
      />
    </SignFrame>
  )
}

interface SignFrameProps extends SignProps {
  /** Width and height of the sign's box, in units of its shapes. */
  width: number
  height: number
  /** Height of the sign in px at the usual text size. */
  size: number
  /** The state of a plan that the sign shows. */
  outcome?: string
  children: ReactNode
}

/** A sign, which the word beside it explains; one of the reader's own has a name. */
export function SignFrame(props: SignFrameProps) {
  const { width, height, size, outcome, isOnMap = false, own, children } = props
  const sideOf = (units: number) => {
    const px = (size * units) / height
    return isOnMap ? px : `${px / 16}rem`
  }
  return (
    <svg
      className={`${styles.sign} rigid`}
      width={sideOf(width)}
      height={sideOf(height)}
      viewBox={`0 0 ${width} ${height}`}
      data-outcome={outcome}
      data-own={own === undefined ? undefined : ''}
      role={own ? 'img' : undefined}
      aria-label={own || undefined}
      aria-hidden={!own || undefined}
    >
      {children}
    </svg>
  )
}
