import type { DockSeries } from '#content/dockSeries.ts'
import { monthAt, monthIndex } from '#domain/months.ts'
import type { Month, MonthSpan } from '#domain/period.ts'
import { px, type Stretch, stretchOfSpan, type TimeScale } from './timeAxis.ts'

/** Free space above the highest bar, px. */
const HEADROOM = 4
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
export interface BarsLayout {
  readonly bars: readonly MonthBar[]
  /** Height of the plot, px, where the baseline lies. */
  readonly height: number
  /** A grid line at a round value; null when all values are zero. */
  readonly grid: { readonly value: number; readonly y: number } | null
  /** Where the series begins and ends, px; null outside the axis. */
  readonly start: number | null
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
  const round = roundBelow(most)
  // A series that begins or ends with the axis needs no line.
  const begins = bounds.from < coverage.from && coverage.from <= bounds.to
  const ends = bounds.from <= coverage.to && coverage.to < bounds.to
  return {
    bars,
    height,
    grid: round === null ? null : { value: round, y: height - round * perUnit },
    start: begins ? stretchOfSpan(coverage, scale).from : null,
    end: ends ? stretchOfSpan(coverage, scale).to : null,
    isDense: gap === 0,
  }
}

/** The greatest of 1, 2 and 5 times a power of ten that is at most the number; null for zero. */
export function roundBelow(most: number): number | null {
  if (most < 1) return null
  const power = 10 ** Math.floor(Math.log10(most))
  return [5, 2, 1].map((times) => times * power).find((round) => round <= most) ?? power
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
