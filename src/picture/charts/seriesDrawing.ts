import { discPath, type PictureShape, type PictureText } from '#lib/picture.ts'
import { cutToWidth } from '#lib/textWidth.ts'
import {
  barShapes,
  boxPath,
  CAPTION,
  type ChartPart,
  filled,
  hatch,
  letters,
  linePath,
  lineShapes,
  pointSign,
  type Rect,
  ROW_TEXT,
  stroked,
} from './marks.ts'
import {
  AXIS_GAP,
  axisWidth,
  isPoints,
  largestOf,
  PLOT_FRAME,
  type PlotColumn,
  type PlotSeries,
  roundScale,
  spreadLabels,
  uncoveredRuns,
} from './plotModel.ts'

/** Series over time, on one axis. */
export interface SeriesDrawing {
  columns: readonly PlotColumn[]
  series: readonly PlotSeries[]
  /** `bars`: the first series as bars, a second one that is no points as a line over them. */
  form: 'bars' | 'lines'
  /** Px, with the axes. */
  height: number
  /** Formats the numbers of the axis, and those beside points. */
  axisNumber: (value: number) => string
  number: (value: number) => string
}

/** What is drawn into a plot; `max` is the value at its top. */
interface Plot extends Rect {
  max: number
}

type Marks = Omit<ChartPart, 'height'>

/** Bars take this share of a month. */
const BAR_SHARE = 0.8
/** Width of the names of lines at the right, for each px of their type. */
const NAMES_WIDTH = 9.5

/** Px to the right of lines, for their names or a last label of the axis. */
export function namesWidth(series: readonly PlotSeries[], size: number): number {
  return series.filter((one) => !isPoints(one)).length > 1 ? Math.round(NAMES_WIDTH * size) : 8
}

/** The plot with its axes. */
export function seriesPart(drawing: SeriesDrawing, width: number): ChartPart {
  const { columns, series, form, height, axisNumber, number } = drawing
  const plain = series.filter((one) => !isPoints(one))
  const right = form === 'lines' ? namesWidth(series, CAPTION) : PLOT_FRAME.right
  const { max, ticks } = roundScale(largestOf(series))
  const { top, bottom } = PLOT_FRAME
  const left = axisWidth(ticks.map(axisNumber), CAPTION)
  const plot = { x: left, y: top, width: width - left - right, height: height - top - bottom, max }
  const base = plot.y + plot.height
  const atTick = (tick: number) => base - (tick / max) * plot.height
  const points = pointMarks(series, plot, form === 'lines' ? number : null)
  const names = form === 'lines' && plain.length > 1 ? endNames(plain, plot, right - 4) : null
  const [first, second] = plain
  const compared = form === 'bars' && second ? pathOf(second, plot) : null
  return {
    height,
    shapes: [
      ...ticks.map((tick) => stroked(`M${plot.x} ${atTick(tick)}h${plot.width}`, 'var(--line)')),
      ...uncoveredShapes(plain, plot),
      ...coverageEnds(plain, plot),
      ...(form === 'bars' && first ? seriesBars(first, plot) : []),
      ...(compared
        ? [stroked(compared, 'var(--paper)', 4), stroked(compared, 'var(--ink)', 1.5, [4, 3])]
        : []),
      ...(form === 'lines' ? plain.flatMap((one) => seriesLine(one, plot)) : []),
      stroked(`M${plot.x} ${base}h${plot.width}`, 'var(--line-2)'),
      ...(names?.shapes ?? []),
      ...points.shapes,
    ],
    texts: [
      ...ticks.map((tick) => letters(axisNumber(tick), left - AXIS_GAP, atTick(tick), { anchor: 'end' })),
      ...columns.flatMap(({ label }, index) =>
        label === ''
          ? []
          : [letters(label, columnAt(plot, columns.length, index), base + 12, { anchor: 'middle' })],
      ),
      ...(names?.texts ?? []),
      ...points.texts,
    ],
  }
}

function columnAt({ x, width }: Rect, count: number, column: number): number {
  return x + ((column + 0.5) / count) * width
}

function valueAt({ y, height, max }: Plot, value: number): number {
  return y + (1 - value / max) * height
}

function pathOf({ values }: PlotSeries, plot: Plot): string {
  return linePath(
    values.map((value, column) =>
      value === null ? null : [columnAt(plot, values.length, column), valueAt(plot, value)],
    ),
  )
}

