import styles from './MapTooltip.module.css'

interface MapTooltipProps {
  name: string
  /** Px in the map. */
  x: number
  y: number
}

/** The name of what the pointer is on, a little above it. */
export function MapTooltip({ name, x, y }: MapTooltipProps) {
  return (
    <div
      className={styles.tooltip}
      style={{ transform: `translate(-50%, -100%) translate(${x}px, ${y - 12}px)` }}
      aria-hidden="true"
    >
      {name}
    </div>
  )
}
