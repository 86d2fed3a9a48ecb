import type { CSSProperties } from 'react'
import { spreadLabels } from './endLabels.ts'
import styles from './PlotOverlay.module.css'
import type { PlotFrame, PlotSeries } from './plot.ts'

interface EndNamesProps {
  series: readonly PlotSeries[]
  frame: PlotFrame
  /** px of the whole drawing. */
  height: number
  /** The value at the top of the plot. */
  max: number
}

/** px that a name takes. */
const STEP = 13

/** The names of lines beside their ends, in ink, each with a piece of its line. */
export function EndNames({ series, frame, height, max }: EndNamesProps) {
  const plot = height - frame.top - frame.bottom
  const ends = series.map(({ id, values }) => {
    const last = values.findLast((value) => value !== null) ?? 0
    return { id, y: plot * (1 - last / max) }
  })
  const placed = new Map(spreadLabels(ends, plot, STEP).map(({ id, y }) => [id, y]))
  return (
    <div
      className={styles.names}
      style={{ top: frame.top, height: plot, width: frame.right - 4 }}
      aria-hidden="true"
    >
      {series.map((one) => (
        <span key={one.id} className={styles.name} style={{ top: placed.get(one.id) ?? 0 }}>
          <span
            className={styles.tipSwatch}
            data-look={one.look}
            style={{ '--swatch': one.colour } as CSSProperties}
          />
          <span className={styles.nameText}>{one.shortName ?? one.name}</span>
        </span>
      ))}
    </div>
  )
}
