import type { CSSProperties } from 'react'
import styles from './RouteSwatch.module.css'

interface RouteSwatchProps {
  routeId: string
  /** A route that the filters leave out turns grey; one without legs is dotted. */
  look?: 'lit' | 'dimmed' | 'not-drawn'
}

/** A short piece of a route's line in its colour, beside the name that says which it is. */
export function RouteSwatch({ routeId, look = 'lit' }: RouteSwatchProps) {
  // Colours are tokens by the route's id; a route without one stays in the grey of what is not drawn.
  const style = { '--swatch': `var(--route-${routeId}, var(--ink-3))` } as CSSProperties
  return <span className={styles.swatch} data-look={look} style={style} aria-hidden="true" />
}
