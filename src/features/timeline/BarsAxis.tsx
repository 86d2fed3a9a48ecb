import { type CSSProperties, Fragment, memo, useId, useMemo, useState } from 'react'
import { cellsOfSeries, type DockSeries } from '#content/timelineModel.ts'
import { figurePeriod } from '#domain/figurePeriod.ts'
import { hasHollowBars } from '#domain/figureUnit.ts'
import { cutSpan, type Month, type MonthSpan, monthAt, monthIndex, yearOf } from '#domain/period.ts'
import { useHoverStore } from '#state/hoverStore.ts'
import { openReader } from '#state/viewStore.ts'
import { TextButton } from '#ui/Button.tsx'
import styles from './BarsAxis.module.css'
import type { DockWords, SeriesWords } from './dockWords.ts'
import { AXIS_HEIGHT, MonthSlider, PeriodBrush, type PeriodBrushProps, PeriodClip } from './PeriodBrush.tsx'
import { px, rem, type Stretch, stretchesOf, stretchOfSpan, type TimeScale, widthOf } from './timeAxis.ts'

interface BarsAxisProps extends Omit<PeriodBrushProps, 'children' | 'onMonth'> {
  series: DockSeries | null
  seriesWords: SeriesWords | null
  words: DockWords
}

/** Monthly figures as bars with the period's brush, and the years below them. */
export const BarsAxis = memo(function BarsAxis(props: BarsAxisProps) {
  const { series, seriesWords, words, window, period, scale, height, onPoint } = props
  const { t, reader } = words
  const { spans } = period
  const { inSight } = window.room
  const { left, right } = scale
  const layout = useMemo(
    () => series && layoutBars({ series, bounds: inSight, scale, height }),
    [series, inSight, scale, height],
  )
  const cells = spans.flatMap((run) => (series && cutSpan(run, series.coverage)) ?? [])
  const before = series && figurePeriod(spans, series.coverage, [...series.partial]).compared?.before
  const openMonth = (month: Month) => {
    const run = series && cutSpan({ from: month, to: month }, series.coverage)
    if (run) openReader({ type: 'cells', query: cellsOfSeries(series, [run]) })
  }
  const place = series?.routes && seriesWords?.place
  const ends = series ? t('figures.ends', { month: lastMonthName(series.coverage.to, inSight, reader) }) : ''
  const hasEnds = layout?.end != null && right - layout.end > widthOf(ends)
  return (
    <div className="anchor rigid" style={{ height: rem(height + AXIS_HEIGHT) }}>
      {seriesWords && series && (
        <div className={`${styles.head} soft row-type line-16`} style={{ width: rem(left - 8) }}>
          {cells.length > 0 ? (
            <TextButton
              look="quiet"
              title={[seriesWords.caption, t('figures.openCells')].join('. ')}
              onClick={() => openReader({ type: 'cells', query: cellsOfSeries(series, cells) })}
            >
              {seriesWords.column}
            </TextButton>
          ) : (
            seriesWords.column
          )}
          <p>{place ? t('rows.barOf', { place }) : t('rows.oneBar')}</p>
        </div>
      )}
      <PeriodBrush {...props} onMonth={openMonth}>
        {layout && series && (
          <MonthBars
            layout={layout}
            series={series}
            scale={scale}
            clip={stretchesOf(cells, inSight, scale)}
            before={stretchesOf(before ? [before] : [], inSight, scale)}
          />
        )}
        {layout?.most && seriesWords && (
          <Peak
            layout={layout}
            most={layout.most}
            scale={hasEnds ? { ...scale, right: layout.end ?? right } : scale}
            words={words}
            seriesWords={seriesWords}
            openMonth={openMonth}
          />
        )}
      </PeriodBrush>
      {hasEnds && (
        <span
          className={`${styles.ends} soft row-type nowrap no-pointer row-middle`}
          style={{ left: rem((layout.end ?? right) + 5), height: rem(height) }}
          aria-hidden="true"
        >
          {ends}
        </span>
      )}
      {series && seriesWords && (
        <MonthCursor
          series={series}
          seriesWords={seriesWords}
          words={words}
          scale={scale}
          height={height}
          bounds={inSight}
          start={cells.at(-1)?.to ?? series.coverage.to}
          openMonth={openMonth}
          onPoint={onPoint}
        />
      )}
    </div>
  )
})

