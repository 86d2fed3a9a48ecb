import { usePlotArea } from 'recharts'
import { cutToWidth } from '#lib/textWidth.ts'
import styles from './ChartFrame.module.css'
import { spreadLabels } from './endLabels.ts'
import type { PlotSeries } from './plot.ts'

interface EndNamesProps {
  series: readonly PlotSeries[]
  /** px at the right of the plot. */
  width: number
  /** The value at the top of the plot. */
  max: number
}

/** px that a name takes from top to bottom, and its sign with the gaps beside it. */
const STEP = 13
const SIGN = 16
/** What letters take on the page, as a share of what `textWidth` expects, which rounds up. */
const REAL = 0.91

/** The names of lines beside their ends, in ink, each with a piece of its line; a child of the chart. */
export function EndNames({ series, width, max }: EndNamesProps) {
  const plot = usePlotArea()
  if (!plot) return null
  const caption = getComputedStyle(document.documentElement).getPropertyValue('--type-caption')
  const size = (Number.parseFloat(caption) || 11) * REAL
  const ends = series.map(({ id, values }) => {
    const last = values.findLast((value) => value !== null) ?? 0
    return { id, y: plot.height * (1 - last / max) }
  })
  const placed = new Map(spreadLabels(ends, plot.height, STEP).map(({ id, y }) => [id, y]))
  return series.map((one) => (
    <g key={one.id} transform={`translate(${plot.x + plot.width + 4} ${plot.y + (placed.get(one.id) ?? 0)})`}>
      {one.look === 'dashed' ? (
        <path d="M0 0H8" stroke={one.colour} strokeWidth={2} strokeDasharray="4 3" />
      ) : (
        <path
          d={one.look === 'hollow' ? 'M1 -3H7V3H1Z' : 'M0 -4H8V4H0Z'}
          fill={one.look === 'hollow' ? 'var(--paper)' : one.colour}
          stroke={one.look === 'hollow' ? one.colour : undefined}
          strokeWidth={2}
        />
      )}
      <text className={styles.axis} x={12} dy="0.35em">
        {cutToWidth(one.shortName ?? one.name, width - SIGN, size)}
      </text>
    </g>
  ))
}
