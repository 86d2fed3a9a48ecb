import { cubeSpan } from '#domain/figureCube.ts'
import { type Month, type MonthSpan, monthAt, monthIndex, yearOf } from '#domain/period.ts'
import { countingAt, type LoadedFigures } from './loadedFigures.ts'
import { type MonthlySeries, monthlySeries } from './monthlySeries.ts'

/** A month as known on a day and as it is now; null: not published. */
export interface ThenAndNow {
  readonly month: Month
  readonly was: number | null
  readonly now: number | null
}

/** The months of a place beside what they were. */
export interface KnownMonths {
  readonly series: MonthlySeries
  readonly months: readonly ThenAndNow[]
  /** The last month known then. */
  readonly lastThen: Month
  /** The month that changed most; null where none did. */
  readonly most: ThenAndNow | null
}

/** The longest run of months shown. */
const LONGEST = 36

/** The months from the year before those known then to the newest, at most three years; null without a series. */
export function knownMonths(then: LoadedFigures, now: LoadedFigures, place: string): KnownMonths | null {
  const [before, after] = [then, now].map((figures) => countingAt(figures, place))
  if (!before || !after) return null
  const lastThen = cubeSpan(before.cube).to
  const { to } = cubeSpan(after.cube)
  const from = Math.max(monthIndex(`${yearOf(lastThen) - 1}-01`), monthIndex(to) - LONGEST + 1)
  const span: MonthSpan = { from: monthAt(Math.min(from, monthIndex(lastThen))), to }
  const series = monthlySeries(now, place, span, [place], after)
  const earlier = monthlySeries(then, place, span, [place], before).values
  const months = series.values.map(({ month, value }, index) => ({
    month,
    was: earlier[index]?.value ?? null,
    now: value,
  }))
  const [most] = months
    .filter((month) => month.was !== null && differenceOf(month) !== 0)
    .sort((a, b) => Math.abs(differenceOf(b)) - Math.abs(differenceOf(a)))
  return { series, months, lastThen, most: most ?? null }
}

function differenceOf({ was, now }: ThenAndNow): number {
  return was === null || now === null ? 0 : now - was
}