interface PeakProps extends Pick<MonthCursorProps, 'scale' | 'words' | 'seriesWords' | 'openMonth'> {
  layout: BarsLayout
  most: MonthBar
}

/** The highest bar's month and value near it; opens the cells of that month. The brush under it may also drag from here. */
function Peak({ layout, most, scale, words: { t, reader }, seriesWords, openMonth }: PeakProps) {
  const { month, value } = most
  const text = t('figures.monthName', {
    month: reader.spans([{ from: month, to: month }]),
    value: reader.number(value ?? 0),
  })
  return (
    <TextButton
      look="plain"
      className={`${styles.value} soft row-type nowrap`}
      style={{ left: rem(placeOfPeak(layout, most, widthOf(text) + 4, scale) - scale.left) }}
      aria-label={t('figures.openMonth', { text: seriesWords.month(month) })}
      data-opens={month}
      onClick={({ detail }) => {
        // A pointer's click has opened it by then.
        if (detail === 0) openMonth(month)
      }}
    >
      {text}
    </TextButton>
  )
}

interface MonthBarsProps {
  layout: BarsLayout
  series: DockSeries
  scale: TimeScale
  /** The months that the page's numbers are of, and those a year before with which they are compared. */
  clip: readonly Stretch[]
  before: readonly Stretch[]
}

/** Stroke of hollow bars and of a partial month. */
const STROKE = 1.5

/** The bars as a few paths, those of the period a second time in their colour: moving it changes the clip only. */
function MonthBars({ layout, series, scale, clip, before }: MonthBarsProps) {
  const id = useId()
  const { height } = layout
  const { left, right } = scale
  const { routes, unit } = series
  // A single route gives the bars its colour. Hollow bars count something other than detections.
  const routeId = routes?.length === 1 ? routes[0] : undefined
  const isHollow = hasHollowBars(unit)
  const bars = useMemo(
    () => ({
      inside: barPaths(`${id}inside`, layout, isHollow),
      before: barPaths(`${id}before`, layout, isHollow),
      outside: barPaths(`${id}outside`, layout, isHollow),
    }),
    [id, layout, isHollow],
  )
  const style = {
    width: rem(right - left),
    height: rem(height),
    ...(routeId === undefined ? {} : { '--bar-colour': `var(--route-${routeId}, var(--bar))` }),
  } as CSSProperties
  return (
    <svg
      className={`${styles.drawing} ${styles.drawn} block no-pointer`}
      viewBox={`${left} 0 ${right - left} ${height}`}
      style={style}
      data-unit={unit === 'arrivals' ? unit : 'detections'}
      aria-hidden="true"
    >
      <g className={styles.outside} data-bars="outside">
        {bars.outside}
      </g>
      {(['before', 'inside'] as const).map((place) => {
        const runs = place === 'inside' ? clip : before
        return (
          runs.length > 0 && (
            <Fragment key={place}>
              <PeriodClip id={`${id}${place}clip`} runs={runs} height={height} />
              <g className={styles[place]} data-bars={place} clipPath={`url(#${id}${place}clip)`}>
                {bars[place]}
              </g>
            </Fragment>
          )
        )
      })}
      <path className={styles.base} d={basePath(layout.bars, height)} />
    </svg>
  )
}

function barPaths(id: string, { bars, height, isDense }: BarsLayout, isHollow: boolean) {
  const whole = bars.filter(({ isPartial }) => !isPartial)
  const partial = bars.filter(({ isPartial }) => isPartial)
  return (
    <>
      {isHollow ? (
        <path
          fill="none"
          stroke="var(--side-colour)"
          strokeWidth="1.5"
          d={hollowPath(whole, height, STROKE, isDense)}
        />
      ) : (
        <path fill="var(--side-colour)" d={filledPath(whole, height)} />
      )}
      {partial.length > 0 && (
        <>
          <pattern id={id} width={4} height={4} patternUnits="userSpaceOnUse">
            <path fill="none" stroke="var(--side-colour)" d="M-1 1l2 -2M0 4l4 -4M3 5l2 -2" />
          </pattern>
          <path
            stroke="var(--side-colour)"
            strokeWidth="1.5"
            strokeDasharray="2.5 1.5"
            d={hollowPath(partial, height, STROKE, isDense)}
            fill={`url(#${id})`}
            data-partial={partial.map(({ month }) => month).join()}
          />
        </>
      )}
    </>
  )
}

