import { useId } from 'react'
import { Bar, CartesianGrid, ComposedChart, Line, XAxis, YAxis } from 'recharts'
import styles from './ChartFrame.module.css'
import { ChartFrame } from './ChartFrame.tsx'
import { OwnSign, OwnSigns } from './OwnSigns.tsx'
import { PlotOverlay } from './PlotOverlay.tsx'
import { PlotTable } from './PlotTable.tsx'
import {
  isOwnSeries,
  largestOf,
  PLOT_FRAME,
  type PlotProps,
  type PlotSeries,
  plotRows,
  roundScale,
} from './plot.ts'
import { AXIS_TEXT, boxOf, SizedChart, valueAxis } from './SizedChart.tsx'
import { Uncovered, UncoveredHatch } from './Uncovered.tsx'

const HEIGHT = 144

/**
 * A year against the year before, by month: the first series as bars, an optional second as a dashed line over them. A
 * hollow series has another unit than detections and is outlined; a partial month is hatched. Figures of the reader's own
 * are squares.
 */
export function MonthlyBars(props: PlotProps) {
  const { columns, series, words, isWaiting, onSave, picture } = props
  const hatchId = useId()
  const uncoveredId = useId()
  const published = series.filter((one) => !isOwnSeries(one))
  const [bars, line] = published
  const { max, ticks } = roundScale(largestOf(series))
  if (!bars) return null
  return (
    <ChartFrame
      words={words}
      isWaiting={isWaiting ?? false}
      onSave={onSave}
      picture={picture}
      legend={<PlotLegend series={series} />}
      overlay={<PlotOverlay {...props} frame={PLOT_FRAME} max={max} kind="bars" />}
      table={<PlotTable {...props} />}
    >
      <SizedChart height={HEIGHT}>
        <ComposedChart
          data={plotRows(columns, series)}
          margin={{ top: PLOT_FRAME.top, right: PLOT_FRAME.right, bottom: 0, left: 0 }}
          barCategoryGap="10%"
          accessibilityLayer={false}
        >
          <UncoveredHatch id={uncoveredId} />
          <SeriesHatch id={hatchId} colour={bars.colour} />
          <CartesianGrid vertical={false} stroke="var(--line)" syncWithTicks />
          <XAxis
            dataKey="key"
            interval={0}
            tickLine={false}
            axisLine={{ stroke: 'var(--line-2)' }}
            tick={AXIS_TEXT}
            tickFormatter={(_, index: number) => columns[index]?.label ?? ''}
            height={PLOT_FRAME.bottom}
          />
          <YAxis width={PLOT_FRAME.left} {...valueAxis(max, ticks, words.axisNumber)} />
          {Uncovered({ columns, series: published, hatchId: uncoveredId })}
          <Bar
            dataKey={bars.id}
            isAnimationActive={false}
            shape={(shape: unknown) => <SeriesBar shape={shape} series={bars} hatchId={hatchId} />}
          />
          {line && (
            <Line
              dataKey={line.id}
              stroke="var(--paper)"
              strokeWidth={4}
              dot={false}
              activeDot={false}
              isAnimationActive={false}
            />
          )}
          {line && (
            <Line
              dataKey={line.id}
              stroke="var(--ink)"
              strokeWidth={1.5}
              strokeDasharray="4 3"
              dot={false}
              activeDot={false}
              isAnimationActive={false}
            />
          )}
          <OwnSigns series={series} max={max} />
        </ComposedChart>
      </SizedChart>
    </ChartFrame>
  )
}

/** The series with their swatches. */
export function PlotLegend({
  series,
  first = 'bar',
}: {
  series: readonly PlotSeries[]
  /** The form of the first series. */
  first?: 'bar' | 'line'
}) {
  return (
    <ul className={styles.legend}>
      {series.map((one, index) => (
        <li key={one.id}>
          <SeriesSwatch series={one} as={index === 0 ? first : 'line'} />
          {one.name}
        </li>
      ))}
    </ul>
  )
}

interface SeriesBarProps {
  /** Recharts' shape props: a rectangle, px, and the index of its row. */
  shape: unknown
  series: PlotSeries
  hatchId: string
}

/** A bar in the look of its series: filled, outlined for another unit, hatched if partial. */
function SeriesBar({ shape, series, hatchId }: SeriesBarProps) {
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

/** Hatch pattern for partial bars of one colour; a child of the chart. */
function SeriesHatch({ id, colour }: { id: string; colour: string }) {
  return (
    <defs>
      <pattern id={id} width={4} height={4} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={4} height={4} fill="var(--paper)" />
        <path d="M0 0v4" stroke={colour} strokeWidth={1.6} />
      </pattern>
    </defs>
  )
}

/** Legend swatch of a series. */
function SeriesSwatch({ series, as }: { series: PlotSeries; as: 'bar' | 'line' }) {
  const colour = as === 'line' && series.look === 'dashed' ? 'var(--ink)' : series.colour
  if (isOwnSeries(series)) {
    return (
      <svg width={14} height={14} viewBox="-7 -7 14 14" aria-hidden="true">
        <OwnSign x={0} y={0} isApart={series.look === 'apart'} />
      </svg>
    )
  }
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
