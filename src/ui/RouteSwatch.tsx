import type { CSSProperties } from 'react'
import styles from './Signs.module.css'

interface RouteSwatchProps {
  routeId: string
  /** Whether its figures count another unit than the other routes: the line is then hollow. */
  isHollow?: boolean
}

/** A short line in the route's colour, for use beside its name. */
export function RouteSwatch({ routeId, isHollow = false }: RouteSwatchProps) {
  // Colour tokens are named by route id; a route without one is grey.
  const style = { '--swatch': `var(--route-${routeId}, var(--ink-3))` } as CSSProperties
  return <span className={`${styles.swatch} rigid`} data-hollow={isHollow} style={style} aria-hidden="true" />
}
