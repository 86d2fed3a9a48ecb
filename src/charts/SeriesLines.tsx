import { useId } from 'react'
import { CartesianGrid, ComposedChart, Line, usePlotArea, XAxis, YAxis } from 'recharts'
import { cutToWidth } from '#lib/textWidth.ts'
import styles from './ChartFrame.module.css'
import { ChartFrame } from './ChartFrame.tsx'
import { PlotLegend } from './MonthlyBars.tsx'
import { OwnSigns } from './OwnSigns.tsx'
import { PlotOverlay } from './PlotOverlay.tsx'
import { PlotTable } from './PlotTable.tsx'
import {
  isOwnSeries,
  largestOf,
  PLOT_FRAME,
  type PlotFrame,
  type PlotProps,
  type PlotSeries,
  plotRows,
  roundScale,
  spreadLabels,
} from './plot.ts'
import { AXIS_TEXT, SizedChart, valueAxis } from './SizedChart.tsx'
import { Uncovered, UncoveredHatch } from './Uncovered.tsx'

interface SeriesLinesProps extends PlotProps {
  /** Px. */
  height?: number
}

/** Width of the names of the lines at the right, for each px of their type. */
const NAMES_WIDTH = 9.5

/** Px of a caption in charts: larger on a phone and for projectors. */
function captionSize(): number {
  const size = getComputedStyle(document.documentElement).getPropertyValue('--size-caption')
  return Number.parseFloat(size) || 11
}

/**
 * Series of one unit as lines over time, each with its name at its end. A hollow line has another unit than the rest of
 * the page. A partial value has an open dot. Figures of the reader's own are squares, named in a legend.
 */
export function SeriesLines(props: SeriesLinesProps) {
  const { columns, series, words, isWaiting, onSave, picture, height = 216 } = props
  const uncoveredId = useId()
  const published = series.filter((one) => !isOwnSeries(one))
  const hasOwn = published.length < series.length
  const hasNames = published.length > 1
  const names = Math.round(NAMES_WIDTH * captionSize())
  const frame: PlotFrame = { ...PLOT_FRAME, right: hasNames ? names : 8 }
  const { max, ticks } = roundScale(largestOf(series))
  return (
    <ChartFrame
      words={words}
      isWaiting={isWaiting ?? false}
      onSave={onSave}
      picture={picture}
      legend={hasOwn && <PlotLegend series={series} first="line" />}
      overlay={<PlotOverlay {...props} frame={frame} max={max} kind="lines" />}
      table={<PlotTable {...props} />}
    >
      <SizedChart height={height}>
        <ComposedChart
          data={plotRows(columns, series)}
          margin={{ top: frame.top, right: frame.right, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <UncoveredHatch id={uncoveredId} />
          <CartesianGrid vertical={false} stroke="var(--line)" syncWithTicks />
          <XAxis
            dataKey="key"
            scale="band"
            ticks={columns.filter(({ label }) => label !== '').map(({ key }) => key)}
            interval={0}
            tickLine={false}
            axisLine={{ stroke: 'var(--line-2)' }}
            tick={AXIS_TEXT}
            tickFormatter={(key: string) => columns.find((column) => column.key === key)?.label ?? ''}
            height={frame.bottom}
          />
          <YAxis width={frame.left} {...valueAxis(max, ticks, words.axisNumber)} />
          {Uncovered({ columns, series: published, hatchId: uncoveredId })}
          {published.map((one) => (
            <Line
              key={one.id}
              dataKey={one.id}
              stroke={one.colour}
              strokeWidth={one.look === 'hollow' ? 4 : 1.75}
              strokeDasharray={one.look === 'dashed' ? '4 3' : '0'}
              dot={(dot: unknown) => <PartialDot dot={dot} states={one.states} colour={one.colour} />}
              activeDot={false}
              isAnimationActive={false}
            />
          ))}
          {published
            .filter(({ look }) => look === 'hollow')
            .map((one) => (
              <Line
                key={`${one.id} core`}
                dataKey={one.id}
                stroke="var(--paper)"
                strokeWidth={1.5}
                dot={false}
                activeDot={false}
                isAnimationActive={false}
              />
            ))}
          {hasNames && <EndNames series={published} width={names - 4} max={max} />}
          {published.length === 0 && (
            // The axes need something with data to stand on.
            <Line
              dataKey={series[0]?.id ?? ''}
              stroke="none"
              dot={false}
              activeDot={false}
              isAnimationActive={false}
            />
          )}
          {hasOwn && <OwnSigns series={series} max={max} label={words.number} />}
        </ComposedChart>
      </SizedChart>
    </ChartFrame>
  )
}

interface PartialDotProps {
  /** Recharts' dot props: a position, px, and the index of its row. */
  dot: unknown
  states: PlotProps['series'][number]['states']
  colour: string
}

/** An open dot at partial values; nothing at others. */
function PartialDot({ dot, states, colour }: PartialDotProps) {
  if (typeof dot !== 'object' || dot === null || !('cx' in dot) || !('cy' in dot) || !('index' in dot))
    return null
  const { cx, cy, index } = dot
  if (typeof cx !== 'number' || typeof cy !== 'number' || typeof index !== 'number') return null
  if (states[index] !== 'partial') return null
  return <circle cx={cx} cy={cy} r={3.5} fill="var(--paper)" stroke={colour} strokeWidth={1.5} />
}

interface EndNamesProps {
  series: readonly PlotSeries[]
  /** Px to the right of the plot. */
  width: number
  /** The value at the top of the plot. */
  max: number
}

/** Width of a name's swatch with gaps, px. */
const SIGN = 16
/** Actual text width as a share of what `textWidth` estimates, which is on the safe side. */
const REAL = 0.91

/** The names of lines beside their ends, each with a swatch; a child of the chart. */
function EndNames({ series, width, max }: EndNamesProps) {
  const plot = usePlotArea()
  if (!plot) return null
  const size = captionSize()
  const ends = series.map(({ id, values }) => {
    const last = values.findLast((value) => value !== null) ?? 0
    return { id, y: plot.height * (1 - last / max) }
  })
  const placed = new Map(spreadLabels(ends, plot.height, size + 2).map(({ id, y }) => [id, y]))
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
        {cutToWidth(one.shortName ?? one.name, width - SIGN, size * REAL)}
      </text>
    </g>
  ))
}
