import type { CSSProperties } from 'react'
import styles from './RouteSwatch.module.css'

interface RouteSwatchProps {
  routeId: string
  /** A route that the filters leave out turns grey; one without legs is dotted. */
  look?: 'lit' | 'dimmed' | 'not-drawn'
  /** Its figures count in another unit than those of the other routes: its line has a hollow core. */
  isHollow?: boolean
}

/** A short piece of a route's line in its colour, beside the name that says which it is. */
export function RouteSwatch({ routeId, look = 'lit', isHollow = false }: RouteSwatchProps) {
  // Colours are tokens by the route's id; a route without one stays in the grey of what is not drawn.
  const style = { '--swatch': `var(--route-${routeId}, var(--ink-3))` } as CSSProperties
  return (
    <span
      className={styles.swatch}
      data-look={look}
      data-hollow={isHollow}
      style={style}
      aria-hidden="true"
    />
  )
}