/** Hatches the columns that the first series does not cover, so that they are not read as 0. */
export function uncoveredShapes(series: readonly PlotSeries[], plot: Rect): readonly PictureShape[] {
  const count = series[0]?.states.length ?? 0
  return uncoveredRuns(series).map(({ from, to }) => {
    const box = {
      ...plot,
      x: plot.x + (from / count) * plot.width,
      width: ((to - from + 1) / count) * plot.width,
    }
    return hatch(box, 'var(--line)', 5, 1)
  })
}

/** A dashed line where each run of columns without coverage begins. */
export function coverageEnds(series: readonly PlotSeries[], plot: Rect): readonly PictureShape[] {
  const count = series[0]?.states.length ?? 0
  return uncoveredRuns(series).map(({ from }) =>
    stroked(`M${plot.x + (from / count) * plot.width} ${plot.y}v${plot.height}`, 'var(--line-2)', 1, [3, 3]),
  )
}

/** The form of a value's bar: hatched if partial, outlined if its series has another unit. */
export function barForm({ look, states }: PlotSeries, column: number | undefined) {
  if (column !== undefined && states[column] === 'partial') return 'hatched'
  return look === 'solid' ? 'filled' : 'outlined'
}

function seriesBars(series: PlotSeries, plot: Plot): readonly PictureShape[] {
  const { values, colour } = series
  const month = plot.width / values.length
  return values.flatMap((value, column) => {
    if (value === null || value === 0) return []
    const y = valueAt(plot, value)
    const x = plot.x + (column + (1 - BAR_SHARE) / 2) * month
    const box = { x, y, width: BAR_SHARE * month, height: plot.y + plot.height - y }
    return barShapes(box, colour, barForm(series, column))
  })
}

function seriesLine(series: PlotSeries, plot: Plot): readonly PictureShape[] {
  const { values, states, colour, look } = series
  const dots = values.flatMap((value, column) =>
    value !== null && states[column] === 'partial'
      ? [
          {
            ...stroked(
              discPath(columnAt(plot, values.length, column), valueAt(plot, value), 3.5),
              colour,
              1.5,
            ),
            fill: 'var(--paper)',
          },
        ]
      : [],
  )
  return [...lineShapes(pathOf(series, plot), colour, look, { plain: 1.75, hollow: 4, core: 1.5 }), ...dots]
}

/** At most this many values of points are written beside their signs. */
const FEW = 6

/** Points as signs at their column and value; `label` writes a value where there are few. */
export function pointMarks(
  series: readonly PlotSeries[],
  plot: Plot,
  label: ((value: number) => string) | null,
  size = CAPTION,
): Marks {
  const points = series.filter(isPoints)
  const marks = points.flatMap(({ values, look }) =>
    values.flatMap((value, column) => {
      if (value === null) return []
      // A value above its sign would leave the plot at the right.
      const isAtEnd = (column + 0.5) / values.length > 0.9
      const at = { x: columnAt(plot, values.length, column), y: valueAt(plot, value) }
      return [{ ...at, value, isApart: look === 'open-points', isAtEnd }]
    }),
  )
  return {
    shapes: marks.flatMap(({ x, y, isApart }) => pointSign(x, y, isApart)),
    texts:
      label === null || marks.length > FEW
        ? []
        : marks.map(({ x, y, value, isAtEnd }) =>
            letters(label(value), isAtEnd ? x - 10 : x, isAtEnd ? y : y - 14, {
              anchor: isAtEnd ? 'end' : 'middle',
              size,
              weight: 620,
              fill: 'var(--ink)',
              halo: { colour: 'var(--paper)', width: 3 },
            }),
          ),
  }
}

/** Width of a name's swatch with gaps, px. */
const SIGN = 16
/** Actual text width as a share of what `textWidth` estimates, which is on the safe side. */
const REAL = 0.91

/** The names of lines beside their ends, each with a swatch; `room` is px to the right of the plot. */
export function endNames(series: readonly PlotSeries[], plot: Plot, room: number, size = CAPTION): Marks {
  const ends = series.map(({ id, values }) => ({
    id,
    y: plot.height * (1 - (values.findLast((value) => value !== null) ?? 0) / plot.max),
  }))
  const placed = new Map(spreadLabels(ends, plot.height, size + 2).map(({ id, y }) => [id, y]))
  const x = plot.x + plot.width + 4
  const shapes: PictureShape[] = []
  const texts: PictureText[] = []
  for (const { id, name, shortName, colour, look } of series) {
    const y = plot.y + (placed.get(id) ?? 0)
    if (look === 'dashed') shapes.push(stroked(`M${x} ${y}h8`, colour, 2, [4, 3]))
    else if (look === 'hollow')
      shapes.push(...barShapes({ x, y: y - 4, width: 8, height: 8 }, colour, 'outlined', 2))
    else shapes.push(filled(boxPath({ x, y: y - 4, width: 8, height: 8 }), colour))
    texts.push(letters(cutToWidth(shortName ?? name, room - SIGN, size * REAL), x + 12, y, { size }))
  }
  return { shapes, texts }
}