/** The month in which a series ends, with its year unless that is the last of the axis. */
function lastMonthName(month: Month, { to }: MonthSpan, reader: DockWords['reader']): string {
  return yearOf(month) === yearOf(to)
    ? reader.longMonthName(month)
    : reader.months({ from: month, to: month })
}

interface MonthCursorProps extends Pick<BarsAxisProps, 'words' | 'scale' | 'height' | 'onPoint'> {
  series: DockSeries
  seriesWords: SeriesWords
  /** All months of the axis. */
  bounds: MonthSpan
  /** The first month for the keys: the end of the period, or of the series. */
  start: Month
  openMonth: (month: Month) => void
}

/** Marks the hovered month, and is the one tab stop for all bars: arrow keys move by month, Enter opens its cells. */
const MonthCursor = memo(function MonthCursor(props: MonthCursorProps) {
  const { series, seriesWords, words, scale, height, bounds, start, openMonth, onPoint } = props
  const pointed = useHoverStore((state) => state.month)
  const [lastMonth, setLastMonth] = useState<Month | null>(null)
  const range = cutSpan(series.coverage, bounds)
  if (!range) return null
  const clamped = (index: number) =>
    monthAt(Math.min(Math.max(index, monthIndex(range.from)), monthIndex(range.to)))
  const current = clamped(monthIndex(lastMonth ?? start))

  const openCells = () => openMonth(current)
  const place = (month: Month) => {
    const { from, to } = stretchOfSpan({ from: month, to: month }, scale)
    return { left: rem(from), width: rem(Math.max(2, to - from)), height: rem(height) }
  }
  const { from, to } = stretchOfSpan({ from: current, to: current }, scale)
  const stopPlace = {
    left: rem(scale.left),
    width: rem(scale.right - scale.left),
    height: rem(height),
    '--from': rem(from - scale.left),
    '--month': rem(Math.max(2, to - from)),
  } as CSSProperties
  const isInSight = pointed !== null && bounds.from <= pointed && pointed <= bounds.to
  return (
    <>
      {isInSight && (
        <div className={`${styles.pointed} no-pointer`} style={place(pointed)} data-month={pointed} />
      )}
      <MonthSlider
        className={styles.stop}
        style={stopPlace}
        at={monthIndex(current)}
        range={range}
        aria-label={words.t('figures.stop', { row: seriesWords.row })}
        aria-description={words.t('figures.stopKeys')}
        aria-valuetext={seriesWords.month(current)}
        data-stop="months"
        onStep={(by) => {
          const next = clamped(monthIndex(current) + by)
          setLastMonth(next)
          onPoint(next)
        }}
        onPress={openCells}
        onClick={openCells}
        onFocus={() => onPoint(current)}
        onBlur={() => onPoint(null)}
      />
    </>
  )
})

/** Free space above the highest bar, px. */
const HEADROOM = 2
/** Narrower bars have no gap, and hollow ones merge into one line along their tops, px. */
const NARROW = 5
/** Minimum height of a bar above zero, px. */
const MIN_HEIGHT = 1

/** One month of a series as a bar, px from the top left of the bars. */
export interface MonthBar extends Stretch {
  readonly month: Month
  /** Null when the publisher states none. */
  readonly value: number | null
  /** From the baseline up; 0 for zero and for months not stated. */
  readonly height: number
  readonly isPartial: boolean
}

/** The bars on the axis, with the lines needed to read them. */
interface BarsLayout {
  readonly bars: readonly MonthBar[]
  /** Height of the plot, px, where the baseline lies. */
  readonly height: number
  /** The month with the largest value; null when all are zero. */
  readonly most: MonthBar | null
  /** Where the series ends, px; null outside the axis. */
  readonly end: number | null
  /** Whether the months are too narrow for gaps. */
  readonly isDense: boolean
}

interface BarsInput {
  series: DockSeries
  /** All months of the axis. */
  bounds: MonthSpan
  scale: TimeScale
  /** Height available to the bars, px. */
  height: number
}

