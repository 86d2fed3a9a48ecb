import { monthAt, monthIndex } from '#domain/months.ts'
import type { Month, MonthSpan } from '#domain/period.ts'
import type { DockSeries } from '#state/selectors/dockSeries.ts'
import { stretchOfSpan } from './timeAxis.ts'
import type { DayScale, Stretch } from './timelineGeometry.ts'

/** What stays free above the highest bar, px. */
const HEADROOM = 4
/** Bars narrower than this have no gap between them, and hollow ones are drawn as one line along their tops, px. */
const NARROW = 5
/** A month with little has a bar all the same, px: nothing at all would be nought. */
const LEAST_HEIGHT = 1

/** One month of a series as a bar, px from the top left of the bars. */
export interface MonthBar extends Stretch {
  readonly month: Month
  /** Null where the publisher states none. */
  readonly value: number | null
  /** From the base line up; 0 for nought, and where nothing is stated. */
  readonly height: number
  readonly isInside: boolean
  readonly isPartial: boolean
}

/** The bars of the months on the axis, and what says how to read them. */
export interface BarsLayout {
  readonly bars: readonly MonthBar[]
  /** Of all, px: the line on which the bars stand lies there. */
  readonly height: number
  /** The height at which a round number stands; null where there is nothing above nought. */
  readonly grid: { readonly value: number; readonly y: number } | null
  /** Where the series begins and ends, px; null where that is not within the axis. */
  readonly start: number | null
  readonly end: number | null
  /** Bars have no gap between them, for months are too narrow. */
  readonly isDense: boolean
}

interface BarsInput {
  series: DockSeries
  /** All months of the axis. */
  bounds: MonthSpan
  /** The runs of months that are asked for; null when time is not asked, and everything is inside. */
  spans: readonly MonthSpan[] | null
  scale: DayScale
  /** The room for the bars, px. */
  height: number
}

/** Where the bars of a series stand; a month outside of the series has none. Pure. */
export function layoutBars({ series, bounds, spans, scale, height }: BarsInput): BarsLayout {
  const { coverage, values, partial } = series
  const first = Math.max(monthIndex(bounds.from), monthIndex(coverage.from))
  const last = Math.min(monthIndex(bounds.to), monthIndex(coverage.to))
  const offset = monthIndex(coverage.from)
  const months = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
  const most = months.reduce((max, index) => Math.max(max, values[index - offset] ?? 0), 0)
  const perUnit = most === 0 ? 0 : (height - HEADROOM) / most
  const { from: left, to: right } = stretchOfSpan(bounds, scale)
  const monthWidth = (right - left) / (monthIndex(bounds.to) - monthIndex(bounds.from) + 1)
  const gap = monthWidth < NARROW ? 0 : monthWidth < 12 ? 1 : 1.5

  const bars = months.map((index): MonthBar => {
    const month = monthAt(index)
    const value = values[index - offset] ?? null
    const { from, to } = stretchOfSpan({ from: month, to: month }, scale)
    return {
      month,
      value,
      from: from + gap / 2,
      to: to - gap / 2,
      height: value === null || value === 0 ? 0 : Math.max(LEAST_HEIGHT, value * perUnit),
      isInside: spans === null || spans.some((span) => span.from <= month && month <= span.to),
      isPartial: partial.has(month),
    }
  })
  const round = roundBelow(most)
  // A series that begins or ends with the axis needs no line to tell so.
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

/** The greatest of 1, 2 and 5 times a power of ten that is not above a number; null for nought. */
export function roundBelow(most: number): number | null {
  if (most < 1) return null
  const power = 10 ** Math.floor(Math.log10(most))
  return [5, 2, 1].map((times) => times * power).find((round) => round <= most) ?? power
}

/** Bars as one filled path, standing at `base`, px. */
export function filledPath(bars: readonly MonthBar[], base: number): string {
  return bars
    .filter(({ height }) => height > 0)
    .map(({ from, to, height }) => `M${px(from)} ${base}V${px(base - height)}H${px(to)}V${base}z`)
    .join('')
}

/** Bars as outlines, `stroke` px wide and inside their bars; where they have no gap, one line along their tops. */
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
      const isNext = index > 0 && isBeside(high[index - 1], bar)
      return `${isNext ? 'V' : `M${px(bar.from)} ${base}V`}${top(bar)}H${px(bar.to)}`
    })
    .join('')
}

function isBeside(before: MonthBar | undefined, { from }: MonthBar): boolean {
  return before !== undefined && Math.abs(before.to - from) < 0.01
}

/** The line on which bars stand, under the months with a value: nought has its line, what is not stated has none. */
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

function px(value: number): string {
  return String(Math.round(value * 100) / 100)
}
