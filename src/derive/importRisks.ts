import type { FigureMeta } from './figureMeta.ts'
import { countsOf } from './figureRules.ts'
import type { Difference } from './mergeRows.ts'
import { numberIn, keyOf as rowKeyOf, type TidyRow, textIn } from './tidyTable.ts'

/** Thresholds above which an import needs `--yes`: share of known rows, share of a total, factor of a cell. */
const SHARE_REVISED = 0.1
const SHARE_LACKING = 0.02
const CHANGE_OF_TOTAL = 0.1
const FACTOR = 3
/** Smaller counts, and fewer rows, raise no alarm: any revision changes them by a large factor or share. */
const LEAST_COUNT = 100
const LEAST_ROWS = 3

/** Examples that each reason names. */
const SHOWN = 3

/** A table before and after an import, and the rows of the file. */
export type ImportChange = Readonly<{
  source: FigureMeta
  before: readonly TidyRow[]
  after: readonly TidyRow[]
  file: readonly TidyRow[]
  difference: Difference
}>

/** The rows and totals before and after an import, as lines for a terminal. */
export function summaryOf({ source, before, after }: ImportChange): readonly string[] {
  const totals = countsOf(source).map((column) => `${column}: ${sum(before, column)} → ${sum(after, column)}`)
  return [`rows: ${before.length} → ${after.length}`, ...totals]
}

/** Why an import may be a mistake: the reasons for which it needs the user's consent. */
export function risksOf(change: ImportChange): readonly string[] {
  const { source, before, file, difference } = change
  if (before.length === 0) return []
  const risks: string[] = []
  const old = new Map(before.map((row) => [rowKeyOf(row, source), row]))
  const common = file.flatMap((row) => {
    const earlier = old.get(rowKeyOf(row, source))
    return earlier ? [{ row, earlier }] : []
  })
  const counts = countsOf(source)
  const revised = difference.revised.filter(({ column }) => counts.includes(column))
  if (revised.length >= LEAST_ROWS && revised.length > common.length * counts.length * SHARE_REVISED) {
    risks.push(`${revised.length} of ${common.length * counts.length} known counts change`)
  }
  const other = difference.revised.filter(({ column }) => !counts.includes(column))
  if (other.length >= LEAST_ROWS && other.length > common.length * SHARE_REVISED) {
    risks.push(`${other.length} cells of ${common.length} known rows change that count nothing`)
  }
  const lacking = difference.retained.length + difference.withdrawn.length
  const known = common.length + lacking
  if (
    difference.withdrawn.length > 0 ||
    (isWhole(change) && lacking >= LEAST_ROWS && lacking > known * SHARE_LACKING)
  ) {
    risks.push(
      `the file lacks ${lacking} of ${known} known rows, such as ${[...difference.withdrawn, ...difference.retained].slice(0, SHOWN).join('; ')}`,
    )
  }
  for (const column of counts) {
    const [was, is] = [
      sum(
        common.map(({ earlier }) => earlier),
        column,
      ),
      sum(
        common.map(({ row }) => row),
        column,
      ),
    ]
    if (Math.abs(is - was) > Math.max(was * CHANGE_OF_TOTAL, LEAST_COUNT)) {
      risks.push(`${column} of the same rows goes from ${was} to ${is}`)
    }
  }
  risks.push(...factorsOf(change, old))
  return risks
}

/** Whether the file covers the whole table: it starts in the same month. */
function isWhole({ source, before, file }: ImportChange): boolean {
  const column = source.time.columns[0] ?? ''
  const first = (rows: readonly TidyRow[]) =>
    rows.reduce<string | null>((least, row) => {
      const time = textIn(row, column)
      return least === null || time < least ? time : least
    }, null)
  return first(file)?.slice(0, 7) === first(before)?.slice(0, 7)
}

/** Cells that change by a large factor, and new cells far above the rest of their series. */
function factorsOf(
  { source, before, file }: ImportChange,
  old: ReadonlyMap<string, TidyRow>,
): readonly string[] {
  if (source.role === 'incidents' || source.role === 'stated') return []
  const series = (row: TidyRow) =>
    source.schema.primaryKey
      .filter((name) => !source.time.columns.includes(name))
      .map((name) => textIn(row, name))
      .join(' · ')
  return countsOf(source).flatMap((column) => {
    const largest = new Map<string, number>()
    for (const row of before) {
      const key = series(row)
      largest.set(key, Math.max(largest.get(key) ?? 0, numberIn(row, column) ?? 0))
    }
    const found = file.flatMap((row): string[] => {
      const is = numberIn(row, column) ?? 0
      const key = rowKeyOf(row, source)
      const earlier = old.get(key)
      if (earlier) {
        const was = numberIn(earlier, column) ?? 0
        const [low, high] = [Math.min(was, is), Math.max(was, is)]
        return high >= LEAST_COUNT && high >= low * FACTOR ? [`${key}: ${was} → ${is}`] : []
      }
      const most = largest.get(series(row)) ?? 0
      return most > 0 && is >= LEAST_COUNT && is >= most * FACTOR
        ? [`${key}: ${is}, at most ${most} so far`]
        : []
    })
    if (found.length === 0) return []
    const more = found.length > SHOWN ? `; and ${found.length - SHOWN} more` : ''
    return [`${column} changes by a factor of ${FACTOR} or more: ${found.slice(0, SHOWN).join('; ')}${more}`]
  })
}

function sum(rows: readonly TidyRow[], column: string): number {
  return rows.reduce((total, row) => total + (numberIn(row, column) ?? 0), 0)
}
