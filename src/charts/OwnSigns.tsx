import { DefaultZIndexes, usePlotArea, ZIndexLayer } from 'recharts'
import styles from './ChartFrame.module.css'
import { isOwnSeries, type PlotSeries } from './plot.ts'

interface OwnSignsProps {
  series: readonly PlotSeries[]
  /** The value at the top of the plot. */
  max: number
  /** Writes a value beside its sign, where there are few. */
  label?: (value: number) => string
}

/** At most this many values are written. */
const FEW = 6

/** The figures of the reader's own as squares at their column and value; a child of the chart. */
export function OwnSigns({ series, max, label }: OwnSignsProps) {
  const plot = usePlotArea()
  if (!plot) return null
  const own = series.filter(isOwnSeries)
  const isWritten = own.flatMap(({ values }) => values.filter((value) => value !== null)).length <= FEW
  const signs = own.flatMap((one) =>
    one.values.map((value, column) => {
      if (value === null) return null
      const x = plot.x + ((column + 0.5) / one.values.length) * plot.width
      const y = plot.y + (1 - value / max) * plot.height
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column has no other name here.
        <g key={`${one.id} ${column}`}>
          <OwnSign x={x} y={y} isApart={one.look === 'apart'} />
          {label && isWritten && (
            <text
              className={styles.value}
              x={x + (isAtEnd(column, one.values.length) ? -10 : 0)}
              y={isAtEnd(column, one.values.length) ? y + 4 : y - 10}
              textAnchor={isAtEnd(column, one.values.length) ? 'end' : 'middle'}
              stroke="var(--paper)"
              strokeWidth={3}
              paintOrder="stroke"
            >
              {label(value)}
            </text>
          )}
        </g>
      )
    }),
  )
  return <ZIndexLayer zIndex={DefaultZIndexes.scatter}>{signs}</ZIndexLayer>
}

/** Whether a value above its sign would leave the plot at a side. */
function isAtEnd(column: number, columns: number): boolean {
  return (column + 0.5) / columns > 0.9
}

/** The sign of a figure of the reader's own at a point, px: a dot in a square, a ring where it stands apart. */
export function OwnSign({ x, y, isApart }: { x: number; y: number; isApart: boolean }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect x={-7} y={-7} width={14} height={14} rx={4} fill="var(--paper)" />
      <rect
        x={-5}
        y={-5}
        width={10}
        height={10}
        rx={2.5}
        fill="var(--paper)"
        stroke="var(--ink)"
        strokeWidth={1.5}
      />
      <circle
        r={isApart ? 1.75 : 2}
        fill={isApart ? 'none' : 'var(--ink)'}
        stroke={isApart ? 'var(--ink)' : 'none'}
        strokeWidth={1.25}
      />
    </g>
  )
}
