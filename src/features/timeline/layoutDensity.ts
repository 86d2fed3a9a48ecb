import type { TimelineMark } from '#content/timelineModel.ts'
import type { Status } from '#domain/claim.ts'
import { isOwnMark } from '#domain/ownData.ts'
import { yearOf } from '#domain/period.ts'
import { monthOfDay, px, type TimeScale, xOf } from './timeAxis.ts'

/** Heights of the lane: the bars of measures, and the row of events below them. */
export const DENSITY_HEIGHT = 40
const EVENTS_HEIGHT = 11
/** Height of one measure, where the highest month leaves room for it. */
const UNIT = 3.3
/** Each side of the baseline keeps room for its name. */
const LEAST_SIDE = 12
/** Half the width of an event's diamond. */
const HALF_DIAMOND = 3.6

/** Marks known only by their year, at the head of their first year. */
export interface YearHead {
  year: number
  /** Left edge and width of the year. */
  x: number
  width: number
  marks: readonly TimelineMark[]
}

/** The density lane: measures done up and planned down by month of their start, gaps below the plans, and events. */
export interface DensityLayout {
  /** Between done and planned, from the top. */
  baseline: number
  /** The bars of each status as one path; empty without any. */
  bars: Readonly<Record<Status, string>>
  /** Squares around the reader's own measures and events; empty without any. */
  squares: string
  /** The diamonds of events with the months that they stand in. */
  events: readonly { month: number; d: string }[]
  /** The marks of each month on the axis that has some, by month index. */
  byMonth: ReadonlyMap<number, readonly TimelineMark[]>
  heads: readonly YearHead[]
  /** Measures begun before the last year of the axis that count in it too. */
  carried: number
}

/** Lays out the marks on the axis; those before, after or without a date have no place in it. Pure. */
export function layoutDensity(marks: readonly TimelineMark[], scale: TimeScale): DensityLayout {
  const { byMonth, byYear } = grouped(marks, scale)
  const counts = [...byMonth].map(([month, own]) => ({
    month,
    done: countOf(own, 'done'),
    planned: countOf(own, 'planned'),
    gap: countOf(own, 'gap'),
    yours: own.filter(({ thing }) => isOwnMark(thing.kind === 'measure' ? thing.measure : thing.event)),
  }))
  const most = (value: (count: (typeof counts)[number]) => number) => Math.max(0, ...counts.map(value))
  const [up, down] = [most(({ done }) => done), most(({ planned, gap }) => planned + gap)]
  const area = DENSITY_HEIGHT - EVENTS_HEIGHT
  const wanted = Math.min(UNIT, area / Math.max(1, up + down))
  const baseline = Math.min(Math.max(up * wanted, LEAST_SIDE), area - LEAST_SIDE)
  const unit = Math.min(wanted, baseline / Math.max(1, up), (area - baseline) / Math.max(1, down))

  const space = scale.pitch < 5 ? 0.5 : scale.pitch < 12 ? 1.5 : 2.5
  const bars = { done: '', planned: '', gap: '' }
  let squares = ''
  for (const { month, done, planned, gap, yours } of counts) {
    const left = xOf(month, scale) + space / 2
    const width = scale.pitch - space
    if (done > 0) bars.done += bar(left, baseline - done * unit, width, done * unit)
    if (planned > 0) bars.planned += outline(left, baseline, width, planned * unit)
    // They end their bars, on the far side from the baseline.
    const mine = countOf(yours, 'done')
    if (mine > 0) squares += square(left, baseline - done * unit, width, mine * unit)
    const mineBelow = countOf(yours, 'planned') + countOf(yours, 'gap')
    if (mineBelow > 0)
      squares += square(left, baseline + (planned + gap - mineBelow) * unit, width, mineBelow * unit)
    if (gap > 0) bars.gap += outline(left, baseline + planned * unit, width, gap * unit)
  }
  const y = DENSITY_HEIGHT - EVENTS_HEIGHT / 2
  const events = [...byMonth].flatMap(([month, own]) =>
    own.flatMap(({ kind, period }) => {
      if (kind !== 'event' || period === null) return []
      const at = period.precision === 'day' ? monthOfDay(period.start) : month + 0.5
      return [{ month, d: diamond(xOf(at, scale), y, HALF_DIAMOND) }]
    }),
  )
  const heads = [...byYear]
    .map(([year, own]) => ({ year, x: xOf(year * 12, scale), width: scale.pitch * 12, marks: own }))
    .sort((a, b) => a.year - b.year)
  const lastYear = lastYearOf(scale)
  const carried = marks.filter(
    ({ kind, period }) =>
      kind === 'measure' &&
      period !== null &&
      yearOf(period.start) < lastYear &&
      yearOf(period.end ?? period.start) >= lastYear,
  ).length
  return { baseline, bars, squares, events, byMonth, heads, carried }
}

export function lastYearOf({ first, months }: TimeScale): number {
  return Math.floor((first + months - 1) / 12)
}

function grouped(marks: readonly TimelineMark[], { first, months }: TimeScale) {
  const byMonth = new Map<number, TimelineMark[]>()
  const byYear = new Map<number, TimelineMark[]>()
  for (const mark of marks) {
    if (mark.period === null) continue
    const month = Math.floor(monthOfDay(mark.period.start))
    if (month < first || month >= first + months) continue
    const isYear = mark.period.precision === 'year'
    const [groups, key] = isYear ? [byYear, yearOf(mark.period.start)] : [byMonth, month]
    const group = groups.get(key)
    if (group) group.push(mark)
    else groups.set(key, [mark])
  }
  return { byMonth, byYear }
}

/** Number of marks of a status, or of events. */
export function countOf(marks: readonly TimelineMark[], kind: Status | 'events'): number {
  return marks.filter(({ status }) => (status ?? 'events') === kind).length
}

function bar(x: number, y: number, width: number, height: number): string {
  return `M${px(x)} ${px(y)}h${px(width)}v${px(height)}h${px(-width)}z`
}

/** A bar whose line of 1 lies inside it. */
function outline(x: number, y: number, width: number, height: number): string {
  return bar(x + 0.5, y + 0.5, Math.max(0.5, width - 1), Math.max(0.5, height - 1))
}

/** A square whose line lies outside the bar that it holds. */
function square(x: number, y: number, width: number, height: number): string {
  return bar(x - 1, y - 1, width + 2, height + 2)
}

export function diamond(x: number, y: number, half: number): string {
  return `M${px(x - half)} ${px(y)}l${half} ${-half}l${half} ${half}l${-half} ${half}z`
}
