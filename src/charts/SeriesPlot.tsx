import {
  Bar,
  CartesianGrid,
  ComposedChart,
  DefaultZIndexes,
  Line,
  usePlotArea,
  XAxis,
  YAxis,
  ZIndexLayer,
} from 'recharts'
import { barShapes, seriesSwatch } from '#picture/charts/marks.ts'
import {
  axisWidth,
  isPoints,
  largestOf,
  PLOT_FRAME,
  type PlotColumn,
  type PlotSeries,
  roundScale,
} from '#picture/charts/plotModel.ts'
import {
  barForm,
  coverageEnds,
  endNames,
  namesWidth,
  pointMarks,
  uncoveredShapes,
} from '#picture/charts/seriesDrawing.ts'
import type { Space } from '#picture/mercator.ts'
import { PictureLetters, PictureShapes } from '#ui/PictureShapes.tsx'
import { AXIS_TEXT, boxOf, ChartFrame, ChartLegend, numberOf, SizedChart } from './ChartFrame.tsx'
import { PlotOverlay, type PlotProps, plotTable } from './PlotOverlay.tsx'

interface SeriesPlotProps extends PlotProps {
  /** `bars`: the first series as bars, an optional second as a dashed line over them; `lines`: each with its name. */
  form: 'bars' | 'lines'
  /** Px, with the axes. */
  height: number
}

/** Px of a caption in charts: larger on a phone and for projectors. */
function captionSize(): number {
  const size = getComputedStyle(document.documentElement).getPropertyValue('--size-caption')
  return Number.parseFloat(size) || 11
}

/** Series of one unit over time: hollow for another unit than detections, hatched or open when partial, triangles for points. */
export function SeriesPlot(props: SeriesPlotProps) {
  const { columns, series, words, isWaiting, picture, form, height } = props
  const plain = series.filter((one) => !isPoints(one))
  const right = form === 'lines' ? namesWidth(series, captionSize()) : PLOT_FRAME.right
  const { max, ticks } = roundScale(largestOf(series))
  const { number, axisNumber } = words
  const left = axisWidth(ticks.map(axisNumber), captionSize())
  const frame: Space = { ...PLOT_FRAME, left, right }
  if (series.length === 0 || (form === 'bars' && plain.length === 0)) return null
  return (
    <ChartFrame
      {...{ words, isWaiting, picture }}
      drawing={{ kind: 'series', form, columns, series, height, number, axisNumber }}
      legend={
        (form === 'bars' || plain.length < series.length) && (
          <ChartLegend
            keys={series.map((one, index) => ({
              ...one,
              sign: seriesSwatch(one, form === 'bars' && index === 0 ? 'bar' : 'line'),
            }))}
          />
        )
      }
      overlay={<PlotOverlay {...props} frame={frame} max={max} kind={form} />}
      table={plotTable(props)}
    >
      <SizedChart height={height}>
        <ComposedChart
          data={columns.map(({ key }, index) => ({
            key,
            ...Object.fromEntries(series.map(({ id, values }) => [id, values[index] ?? null])),
          }))}
          margin={{ top: frame.top, right, bottom: 0, left: 0 }}
          barCategoryGap="10%"
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" syncWithTicks />
          {timeAxis(columns)}
          <YAxis
            width={left}
            domain={[0, max]}
            ticks={[...ticks]}
            tickFormatter={axisNumber}
            tickLine={false}
            axisLine={false}
            tick={AXIS_TEXT}
          />
          {form === 'bars' ? barsWithLine(plain) : lines(plain.length > 0 ? plain : series)}
          <PlotMarks series={series} max={max} names={form === 'lines' ? right - 4 : 0} label={number} />
        </ComposedChart>
      </SizedChart>
    </ChartFrame>
  )
}

