import { useId } from 'react'
import { Bar, CartesianGrid, ComposedChart, Line, XAxis, YAxis } from 'recharts'
import { AXIS_TEXT } from './axisText.ts'
import styles from './ChartFrame.module.css'
import { ChartFrame } from './ChartFrame.tsx'
import { PlotOverlay } from './PlotOverlay.tsx'
import { PlotTable } from './PlotTable.tsx'
import { largestOf, PLOT_FRAME, type PlotProps, type PlotSeries, plotRows, roundScale } from './plot.ts'
import { SeriesBar, SeriesHatch, SeriesSwatch } from './SeriesLook.tsx'
import { SizedChart } from './SizedChart.tsx'
import { Uncovered, UncoveredHatch } from './Uncovered.tsx'

const HEIGHT = 144

/**
 * A year against the year before, month by month: the first series as bars, a second, if there is one, as a dashed line
 * over them. A hollow series counts in another unit than detections and is drawn as outlines; a partial month is hatched.
 */
export function MonthlyBars(props: PlotProps) {
  const { columns, series, words, isWaiting, onSave, picture } = props
  const hatchId = useId()
  const uncoveredId = useId()
  const [bars, line] = series
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
          <YAxis
            width={PLOT_FRAME.left}
            domain={[0, max]}
            ticks={[...ticks]}
            tickFormatter={words.axisNumber}
            tickLine={false}
            axisLine={false}
            tick={AXIS_TEXT}
          />
          {Uncovered({ columns, series, hatchId: uncoveredId })}
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
        </ComposedChart>
      </SizedChart>
    </ChartFrame>
  )
}

function PlotLegend({ series }: { series: readonly PlotSeries[] }) {
  return (
    <ul className={styles.legend}>
      {series.map((one, index) => (
        <li key={one.id}>
          <SeriesSwatch series={one} as={index === 0 ? 'bar' : 'line'} />
          {one.name}
        </li>
      ))}
    </ul>
  )
}
