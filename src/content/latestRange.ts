import type { CodedTable } from '#domain/figureTable.ts'
import { monthAt, monthIndex } from '#domain/months.ts'
import type { Month } from '#domain/period.ts'
import type { TableVintages } from '#domain/vintage.ts'
import { valueToday } from './whatChanged.ts'

/** How far today's values of a place lie from those first published. */
export interface Moved {
  /** The first month that the kept states saw appear. */
  readonly since: Month
  /** The relative change of each month since then, 0 for none. */
  readonly changes: ReadonlyMap<Month, number>
}

/**
 * The months of a place that appeared within the kept states, from first value to today's. A month that the first state has
 * as its last had appeared with it. Null where no state is kept.
 */
export function movedSince(
  { states, cells }: TableVintages,
  table: CodedTable,
  where: Readonly<Record<string, string>>,
): Moved | null {
  const [since, until] = [states[0]?.coverage.to, states.at(-1)?.coverage.to]
  if (since === undefined || until === undefined) return null
  const months = Array.from({ length: monthIndex(until) - monthIndex(since) + 1 }, (_, index) =>
    monthAt(monthIndex(since) + index),
  )
  const changes = months.flatMap((month): [Month, number][] => {
    const keys = Object.entries({ ...where, month })
    const cell = cells.find((one) => keys.every(([name, key]) => one.where[name] === key))
    if (!cell) return [[month, 0]]
    const first = cell.values.find((value) => value !== null) ?? null
    const today = valueToday(cell, table)
    // From nought no share can be told.
    return first === null || today === null || first === 0 ? [] : [[month, today / first - 1]]
  })
  return { since, changes: new Map(changes) }
}

/** The least number of months from which a range is told. */
export const LEAST_MONTHS = 8

/** The range in which today's values of past months lie around those first published, as relative changes. */
export interface PastRange {
  readonly months: number
  readonly since: Month
  /** All but the furthest, from 0 or less to 0 or more. */
  readonly inner: readonly [low: number, high: number]
  /** The month that moved furthest; 0 where none moved. */
  readonly furthest: number
}

/** The range of past revisions; null where fewer than eight months are known. */
export function pastRange({ since, changes }: Moved): PastRange | null {
  const sorted = [...changes.values()].sort((a, b) => Math.abs(a) - Math.abs(b))
  const furthest = sorted.pop()
  if (furthest === undefined || changes.size < LEAST_MONTHS) return null
  return {
    months: changes.size,
    since,
    inner: [Math.min(0, ...sorted), Math.max(0, ...sorted)],
    furthest,
  }
}

/** Whether a change lies within a range, its furthest month included. */
export function isWithin(change: number, { inner: [low, high], furthest }: PastRange): boolean {
  return Math.min(low, furthest) <= change && change <= Math.max(high, furthest)
}