function timeAxis(columns: readonly PlotColumn[]) {
  return (
    <XAxis
      dataKey="key"
      scale="band"
      ticks={columns.filter(({ label }) => label !== '').map(({ key }) => key)}
      interval={0}
      tickLine={false}
      axisLine={{ stroke: 'var(--line-2)' }}
      tick={AXIS_TEXT}
      tickFormatter={(key: string) => columns.find((column) => column.key === key)?.label ?? ''}
      height={PLOT_FRAME.bottom}
    />
  )
}

const STILL = { activeDot: false, isAnimationActive: false } as const

function barsWithLine([bars, line]: readonly PlotSeries[]) {
  return [
    bars && (
      <Bar
        key="bars"
        dataKey={bars.id}
        isAnimationActive={false}
        shape={(shape: unknown) => <SeriesBar shape={shape} series={bars} />}
      />
    ),
    line && <Line key="rim" dataKey={line.id} stroke="var(--paper)" strokeWidth={4} dot={false} {...STILL} />,
    line && (
      <Line
        key="line"
        dataKey={line.id}
        stroke="var(--ink)"
        strokeWidth={1.5}
        strokeDasharray="4 3"
        dot={false}
        {...STILL}
      />
    ),
  ]
}

function lines(series: readonly PlotSeries[]) {
  // A plot of points alone has a line without a stroke: the axes need something to stand on.
  return series.flatMap((one) => [
    <Line
      key={one.id}
      dataKey={one.id}
      stroke={isPoints(one) ? 'none' : one.colour}
      strokeWidth={one.look === 'hollow' ? 4 : 1.75}
      strokeDasharray={one.look === 'dashed' ? '4 3' : '0'}
      dot={(dot: unknown) => <PartialDot key={numberOf(dot, 'index')} dot={dot} series={one} />}
      {...STILL}
    />,
    one.look === 'hollow' && (
      <Line
        key={`${one.id} core`}
        dataKey={one.id}
        stroke="var(--paper)"
        strokeWidth={1.5}
        dot={false}
        {...STILL}
      />
    ),
  ])
}

/** A bar in the look of its series. `shape` is Recharts' shape props: a rectangle, px, and the index of its row. */
function SeriesBar({ shape, series }: { shape: unknown; series: PlotSeries }) {
  const box = boxOf(shape)
  return box && <PictureShapes shapes={barShapes(box.rect, series.colour, barForm(series, box.index))} />
}

/** An open dot at partial values; nothing at others. `dot` is Recharts' dot props. */
function PartialDot({ dot, series: { states, colour } }: { dot: unknown; series: PlotSeries }) {
  const [cx, cy, index] = (['cx', 'cy', 'index'] as const).map((name) => numberOf(dot, name))
  if (index === undefined || states[index] !== 'partial') return null
  return <circle cx={cx} cy={cy} r={3.5} fill="var(--paper)" stroke={colour} strokeWidth={1.5} />
}

interface PlotMarksProps {
  series: readonly PlotSeries[]
  /** The value at the top of the plot. */
  max: number
  /** Px to the right of the plot for the names of lines; 0 for bars. */
  names: number
  /** Writes the value of a point beside its sign. */
  label: (value: number) => string
}

/** What no series of Recharts draws, as in files: columns without coverage, points, names of lines. */
function PlotMarks({ series, max, names, label }: PlotMarksProps) {
  const area = usePlotArea()
  if (!area) return null
  const plot = { ...area, max }
  const plain = series.filter((one) => !isPoints(one))
  const size = captionSize()
  const points = pointMarks(series, plot, names > 0 ? label : null, size)
  const ends = names > 0 && plain.length > 1 ? endNames(plain, plot, names, size) : { shapes: [], texts: [] }
  return (
    <>
      <PictureShapes shapes={[...uncoveredShapes(plain, plot), ...coverageEnds(plain, plot)]} />
      <ZIndexLayer zIndex={DefaultZIndexes.scatter}>
        <PictureShapes shapes={[...ends.shapes, ...points.shapes]} />
        {[...ends.texts, ...points.texts].map((text) => (
          <PictureLetters key={`${text.text} ${text.x} ${text.y}`} text={text} />
        ))}
      </ZIndexLayer>
    </>
  )
}
