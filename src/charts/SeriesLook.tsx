import type { PlotSeries } from './plot.ts'
import { boxOf } from './shapeBox.ts'

interface SeriesBarProps {
  /** What the chart library hands to a shape: a rectangle in px and the place of its row. */
  shape: unknown
  series: PlotSeries
  hatchId: string
}

/** A bar in the look of its series: filled, outlined where it counts in another unit, hatched where it is partial. */
export function SeriesBar({ shape, series, hatchId }: SeriesBarProps) {
  const box = boxOf(shape)
  if (!box) return null
  const { index } = box
  const { x, y, width, height } = box.rect
  const isPartial = index !== undefined && series.states[index] === 'partial'
  if (series.look === 'solid' && !isPartial) {
    return <rect {...box.rect} fill={series.colour} />
  }
  return (
    <rect
      x={x + 0.75}
      y={y + 0.75}
      width={Math.max(0, width - 1.5)}
      height={Math.max(0, height - 0.75)}
      fill={isPartial ? `url(#${hatchId})` : 'var(--paper)'}
      stroke={series.colour}
      strokeWidth={1.5}
      strokeDasharray={isPartial ? '3 2' : undefined}
    />
  )
}

/** The hatch of what is partial, for the bars of one colour; a child of the chart. */
export function SeriesHatch({ id, colour }: { id: string; colour: string }) {
  return (
    <defs>
      <pattern id={id} width={4} height={4} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={4} height={4} fill="var(--paper)" />
        <path d="M0 0v4" stroke={colour} strokeWidth={1.6} />
      </pattern>
    </defs>
  )
}

/** The sign of a series in a legend. */
export function SeriesSwatch({ series, as }: { series: PlotSeries; as: 'bar' | 'line' }) {
  const colour = as === 'line' && series.look === 'dashed' ? 'var(--ink)' : series.colour
  return (
    <svg width={16} height={10} viewBox="0 0 16 10" aria-hidden="true">
      {as === 'bar' ? (
        <rect
          x={3}
          y={0.75}
          width={10}
          height={8.5}
          fill={series.look === 'hollow' ? 'var(--paper)' : colour}
          stroke={colour}
          strokeWidth={1.5}
        />
      ) : (
        <path
          d="M0 5h16"
          stroke={colour}
          strokeWidth={series.look === 'hollow' ? 5 : 2}
          strokeDasharray={series.look === 'dashed' ? '4 3' : undefined}
        />
      )}
      {as === 'line' && series.look === 'hollow' && (
        <path d="M0 5h16" stroke="var(--paper)" strokeWidth={2} />
      )}
    </svg>
  )
}
