import { useEffect, useMemo } from 'react'
import { movedSince, type PastRange, pastRange } from '#content/latestRange.ts'
import { countingAt, type LoadedFigures } from '#content/loadedFigures.ts'
import { monthlySeries } from '#content/monthlySeries.ts'
import { vintagesOf } from '#domain/asKnown.ts'
import { cubeSpan } from '#domain/figureCube.ts'
import { monthAt, monthIndex } from '#domain/months.ts'
import { type Month, periodOfDate } from '#domain/period.ts'
import details from '#features/dossier/Details.module.css'
import { useDataset } from '#state/datasets.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** Where past revisions suggest that a month may go: all but the furthest of them, and the furthest. */
export interface ValueRange {
  readonly inner: readonly [low: number, high: number]
  readonly outer: readonly [low: number, high: number]
}

const NONE: ReadonlyMap<Month, ValueRange> = new Map()

/** How many of the newest months have a range. */
const LATEST = 3

interface LatestMonthsProps {
  id: string
  figures: LoadedFigures
  /** Takes the ranges of the newest months, for the bars. */
  onRanges: (ranges: ReadonlyMap<Month, ValueRange>) => void
}

/** How far past months of the route were revised, in words; nothing where fewer than eight are known. */
export function LatestMonths({ id, figures, onRanges }: LatestMonthsProps) {
  const { t } = useTranslation('known')
  const words = useWords()
  const vintages = useDataset('vintages').data
  const tables = useDataset('figures', { isLayered: false }).data?.tables
  const series = countingAt(figures, id)
  const range = useMemo(() => {
    const kept = vintages && series && vintagesOf(vintages, series.table)
    const table = tables?.find((each) => each.id === series?.table)
    const moved = kept && table && movedSince(kept, table, { route: id })
    return moved ? pastRange(moved) : null
  }, [vintages, tables, series, id])
  useEffect(() => {
    onRanges(range && range.furthest !== 0 ? rangesOf(range, figures, id) : NONE)
  }, [range, figures, id, onRanges])
  if (!range) return null
  const { months, inner, furthest } = range
  const within = Math.max(-inner[0], inner[1])
  const unsigned = (share: number) => words.change(Math.abs(share)).replace('+', '')
  const said = {
    months,
    stayed: months - 1,
    since: words.period(periodOfDate(range.since)),
    share: unsigned(furthest),
    within: unsigned(within),
  }
  const way = furthest < 0 ? 'fell' : 'rose'
  return (
    <p className={details.note}>
      {furthest === 0
        ? t('latest.none', said)
        : t(within === 0 ? `latest.same.${way}` : `latest.within.${way}`, said)}
    </p>
  )
}

function rangesOf(range: PastRange, figures: LoadedFigures, id: string): ReadonlyMap<Month, ValueRange> {
  const series = countingAt(figures, id)
  if (!series) return new Map()
  const { to } = cubeSpan(series.cube)
  const { values } = monthlySeries(figures, id, { from: monthAt(monthIndex(to) - LATEST + 1), to })
  const outer = [Math.min(range.inner[0], range.furthest), Math.max(range.inner[1], range.furthest)] as const
  const around = (value: number, [low, high]: readonly [number, number]) =>
    [value * (1 + low), value * (1 + high)] as const
  return new Map(
    values.flatMap(({ month, value }): [Month, ValueRange][] =>
      value === null ? [] : [[month, { inner: around(value, range.inner), outer: around(value, outer) }]],
    ),
  )
}
