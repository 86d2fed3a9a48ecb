import type { CSSProperties } from 'react'
import styles from './RouteSwatch.module.css'

interface RouteSwatchProps {
  routeId: string
  /** Grey for a route that the filters exclude, dotted for one without legs. */
  look?: 'lit' | 'dimmed' | 'not-drawn'
  /** Whether its figures count another unit than the other routes: the line is then hollow. */
  isHollow?: boolean
}

/** A short line in the route's colour, for use beside its name. */
export function RouteSwatch({ routeId, look = 'lit', isHollow = false }: RouteSwatchProps) {
  // Colour tokens are named by route id; a route without one is grey.
  const style = { '--swatch': `var(--route-${routeId}, var(--ink-3))` } as CSSProperties
  return (
    <span
      className={`${styles.swatch} rigid`}
      data-look={look}
      data-hollow={isHollow}
      style={style}
      aria-hidden="true"
    />
  )
}