/** Lays out the bars of a series; months outside it have none. Pure. */
export function layoutBars({ series, bounds, scale, height }: BarsInput): BarsLayout {
  const { coverage, values, partial } = series
  const first = Math.max(monthIndex(bounds.from), monthIndex(coverage.from))
  const last = Math.min(monthIndex(bounds.to), monthIndex(coverage.to))
  const offset = monthIndex(coverage.from)
  const months = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
  const most = months.reduce((max, index) => Math.max(max, values[index - offset] ?? 0), 0)
  const perUnit = most === 0 ? 0 : (height - HEADROOM) / most
  const gap = scale.pitch < NARROW ? 0 : scale.pitch < 12 ? 1 : 1.5

  const bars = months.map((index): MonthBar => {
    const month = monthAt(index)
    const value = values[index - offset] ?? null
    const { from, to } = stretchOfSpan({ from: month, to: month }, scale)
    return {
      month,
      value,
      from: from + gap / 2,
      to: to - gap / 2,
      height: value === null || value === 0 ? 0 : Math.max(MIN_HEIGHT, value * perUnit),
      isPartial: partial.has(month),
    }
  })
  // A series that ends with the axis needs no words.
  const ends = bounds.from <= coverage.to && coverage.to < bounds.to
  return {
    bars,
    height,
    most: most === 0 ? null : (bars.find(({ value }) => value === most) ?? null),
    end: ends ? stretchOfSpan(coverage, scale).to : null,
    isDense: gap === 0,
  }
}

/** Height of the words about the highest bar, from the top; least space between them and that bar, px. */
const PEAK = { height: 13, gap: 2 } as const

/**
 * The left edge of words about the highest bar: the nearest place beside it where they cover no bar; where there is none,
 * right of it, or left at the end of the axis. Pure.
 */
export function placeOfPeak(
  { bars, height }: Pick<BarsLayout, 'bars' | 'height'>,
  most: MonthBar,
  width: number,
  { left, right }: Pick<TimeScale, 'left' | 'right'>,
): number {
  const high = bars.filter((bar) => bar.height > height - PEAK.height)
  const beside = ({ from, to }: Stretch) => [to + PEAK.gap, from - PEAK.gap - width]
  const isOn = (x: number) => x >= left && x + width <= right
  const isFree = (x: number) => high.every(({ from, to }) => to <= x || from >= x + width)
  const away = (x: number) => Math.max(x - most.to, most.from - x - width)
  const [place] = high
    .flatMap(beside)
    .filter((x) => isOn(x) && isFree(x))
    .toSorted((a, b) => away(a) - away(b))
  return place ?? beside(most).find(isOn) ?? Math.max(left, right - width)
}

/** Filled bars as one path, with their feet at `base`, px. */
export function filledPath(bars: readonly MonthBar[], base: number): string {
  return bars
    .filter(({ height }) => height > 0)
    .map(({ from, to, height }) => `M${px(from)} ${base}V${px(base - height)}H${px(to)}V${base}z`)
    .join('')
}

/** Bars as outlines, `stroke` px wide and inside their bars; without gaps, one line along their tops. */
export function hollowPath(
  bars: readonly MonthBar[],
  base: number,
  stroke: number,
  isDense: boolean,
): string {
  const high = bars.filter(({ height }) => height > 0)
  const half = stroke / 2
  const top = ({ height }: MonthBar) => px(Math.min(base - half, base - height + half))
  if (!isDense) {
    return high
      .map((bar) => `M${px(bar.from + half)} ${base}V${top(bar)}H${px(bar.to - half)}V${base}`)
      .join('')
  }
  return high
    .map((bar, index) => {
      const isNext = index > 0 && isAdjacent(high[index - 1], bar)
      return `${isNext ? 'V' : `M${px(bar.from)} ${base}V`}${top(bar)}H${px(bar.to)}`
    })
    .join('')
}

function isAdjacent(before: MonthBar | undefined, { from }: MonthBar): boolean {
  return before !== undefined && Math.abs(before.to - from) < 0.01
}

/** The baseline under the months with a value: zero has a line, not stated has none. */
export function basePath(bars: readonly MonthBar[], base: number): string {
  return bars
    .map(({ from, to, value }, index) => {
      if (value === null) return ''
      const isStart = (bars[index - 1]?.value ?? null) === null
      const isEnd = (bars[index + 1]?.value ?? null) === null
      return `${isStart ? `M${px(from)} ${base}` : ''}${isEnd ? `H${px(to)}` : ''}`
    })
    .join('')
}