/** A small plot with its area and line: px, with its years below. */
export const SMALL_PLOT = { top: 4, bottom: 16, height: 56, width: 168 } as const

/** Area and line of one series over an axis, in a box `width` px wide at `x` and `y`. */
export function smallPlot(
  series: PlotSeries,
  max: number,
  width: number,
  x = 0,
  y = 0,
): readonly PictureShape[] {
  const { top, bottom, height } = SMALL_PLOT
  const plot = { x, y: y + top, width, height: height - top - bottom, max }
  const base = plot.y + plot.height
  const { values, colour, look } = series
  const points = values.flatMap((value, column) =>
    value === null ? [] : [[columnAt(plot, values.length, column), valueAt(plot, value)] as const],
  )
  const [first, last] = [points[0], points.at(-1)]
  const line = linePath(points)
  return [
    stroked(`M${x} ${y + 0.5}h${width}`, 'var(--line)'),
    ...uncoveredShapes([series], plot),
    ...(first && last && look !== 'hollow'
      ? [{ ...filled(`${line}V${base}H${first[0]}Z`, colour), opacity: 0.18 }]
      : []),
    stroked(`M${x} ${base}h${width}`, 'var(--line-2)'),
    ...lineShapes(line, colour, look, { plain: 1.5, hollow: 3.5, core: 1.5 }),
  ]
}

/** Maximum number of years below a small plot, and share of its width beyond which one would stick out. */
const MAX_YEARS = 4
const LAST_YEAR = 0.85

/** The years below a small plot, as many as fit with the last, each at a share of the width. */
export function smallYears(columns: readonly PlotColumn[]): readonly { label: string; share: number }[] {
  const named = columns.flatMap(({ label }, index) =>
    label === '' ? [] : [{ label, share: index / columns.length }],
  )
  const every = Math.ceil(named.length / MAX_YEARS)
  return named.filter(({ share }, index) => (named.length - 1 - index) % every === 0 && share < LAST_YEAR)
}

/** The value at the top of each small plot: one for all, or each its own. */
export function smallTops(series: readonly PlotSeries[], isOneScale: boolean): readonly number[] {
  const shared = roundScale(largestOf(series)).max
  return series.map((one) => (isOneScale ? shared : roundScale(largestOf([one])).max))
}

/** One small plot per series over the same time axis. */
export interface MultiplesDrawing extends Pick<SeriesDrawing, 'columns' | 'series' | 'number'> {
  /** All plots share a scale; else each has its own. */
  isOneScale: boolean
}

const [LEAST_SMALL, GAP, ROW_GAP, HEAD] = [150, 16, 12, 18]

/** Small plots in rows, each under its name and the value at its top. */
export function multiplesPart(drawing: MultiplesDrawing, width: number): ChartPart {
  const { columns, series, number, isOneScale } = drawing
  const across = Math.max(1, Math.floor((width + GAP) / (LEAST_SMALL + GAP)))
  const small = (width - (across - 1) * GAP) / across
  const step = HEAD + SMALL_PLOT.height + ROW_GAP
  const tops = smallTops(series, isOneScale)
  const shapes: PictureShape[] = []
  const texts: PictureText[] = []
  for (const [index, one] of series.entries()) {
    const [x, y] = [(index % across) * (small + GAP), Math.floor(index / across) * step]
    const max = tops[index] ?? 1
    const name = cutToWidth(one.shortName ?? one.name, small - 56, ROW_TEXT, 550)
    shapes.push(...smallPlot(one, max, small, x, y + HEAD))
    texts.push(
      letters(name, x, y + 8, { size: ROW_TEXT, weight: 550, fill: 'var(--ink)' }),
      letters(number(max), x + small, y + 8, { anchor: 'end' }),
      ...smallYears(columns).map(({ label, share }) =>
        letters(label, x + share * small, y + HEAD + SMALL_PLOT.height - 7),
      ),
    )
  }
  return { height: Math.ceil(series.length / across) * step - ROW_GAP, shapes, texts }
}
