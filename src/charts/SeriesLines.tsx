import { useId } from 'react'
import { CartesianGrid, ComposedChart, Line, XAxis, YAxis } from 'recharts'
import { AXIS_TEXT } from './axisText.ts'
import { ChartFrame } from './ChartFrame.tsx'
import { EndNames } from './EndNames.tsx'
import { PlotOverlay } from './PlotOverlay.tsx'
import { PlotTable } from './PlotTable.tsx'
import { largestOf, PLOT_FRAME, type PlotFrame, type PlotProps, plotRows, roundScale } from './plot.ts'
import { SizedChart } from './SizedChart.tsx'
import { Uncovered, UncoveredHatch } from './Uncovered.tsx'

interface SeriesLinesProps extends PlotProps {
  /** px; a plot beside others can be lower. */
  height?: number
}

/** px at the right for the names of the lines. */
const NAMES_WIDTH = 104

/**
 * Series of one unit as lines over one axis of time, each with its name at its end. A hollow line counts in another unit
 * than what else is on the screen. A value whose time is not whole has an open dot.
 */
export function SeriesLines(props: SeriesLinesProps) {
  const { columns, series, words, isWaiting, onSave, picture, height = 216 } = props
  const uncoveredId = useId()
  const hasNames = series.length > 1
  const frame: PlotFrame = { ...PLOT_FRAME, right: hasNames ? NAMES_WIDTH : 8 }
  const { max, ticks } = roundScale(largestOf(series))
  return (
    <ChartFrame
      words={words}
      isWaiting={isWaiting ?? false}
      onSave={onSave}
      picture={picture}
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
          <YAxis
            width={frame.left}
            domain={[0, max]}
            ticks={[...ticks]}
            tickFormatter={words.axisNumber}
            tickLine={false}
            axisLine={false}
            tick={AXIS_TEXT}
          />
          {Uncovered({ columns, series, hatchId: uncoveredId })}
          {series.map((one) => (
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
          {series
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
          {hasNames && <EndNames series={series} width={NAMES_WIDTH - 4} max={max} />}
        </ComposedChart>
      </SizedChart>
    </ChartFrame>
  )
}

interface PartialDotProps {
  /** What the chart library hands over: where a value stands and of which row it is. */
  dot: unknown
  states: PlotProps['series'][number]['states']
  colour: string
}

/** An open dot where the time of a value is not whole; nothing at the others. */
function PartialDot({ dot, states, colour }: PartialDotProps) {
  if (typeof dot !== 'object' || dot === null || !('cx' in dot) || !('cy' in dot) || !('index' in dot))
    return null
  const { cx, cy, index } = dot
  if (typeof cx !== 'number' || typeof cy !== 'number' || typeof index !== 'number') return null
  if (states[index] !== 'partial') return null
  return <circle cx={cx} cy={cy} r={3.5} fill="var(--paper)" stroke={colour} strokeWidth={1.5} />
}
